"""Dates to half-open intervals."""

from __future__ import annotations

import pytest

from dragoman.errors import OptionError
from dragoman.intake.dates import find_interval, find_written, parse_day


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2016", "2016-01-01", "2017-01-01", "year"),
        ("2016-12", "2016-12-01", "2017-01-01", "month"),
        ("2016-07-25", "2016-07-25", "2016-07-26", "day"),
        ("2021-12-07T20:15:00Z", "2021-12-07", "2021-12-08", "day"),
        ("2021-12-31 23:59:59+02:00", "2021-12-31", "2022-01-01", "day"),
    ],
)
def test_a_callers_date(words: str, start: str, end: str, precision: str) -> None:
    day = parse_day(words)
    assert (day.start, day.end, day.precision, day.basis) == (start, end, precision, "given by caller")


@pytest.mark.parametrize(
    "words", ["", "yesterday", "2016-13", "2016-02-30", "25/07/2016", "2016-07-25 noon", "0000", "9999-12-31"]
)
def test_what_is_no_date_is_refused_by_name(words: str) -> None:
    with pytest.raises(OptionError, match="no date"):
        parse_day(words)


@pytest.mark.parametrize(
    "words", ["Mon, 25 Jul 2016 10:00:00 GMT", "July 25, 2016", "25th July 2016", "20160725", "2016/07/25"]
)
def test_metadata_dates(words: str) -> None:
    interval = find_interval(words)
    assert interval is not None
    assert interval.start == "2016-07-25"


@pytest.mark.parametrize("words", ["07/08/2016", "July 25", "Feb 31, 2016", "soon"])
def test_ambiguous_metadata_is_no_date(words: str) -> None:
    assert find_interval(words) is None


def test_a_written_day_knows_its_place() -> None:
    found = find_written("They met on July 25, 2016 in Vientiane.")
    assert found is not None
    assert found[0].words("They met on July 25, 2016 in Vientiane.") == "July 25, 2016"
