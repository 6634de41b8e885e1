"""The encounter that loose reports share: by sides and days, by those named, or none at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.errors import OptionError
from dragoman.model import Published, Record
from dragoman.readouts.accounts import find_common
from dragoman.readouts.accounts.common import is_implied


def appeared(record: Record, day: str) -> Record:
    published = Published(day, day, "day", "page metadata", None)
    return replace(record, report=replace(record.report, published=published))


def test_two_readouts_of_one_call_share_it(call: list[Record]) -> None:
    found = find_common(call)
    assert [encounter.date and encounter.date.start for encounter in found] == ["2021-12-07", "2021-12-07"]


def test_a_report_that_never_says_that_they_met_joins_by_those_it_names(call: list[Record]) -> None:
    silent = replace(call[0], encounters=())
    found = find_common([silent, call[1]])
    assert is_implied(silent, found[0])
    assert found[0].evidence == ()
    assert not is_implied(call[1], found[1])


def test_it_does_not_join_when_it_appeared_weeks_later(call: list[Record]) -> None:
    late = appeared(replace(call[0], encounters=()), "2022-01-20")
    with pytest.raises(OptionError, match="no encounter in common"):
        find_common([late, call[1]])


def test_reports_that_both_say_nothing_are_of_one_when_they_name_the_same(call: list[Record]) -> None:
    silent = [replace(record, encounters=()) for record in call]
    assert len({encounter.id for encounter in find_common(silent)}) == 1
