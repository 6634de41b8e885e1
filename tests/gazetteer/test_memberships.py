"""Blocs have the members they had on the day that is asked about."""

from __future__ import annotations

import pytest

from dragoman.gazetteer.memberships import blocs_with, members_on, memberships


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
    begins = {m.country: m.since for m in memberships("org:opec") if m.country in ("QAT", "ECU")}
    assert begins == {"QAT": "1961-01-01", "ECU": "2007-11-01"}


@pytest.mark.parametrize(
    ("bloc", "counts"),
    [
        ("oecd", {"1992-01-01": 24, "2000-12-31": 30, "2015-01-01": 34, "2025-01-01": 38}),
        ("opec", {"1992-01-01": 13, "2000-01-01": 11, "2016-02-01": 13, "2020-06-01": 13, "2024-06-01": 12}),
        ("council-of-europe", {"2000-01-01": 41, "2008-01-01": 47, "2022-03-16": 46}),
        ("emu", {"1998-12-31": 0, "1999-01-01": 11, "2015-01-01": 19, "2023-01-01": 20, "2026-01-01": 21}),
        ("efta", {"1994-12-31": 7, "1995-01-01": 4}),
        ("apec", {"1992-01-01": 15, "1999-01-01": 21}),
        ("ecowas", {"2025-01-28": 14, "2025-01-29": 11}),
    ],
)
def test_blocs_had_as_many_members_as_they_count_themselves(bloc: str, counts: dict[str, int]) -> None:
    """Numbers that the bodies give of themselves. ECOWAS has one more: the Factbook's list lacks Guinea."""
    assert {day: len(members_on(f"org:{bloc}", day)) for day in counts} == counts


def test_who_left_and_came_back_has_two_spells() -> None:
    days = ("2013-10-02", "2013-10-03", "2018-02-08")
    assert ["GMB" in members_on("org:commonwealth", day) for day in days] == [True, False, True]


def test_what_has_no_dated_member_has_the_same_members_on_every_day() -> None:
    assert members_on("org:e3", "1995-01-01") == members_on("org:e3", "2025-01-01") == ("DEU", "FRA", "GBR")


def test_no_bloc_no_members() -> None:
    assert memberships("state:FRA") == ()


def test_a_country_was_in_the_blocs_that_name_it_as_a_member() -> None:
    blocs = blocs_with("ECU")
    assert "org:opec" in blocs
    assert all(any(one.country == "ECU" for one in memberships(bloc)) for bloc in blocs)
    assert blocs_with("XXX") == ()
