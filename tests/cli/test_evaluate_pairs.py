"""The report on labelled pairs, and what a saved run is good for."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from dragoman.cli.evaluate_pairs import answer_pairs, compare, print_evaluation, read_run
from dragoman.coder.measure import Answer
from dragoman.errors import OptionError, SourceError

TABLE = (
    "id\tgold_root\tmarked_sentence\n"
    "a\tACCUSE\t<s>France</s> condemned <t>Russia</t> for the attack.\n"
    "b\tYIELD\t<s>Egypt</s> released <t>three journalists</t> on Sunday.\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_joined_labels_are_met_by_either_type(table: Path) -> None:
    assert [(a.id, a.label) for a in answer_pairs(table)] == [("a", "ACCUSE"), ("b", "YIELD")]


def test_the_report_a_saved_run_and_the_plot(table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run, plot = table.with_name("run.tsv"), table.with_name("plot.svg")
    print_evaluation(table, run, None, plot)
    assert "2 pairs: accuracy 1.000, macro F1 1.000" in capsys.readouterr().out
    print_evaluation(table, None, run, None)
    assert "since the saved run (2 pairs in both): 0 gained, 0 lost" in capsys.readouterr().out
    assert ElementTree.parse(plot).getroot().tag.endswith("svg")


def test_gains_and_losses_are_told_pair_by_pair() -> None:
    before = [Answer("1", "AID", "AGREE", 0.6), Answer("2", "AID", "AID", 0.9)]
    now = [Answer("1", "AID", "AID", 0.7), Answer("2", "AID", "AGREE", 0.5)]
    assert list(compare(before, now))[1:] == ["+ 1 AID: AGREE → AID", "- 2 AID: AID → AGREE"]


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("c\tWAR\t<s>A</s> fought <t>B</t>.", "line 4: 'WAR' is no event type"),
        ("c\tAID\tA helped B.", "line 4: expected the sides marked"),
    ],
)
def test_a_row_that_breaks_the_form_is_refused_with_its_line(table: Path, row: str, complaint: str) -> None:
    table.write_text(TABLE + row + "\n", encoding="utf-8")
    with pytest.raises(SourceError, match=complaint):
        answer_pairs(table)


def test_a_file_that_is_no_run_is_refused(table: Path) -> None:
    with pytest.raises(OptionError, match="not a run saved with --save"):
        read_run(table)
