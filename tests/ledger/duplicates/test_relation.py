"""Updates and corrections of a story are told from copies."""

from __future__ import annotations

import pytest

from dragoman.ledger.duplicates import compare, fingerprint_of, relate
from dragoman.ledger.duplicates.marks import Mark, find_mark, plain_text
from dragoman.text.words import read_words

HEAD = "Ferry sinks off Estmark"
LEAD = (
    "A ferry with 212 people on board sank in a storm off the coast of Estmark on Sunday night, and at least 12 of "
    "them are dead, the harbour office said. Boats from three countries searched the sea until morning."
)
MORE = (
    "The ferry had left Norland at six with lorries on its lower deck. Its captain reported water in the engine room "
    "an hour later and turned towards the nearest port, which it did not reach."
)
NEW = (
    "Divers found the recorder of the voyage at noon on Monday and brought it to the capital, where a commission of "
    "five will hear its tapes. The owners said they would open their books, and that two other ferries of the "
    "same yard stay in port until the cause is known."
)
FIRST = f"{HEAD}\n\n{LEAD}\n\n{MORE}"


MARKED = (
    "UPDATE 1-Talks",
    "Updated - talks",
    "(reupdates with talks)",
    "2nd LD talks",
    "BC-Talks, 1st Lead",
    "Talks-3rd Writethru",
    "(Recasts lead)",
    "(Releads)",
    "(rewrites throughout)",
    "adds with quotes",
    "Eds: Adds byline",
    "Eds updates throughout",
    "This story has been updated",
    "CLARIFICATION: talks",
    "[CORRECTED]",
    "(correcting name)",
    "Talks; corrects spelling",
    "Refiles to fix headline",
    "resends to correct",
    "An earlier version of this story misstated the day",
    "A previous version of this article misspelled it",
    "This page was corrected",
)


def relation(new: str, old: str) -> tuple[str, bool]:
    one, other = fingerprint_of(new), fingerprint_of(old)
    likeness = compare(one, other)
    assert likeness.is_one_story
    return relate(one, other, likeness)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"UPDATE 2-{FIRST}", ("update", True)),
        (f"Updated: {FIRST}", ("update", True)),
        (f"{HEAD}\n\n(Updates with search, adds owners)\n\n{LEAD}\n\n{MORE}", ("update", True)),
        (f"CORRECTED-{FIRST}", ("correction", True)),
        (f"{HEAD}\n\n(Corrects number of people in paragraph 1)\n\n{LEAD}\n\n{MORE}", ("correction", True)),
        (f"{HEAD}\n\n{LEAD}\n\n{NEW}\n\n{MORE}", ("update", True)),
        (FIRST.replace("at least 12", "at least 15"), ("update", True)),
        (f"{FIRST}\n\nSign up for our letter, and read every morning what matters.", ("copy", False)),
        (f"Storm at sea\n\n{LEAD}\n\n{MORE}", ("copy", False)),
        (f"{HEAD}\n\n{LEAD}", ("copy", False)),
    ],
)
def test_the_relation_of_a_text_to_the_first(text: str, expected: tuple[str, bool]) -> None:
    assert relation(text, FIRST) == expected


def test_the_first_version_that_comes_late_is_not_the_later() -> None:
    assert relation(FIRST, f"UPDATE 1-{FIRST}") == ("update", False)
    assert relation(FIRST, f"CORRECTED-{FIRST}") == ("correction", False)


def test_editions_follow_each_other_and_copies_of_one_are_copies() -> None:
    assert relation(f"UPDATE 3-{FIRST}", f"UPDATE 2-{FIRST}") == ("update", True)
    assert relation(f"UPDATE 2-{FIRST}", f"UPDATE 3-{FIRST}") == ("update", False)
    assert relation(f"UPDATE 2-{FIRST}", f"UPDATE 2-{HEAD}\n\n{LEAD}") == ("copy", False)


def test_a_recast_update_is_told_by_its_mark_alone() -> None:
    recast = f"{HEAD}\n\n{LEAD}\n\n{NEW}"
    longer = f"{HEAD}\n\n{LEAD}\n\n{MORE}"
    assert compare(fingerprint_of(f"UPDATE 1-{recast}"), fingerprint_of(longer)).is_one_story


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("UPDATE 2-Talks fail", Mark("update", 2)),
        ("BC-Talks, 3rd Ld-Writethru", Mark("update", 3)),
        ("Talks fail\n(Adds quotes)", Mark("update")),
        ("CORRECTION: Talks fail", Mark("correction")),
        ("REFILE-UPDATE 1-Talks fail (corrects spelling of name)", Mark("correction", 1)),
        ("UPDATE 99999-Talks", Mark("update", 255)),
        ("An update on talks: ministers correct their course", Mark()),
        ("The minister asked for an updated map", Mark()),
        ("Talks fail " + "x" * 800 + " (corrects name)", Mark()),
        ("", Mark()),
    ],
)
def test_marks(text: str, mark: Mark) -> None:
    assert find_mark(text) == mark


def test_only_lines_of_furniture_are_left_out() -> None:
    kept = "Related talks were held in a long paragraph that " + "goes on and on " * 20
    assert plain_text(f"Head\n###\n© 2024 The Paper\nRead more: five recipes\n{kept}").split("\n") == [
        "Head", "", "", "", kept,
    ]  # fmt: skip
    assert plain_text("The United\nStates") == "The US"


def test_every_kind_of_mark_holds_a_hint() -> None:
    hints = read_words("dragoman.ledger.duplicates", "marks")["hints"]
    for marked in MARKED:
        assert find_mark(marked).kind != "none"
        assert any(hint in marked.lower() for hint in hints)
