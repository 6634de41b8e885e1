"""Verdicts are counted, with an interval, and a verdict that is none is refused."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.model import Record
from sample import COLUMNS, event_rows, statement_rows, write_rows
from tally import tally_file


def write_verdicts(path: Path, *verdicts: tuple[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(("id", "document", "words", "fact", verdict, reason) for verdict, reason in verdicts)
    return path


def test_verdicts_are_counted(tmp_path: Path) -> None:
    verdicts = [("right", "")] * 8 + [("wrong", "recipient"), ("Wrong ", "recipient"), ("", "")]
    tally = tally_file(write_verdicts(tmp_path / "events.csv", *verdicts))
    assert (tally.right, tally.judged, tally.left) == (8, 10, 1)
    assert tally.share == 0.8
    assert tally.reasons == (("recipient", 2),)
    low, high = tally.interval
    assert (round(low, 2), round(high, 2)) == (0.49, 0.94)
    assert "not judged yet" in str(tally)


def test_a_verdict_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="line 2: verdict 'maybe'"):
        tally_file(write_verdicts(tmp_path / "events.csv", ("maybe", "")))


def test_a_fact_is_shown_with_its_words_marked(tmp_path: Path, record: Record) -> None:
    rows = [*event_rows(record), *statement_rows(record)]
    assert "Kari Lunde «met» her Finnish" in rows[0].words
    assert rows[1].fact.startswith("Finland [FIN] → ACCUSE (disapprove) occurred → Norway [NOR]")
    write_rows(tmp_path / "events.csv", rows)
    assert tally_file(tmp_path / "events.csv").left == len(rows)
