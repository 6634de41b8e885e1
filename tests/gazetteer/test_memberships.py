"""Blocs have the members they had on the day that is asked about."""

from __future__ import annotations

import pytest

from dragoman.gazetteer.memberships import members_on, memberships


@pytest.mark.parametrize(
    ("day", "count"),
    [("1990-01-01", 16), ("2003-01-01", 19), ("2014-03-18", 28), ("2023-04-04", 31), ("2024-03-07", 32)],
)
def test_nato_grew(day: str, count: int) -> None:
    assert len(members_on("org:nato", day)) == count


@pytest.mark.parametrize(("day", "is_member"), [("2020-01-31", True), ("2020-02-01", False), ("2025-06-01", False)])
def test_who_left_is_no_member_from_that_day_on(day: str, is_member: bool) -> None:
    assert ("GBR" in members_on("org:eu", day)) is is_member


def test_a_year_or_a_month_begins_on_its_first_day() -> None:
    begins = {m.country: m.since for m in memberships("org:opec") if m.since}
    assert begins == {"QAT": "1961-01-01", "ECU": "2007-11-01"}


def test_what_has_no_dated_member_has_the_same_members_on_every_day() -> None:
    assert members_on("org:e3", "1995-01-01") == members_on("org:e3", "2025-01-01") == ("DEU", "FRA", "GBR")


def test_no_bloc_no_members() -> None:
    assert memberships("state:FRA") == ()
