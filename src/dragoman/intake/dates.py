"""Dates as publishers and callers write them, to half-open intervals. What is ambiguous is no date.

`parse_day` is for a caller's option (ISO only); `find_interval` for what pages and lines state; `find_written`
finds a day within words. Nothing is anchored here: a date without its year is none.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from ..errors import OptionError
from ..model import Published
from ..model.report import Basis
from ..model.span import Span
from ..model.when import Precision

_MONTHS = ("january", "february", "march", "april", "may", "june",
           "july", "august", "september", "october", "november", "december")  # fmt: skip
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_YEAR = r"(?P<{}>[12]\d{{3}})"
_WRITTEN = re.compile(
    rf"\b(?:(?P<month1>{MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR.format('year1')}"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month2>{MONTH}),?\s+{_YEAR.format('year2')})(?!\d)",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>[T ].*)?)?)?", re.DOTALL)
_COMPACT = re.compile(r"(?P<year>[12]\d{3})(?P<month>\d\d)(?P<day>\d\d)(?:\d{2,6}|T\w+)?")
_SLASHED = re.compile(r"(?P<year>[12]\d{3})[/.](?P<month>\d{1,2})[/.](?P<day>\d{1,2})(?:\D.*)?", re.DOTALL)
_TIME = re.compile(
    r"[T ]\s*\d{1,2}(?::?\d\d(?::?\d\d(?:[.,]\d+)?)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,5}|[+-]\d\d:?\d\d)?",
    re.IGNORECASE,
)


class Interval(NamedTuple):
    """`[start, end)` as ISO dates."""

    start: str
    end: str
    precision: Precision


def parse_day(words: str) -> Published:
    """A caller's date: YYYY, YYYY-MM, YYYY-MM-DD or an ISO date and time. Raises OptionError for anything else."""
    interval = _find_iso(words.strip())
    if interval is None:
        raise OptionError(f"{words!r} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
    return published(interval, "given by caller")


def published(interval: Interval, basis: Basis, span: Span | None = None) -> Published:
    """The interval as the record's publication date."""
    return Published(interval.start, interval.end, interval.precision, basis, span)


def find_interval(words: str) -> Interval | None:
    """The date that a metadata field holds: ISO, compact (20160725) or written out; None when it is no date."""
    words = words.strip()[:80]
    written = find_written(words)
    if written:
        return written[1]
    compact = _COMPACT.fullmatch(words) or _SLASHED.fullmatch(words)
    return _day(*map(int, compact.group("year", "month", "day"))) if compact else _find_iso(words)


def find_written(words: str) -> tuple[Span, Interval] | None:
    """The first whole day written out in `words` ("July 25, 2016", "25 July 2016"), and where."""
    for found in _WRITTEN.finditer(words):
        which = "1" if found["year1"] else "2"
        interval = _day(int(found["year" + which]), _month_number(found["month" + which]), int(found["day" + which]))
        if interval:
            return Span(*found.span()), interval
    return None


def _find_iso(words: str) -> Interval | None:
    found = _ISO.fullmatch(words)
    if not found or not 1000 <= int(found["year"]) <= 9998:
        return None
    if found["time"] and not _TIME.fullmatch(found["time"]):
        return None
    year = int(found["year"])
    if found["day"]:
        return _day(year, int(found["month"]), int(found["day"]))
    if found["month"]:
        return _month(year, int(found["month"]))
    return Interval(f"{year}-01-01", f"{year + 1}-01-01", "year")


def _day(year: int, month: int, day: int) -> Interval | None:
    try:
        start = date(year, month, day)
        return Interval(start.isoformat(), (start + timedelta(days=1)).isoformat(), "day")
    except (ValueError, OverflowError):
        return None


def _month(year: int, month: int) -> Interval | None:
    if not 1 <= month <= 12:
        return None
    end = date(year + month // 12, month % 12 + 1, 1)
    return Interval(date(year, month, 1).isoformat(), end.isoformat(), "month")


def _month_number(name: str) -> int:
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].lower()))
