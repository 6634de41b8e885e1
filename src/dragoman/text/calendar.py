"""Half-open intervals of days, and the calendar's arithmetic on them.

Used by `date_rules`; nothing here knows of words.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple

from ..model.when import Precision


class Interval(NamedTuple):
    """Days `[start, end)`; `end` None is still open, all None is not known."""

    start: date | None
    end: date | None
    precision: Precision | None


UNKNOWN: Final = Interval(None, None, None)
ONE_DAY: Final = timedelta(days=1)


def day(at: date) -> Interval:
    return Interval(at, at + ONE_DAY, "day")


def days(start: date, end: date) -> Interval:
    """The days from `start` up to but without `end`."""
    return Interval(start, end, "range")


def week(at: date, shift: int = 0) -> Interval:
    """The week, Monday to Sunday, `shift` weeks from that of `at`."""
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=shift)
    return Interval(monday, monday + timedelta(weeks=1), "week")


def weekend(at: date, shift: int = 0) -> Interval:
    monday = at - timedelta(days=at.weekday()) + timedelta(weeks=shift)
    return Interval(monday + timedelta(days=5), monday + timedelta(weeks=1), "range")


def month(year: int, number: int) -> Interval:
    """A month; `number` may run past 12 or below 1."""
    year, zero_based = divmod(year * 12 + number - 1, 12)
    after_year, after = divmod(year * 12 + zero_based + 1, 12)
    return Interval(date(year, zero_based + 1, 1), date(after_year, after + 1, 1), "month")


def part_of_month(whole: Interval, part: str) -> Interval:
    """The first ten, middle ten or remaining days of a month."""
    assert whole.start is not None
    tenth, twentieth = whole.start + timedelta(days=10), whole.start + timedelta(days=20)
    if part == "early":
        return Interval(whole.start, tenth, "range")
    return Interval(tenth, twentieth, "range") if part == "mid" else Interval(twentieth, whole.end, "range")


def quarter(year: int, number: int) -> Interval:
    """A quarter; `number` may run past 4 or below 1."""
    first = month(year, 3 * number - 2)
    assert first.start is not None
    return Interval(first.start, month(first.start.year, first.start.month + 3).start, "quarter")


SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


def season(year: int, name: str) -> Interval:
    """A northern season by its months; winter begins in December of `year`."""
    first = SEASONS[name]
    return Interval(date(year, first, 1), month(year, first + 3).start, "season")


def year(number: int) -> Interval:
    return Interval(date(number, 1, 1), date(number + 1, 1, 1), "year")


def decade(first: int) -> Interval:
    return Interval(date(first, 1, 1), date(first + 10, 1, 1), "decade")


def nearest_year(anchor: date, number: int, of_month: int) -> date | None:
    """The day `number` of a month nearest to `anchor`, the past winning a draw; None for 31 June."""
    found = [at for y in (-1, 0, 1) if (at := valid_date(anchor.year + y, of_month, number))]
    return min(found, key=lambda at: (abs((at - anchor).days), at), default=None)


def valid_date(year: int, month: int, day: int) -> date | None:
    """That day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
