"""Date expressions become the interval that a reader would give them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Published
from dragoman.text import Anchor, choose_anchor, find_dates

MONDAY = Anchor(date(2016, 7, 25), date(2016, 7, 26))
WEDNESDAY = Anchor(date(2022, 6, 15), date(2022, 6, 16))


def dated(text: str, anchor: Anchor | None = MONDAY) -> list[tuple[str, str | None, str | None]]:
    return [(when.text, when.start, when.end) for when in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("signed on July 25, 2016.", "July 25, 2016", "2016-07-25", "2016-07-26"),
        ("signed on 25 July 2016.", "25 July 2016", "2016-07-25", "2016-07-26"),
        ("2016-07-25", "2016-07-25", "2016-07-25", "2016-07-26"),
        ("Sept. 11, 2001", "Sept. 11, 2001", "2001-09-11", "2001-09-12"),
        ("Monday, July 25, 2016", "Monday, July 25, 2016", "2016-07-25", "2016-07-26"),
        ("from May 3 to 5", "May 3 to 5", "2016-05-03", "2016-05-06"),
        ("on 12–14 June", "12–14 June", "2016-06-12", "2016-06-15"),
        ("the June 2021 summit", "June 2021", "2021-06-01", "2021-07-01"),
        ("in late November 2015", "late November 2015", "2015-11-21", "2015-12-01"),
        ("in 2014", "2014", "2014-01-01", "2015-01-01"),
        ("since 2014", "2014", "2014-01-01", None),
        ("the 2015 accords", "2015", "2015-01-01", "2016-01-01"),
        ("from 2014 to 2016", "2014 to 2016", "2014-01-01", "2017-01-01"),
        ("in the 1990s", "1990s", "1990-01-01", "2000-01-01"),
        ("in spring 2016", "spring 2016", "2016-03-01", "2016-06-01"),
        ("in the third quarter of 2016", "third quarter of 2016", "2016-07-01", "2016-10-01"),
    ],
)
def test_calendar_dates_need_no_more_than_their_year(text: str, words: str, start: str, end: str | None) -> None:
    assert dated(text) == [(words, start, end)]


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("met on Monday", "Monday", "2016-07-25", "2016-07-26"),
        ("met on Wednesday", "Wednesday", "2016-07-20", "2016-07-21"),
        ("will meet on Wednesday", "Wednesday", "2016-07-27", "2016-07-28"),
        ("next Monday", "next Monday", "2016-08-01", "2016-08-02"),
        ("last Monday", "last Monday", "2016-07-18", "2016-07-19"),
        ("yesterday", "yesterday", "2016-07-24", "2016-07-25"),
        ("tomorrow", "tomorrow", "2016-07-26", "2016-07-27"),
        ("earlier this month", "earlier this month", "2016-07-01", "2016-08-01"),
        ("last year’s election", "last year", "2015-01-01", "2016-01-01"),
        ("two years ago", "two years ago", "2014-01-01", "2015-01-01"),
        ("last week", "last week", "2016-07-18", "2016-07-25"),
        ("last July", "last July", "2015-07-01", "2015-08-01"),
        ("in December", "December", "2015-12-01", "2016-01-01"),
        ("February 24", "February 24", "2016-02-24", "2016-02-25"),
        ("within 45 days", "within 45 days", "2016-07-25", "2016-09-09"),
        ("last summer", "last summer", "2015-06-01", "2015-09-01"),
    ],
)
def test_relative_dates_count_from_the_anchor(text: str, words: str, start: str, end: str) -> None:
    assert dated(text) == [(words, start, end)]


def test_on_a_wednesday_wednesday_is_today() -> None:
    assert dated("They spoke on Wednesday.", WEDNESDAY) == [("Wednesday", "2022-06-15", "2022-06-16")]


def test_later_counts_from_the_day_told_before() -> None:
    assert dated("He left on July 20 and came back three days later.")[1] == (
        "three days later", "2016-07-23", "2016-07-24",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "They may march.",
        "Theresa May said so.",
        "the fall of the city",
        "2000 people",
        "Good Friday",
        "July 99",
        "$2014",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert dated(text) == []


def test_without_an_anchor_the_words_stay_and_the_interval_is_unknown() -> None:
    assert dated("on Monday, two years ago", None) == [("Monday", None, None), ("two years ago", None, None)]


def test_an_anchor_of_a_month_gives_the_year_but_not_the_day() -> None:
    july = Anchor(date(2016, 7, 1), date(2016, 8, 1))
    assert dated("on Monday, last year", july) == [("Monday", None, None), ("last year", "2015-01-01", "2016-01-01")]


def test_the_anchor_is_the_day_of_publication_else_the_full_date_in_the_text() -> None:
    published = Published("2022-06-15T10:00:00", "2022-06-15T10:01:00", "minute", "page metadata", None)
    assert choose_anchor(published, "on July 25, 2016") == WEDNESDAY
    assert choose_anchor(None, "They met on Monday, in Laos, on July 25, 2016.") == MONDAY
    assert choose_anchor(None, "They met on Monday.") is None


@given(st.text(max_size=400))
def test_any_text_is_read_and_spans_give_the_words_back(text: str) -> None:
    found = find_dates(text, MONDAY)
    assert all(when.span.words(text) == when.text for when in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_lies_within_the_last_seven_days(day: date, back: int) -> None:
    named = day - timedelta(days=back)
    (when,) = find_dates(f"They met on {named:%A}.", Anchor(day, day + timedelta(days=1)))
    assert when.start == named.isoformat()
