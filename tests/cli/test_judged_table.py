"""Judged tables are read with their confidence, and what breaks their form is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.cli.judged_table import read_judged
from dragoman.errors import SourceError

HEAD = "id,document,words,fact,verdict,reason\n"


def test_the_confidence_stands_at_the_end_of_the_fact(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(HEAD + 'e1,u,w,"A → AID (None) occurred → B | 0.84", Right ,\na1,u,w,A [FRA] | person,,\n')
    event, actor = read_judged(path)
    assert (event.verdict, event.confidence, event.line) == ("right", 0.84, 2)
    assert (actor.verdict, actor.confidence) == ("", None)


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        (HEAD + 'e1,u,"two\nlines",f,maybe,\n', "line 3: verdict 'maybe'"),
        ("id,verdict\n", "line 1: no column fact"),
    ],
)
def test_a_broken_table_is_refused_with_its_line(tmp_path: Path, table: str, complaint: str) -> None:
    path = tmp_path / "events.csv"
    path.write_text(table)
    with pytest.raises(SourceError, match=complaint):
        read_judged(path)
