"""What the model learns from: the sentences of our own are whole, and bad training files are refused with the line."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.examples import ExampleError, assign_folds, read_labelled, read_written
from training.written import FILE, PatternError, read_patterns, write_sentences

from dragoman.coder.labels import LABELS

HEADER = "id\tgold_root\tgold_penta\tsentence\tmarked_sentence\tsource\ttarget\n"


def test_the_committed_sentences_are_those_of_the_patterns(tmp_path: Path) -> None:
    write_sentences(tmp_path / "again.tsv")
    assert (tmp_path / "again.tsv").read_bytes() == FILE.read_bytes()


def test_our_own_sentences_teach_every_label() -> None:
    examples = read_written(FILE)
    assert len(examples) > 2000
    assert {label for example in examples for label in example.admits} == set(LABELS)
    assert all(example.marked.actor and example.marked.recipient for example in examples)


def labelled(folder: Path, row: str) -> Path:
    path = folder / "pairs.tsv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("0\tWAR\t4\tA hit B.\t<s>A</s> hit <t>B</t>.\tA\tB", "line 2: 'WAR' is no event type"),
        ("0\tAID\t2\tA fed B.\tA fed B.\tA\tB", "line 2: expected the sides marked"),
    ],
)
def test_a_bad_row_is_refused_with_its_line(tmp_path: Path, row: str, complaint: str) -> None:
    with pytest.raises(ExampleError, match=complaint):
        read_labelled(labelled(tmp_path, row))


def test_a_row_whose_type_and_class_disagree_counts_half(tmp_path: Path) -> None:
    (example,) = read_labelled(labelled(tmp_path, "0\tAID\t1\tA fed B.\t<s>A</s> fed <t>B</t>.\tA\tB"))
    assert example.weight == 0.5


def test_yield_admits_both_types_that_it_joined(tmp_path: Path) -> None:
    (example,) = read_labelled(labelled(tmp_path, "0\tYIELD\t2\tA left B.\t<s>A</s> left <t>B</t>.\tA\tB"))
    assert example.admits == ("CONCEDE", "RETREAT")
    assert example.swapped().turned is True


def test_folds_part_no_group() -> None:
    examples = read_written(FILE)
    folds = assign_folds(examples, 5, 1)
    assert set(folds) == set(range(5))
    assert len({(e.group, fold) for e, fold in zip(examples, folds, strict=True)}) == len({e.group for e in examples})


def test_a_pattern_without_a_deed_is_refused(tmp_path: Path) -> None:
    (tmp_path / "patterns-broken.txt").write_text("# fine\n<A> met <B>.\n", encoding="utf-8")
    with pytest.raises(PatternError, match=r"patterns-broken.txt line 2: no deed"):
        read_patterns(tmp_path)
