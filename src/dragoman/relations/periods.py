"""Days to periods: day, week (from Monday, ISO 8601), month, quarter, year; and the run of periods between two days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from ..errors import OptionError

if TYPE_CHECKING:
    import ibis

Period = Literal["day", "week", "month", "quarter", "year"]

PERIODS: tuple[Period, ...] = ("day", "week", "month", "quarter", "year")
_UNITS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


def starts_of(day: ibis.Value, period: Period) -> ibis.Value:
    """The first day of the period that holds each day, as an Ibis expression."""
    if period == "day":
        return day
    # Spark truncates dates to timestamps, whatever Ibis believes: said twice, both give back a date.
    return day.cast("timestamp").truncate(_UNITS[period]).cast("date")


def start_of(day: date, period: Period) -> date:
    """The same of one day."""
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    months = _MONTHS[period]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def next_start(start: date, period: Period) -> date:
    """The first day of the period after the one that begins on `start`."""
    if period in ("day", "week"):
        return start + timedelta(days=1 if period == "day" else 7)
    months = start.year * 12 + start.month - 1 + _MONTHS[period]
    return date(months // 12, months % 12 + 1, 1)


def run_of(first: date, last: date, period: Period) -> Iterator[date]:
    """The starts of all periods from the one that holds `first` to the one that holds `last`."""
    start = start_of(first, period)
    while start <= last:
        yield start
        start = next_start(start, period)


def label_of(start: date, period: Period) -> str:
    """A period as people write it: 2022-02-24, 2022-W08, 2022-02, 2022-Q1, 2022."""
    if period == "week":
        year, week, _ = start.isocalendar()
        return f"{year}-W{week:02}"
    if period == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return start.isoformat()[: {"day": 10, "month": 7, "year": 4}[period]]


def first_day(words: str | None, option: str) -> str | None:
    """The ISO day with which "2014", "2014-03" or "2014-03-18" begins. Raises OptionError, naming the option."""
    if words is None:
        return None
    try:
        return date.fromisoformat(words + "-01-01"[len(words) - 4 :] if len(words) in (4, 7) else words).isoformat()
    except ValueError as error:
        raise OptionError(f"{option} {words}: not a day; write YYYY, YYYY-MM or YYYY-MM-DD") from error


def fitting_period(first: date, last: date) -> Period:
    """Periods that make some ten to a hundred points of a stretch of time."""
    days = (last - first).days
    return "day" if days <= 60 else "week" if days <= 500 else "month" if days <= 366 * 9 else "quarter"
