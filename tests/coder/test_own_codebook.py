"""A user's codebook is read in its order, and whatever breaks its form is refused with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.coder.own_codebook import read_codebook
from dragoman.errors import SourceError

GOOD = """name: talks
types:
  GIFT:
    definition: Something is given.
    examples:
      - <s>France</s> gave <t>Chad</t> three trucks.
      - <s>Japan</s> handed <t>Nepal</t> tents.
      - <t>Kenya</t> was given boats by <s>Norway</s>.
  QUARREL:
    definition: Hard words.
    examples:
      - <s>Iran</s> cursed <t>Iraq</t>.
      - <s>Chile</s> insulted <t>Peru</t>.
      - <s>Cuba</s> scolded <t>Haiti</t>.
none:
  - <s>France</s> lies beside <t>Spain</t>.
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_codebook_keeps_its_order_and_its_lines(tmp_path: Path) -> None:
    own = read_codebook(written(tmp_path, GOOD))
    assert own.name == "talks"
    assert [(type.name, type.definition) for type in own.types] == [
        ("GIFT", "Something is given."),
        ("QUARREL", "Hard words."),
    ]
    assert [(e.label, e.line) for e in own.examples][2:4] == [("GIFT", 8), ("QUARREL", 12)]
    assert own.examples[-1].label == "none"
    assert own.examples[2].marked.text == "Kenya was given boats by Norway."


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("<s>Iran</s> cursed <t>Iraq</t>.", "Iran cursed <t>Iraq</t>.", "line 12: a side is unmarked"),
        ("<s>Iran</s> cursed <t>Iraq</t>.", "<s>Iran cursed <t>Iraq</t>.", "line 12: expected the sides marked"),
        ("<s>Iran</s> cursed <t>Iraq</t>.", "<s>Japan</s> handed <t>Nepal</t> tents.", "line 12: repeats line 7"),
        ("      - <s>Cuba</s> scolded <t>Haiti</t>.\n", "", "line 10: QUARREL has 2 examples; at least 3"),
        ("  QUARREL:", "  quarrel:", "line 10: 'quarrel' is no name of a type"),
        ("  QUARREL:", "  GIFT:", "line 9: 'GIFT' stands twice"),
        ("none:", "nothing:", "line 15: unknown key 'nothing'"),
        ("    definition: Hard words.\n", "", "line 10: QUARREL needs a definition"),
        ("name: talks\n", "", "line 1: name is missing"),
        ("  - <s>France</s> lies", "  - [<s>France</s>] lies", "line 16: is no YAML"),
        ("definition: Hard words.", "definition: [1]", "line 10: expected words"),
    ],
)
def test_what_breaks_the_form_is_refused_with_its_line(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(SourceError, match=complaint):
        read_codebook(written(tmp_path, GOOD.replace(old, new)))


@pytest.mark.parametrize(
    ("text", "complaint"), [("", "line 1: expected keys name"), ("- a\n", "line 1: expected keys name, types")]
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint):
        read_codebook(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"nowhere\.yaml: cannot be read"):
        read_codebook(tmp_path / "nowhere.yaml")
