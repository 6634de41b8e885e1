"""A side over time: always, new, no longer; pure, and out of a ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import OptionError
from dragoman.ledger import open_view
from dragoman.readouts.accounts import Telling, find_common
from dragoman.readouts.accounts.over_time import partner_of, set_against, side_over_time
from dragoman.readouts.accounts.sheet import lay_out_time
from dragoman.readouts.accounts.tell import tell_accounts

TEXT = """title: Call with President of Finland
source: President of Russia (en.kremlin.ru)
url: http://en.kremlin.ru/{day}
date: {day}

Vladimir Putin had a telephone conversation with President of Finland Sauli Niinistö. The presidents discussed {topics}.
"""
DAYS = {
    "2021-03-01": "climate change and the Minsk agreements",
    "2021-06-01": "climate change and the Minsk agreements",
    "2021-09-01": "climate change and trade",
    "2021-12-01": "climate change and the Minsk agreements",
    "2022-03-01": "climate change and a cease-fire",
}


@pytest.fixture(scope="module")
def records() -> list[dragoman.Record]:
    return [dragoman.read(TEXT.format(day=day, topics=topics).encode()) for day, topics in DAYS.items()]


def test_always_new_and_no_longer(records: list[dragoman.Record]) -> None:
    encounters = [find_common([record, record])[0] for record in records]
    accounts = tell_accounts([Telling(r, e, "RUS") for r, e in zip(records, encounters, strict=True)])
    over = set_against(accounts[-1], accounts[-2::-1])
    assert [habit.label for habit in over.always] == ["climate and clean energy"]
    assert [habit.label for habit in over.new] == ["ceasefire and end of hostilities"]
    assert [(habit.label, habit.share) for habit in over.no_longer] == [("Minsk agreements and Normandy format", 0.75)]


def test_a_ledger_gives_the_earlier_ones_and_none_of_later_days(records: list[dragoman.Record], tmp_path: Path) -> None:
    place = str(tmp_path / "news.db")
    with dragoman.open(place) as ledger:
        for record in records:
            ledger.add(record)
    assert partner_of(records[-1]) == ("RUS", "FIN")
    with open_view(place) as view:
        over = side_over_time(view, "RUS", "FIN", records[-1])
        first = side_over_time(view, "RUS", "FIN", records[0])
    assert len(over.earlier) == 4
    assert [habit.label for habit in over.new] == ["ceasefire and end of hostilities"]
    assert (first.earlier, first.new) == ((), ())
    assert "one readout against 4 earlier readouts, 2021-03-01 to 2021-12-01" in lay_out_time(over).title


def test_a_report_whose_side_is_not_told_is_refused(records: list[dragoman.Record]) -> None:
    nobody = replace(records[0], report=replace(records[0].report, publisher=None))
    with pytest.raises(OptionError, match="does not tell whose side"):
        partner_of(nobody)
