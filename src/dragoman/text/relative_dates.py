"""Rules for dates that count from another day: "Monday", "earlier this month", "two years ago"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from .calendar import (
    UNKNOWN,
    Interval,
    day,
    days,
    decade,
    month,
    quarter,
    week,
    weekend,
    year,
)
from .date_rule import Context, DateRule, Match, date_rule
from .date_words import COUNT, WEEKDAY, WEEKDAYS, number_of

_UNIT = r"(?:minute|hour|day|week|month|year|decade)s?"


@date_rule(
    rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast)\s+)?(?P<w>{WEEKDAY})\b"
    r"(?!\s+(?:Times|Mirror|Telegraph|Express|Mail|Herald))"
)
def weekday(m: Match, context: Context) -> Interval | None:
    """Monday · next Monday · last Friday: within the seven days up to the anchor, which counts itself"""
    if context.anchor is None:
        return UNKNOWN
    back = (context.anchor.weekday() - WEEKDAYS[m["w"].lower()]) % 7
    which = (m["which"] or "").lower()
    if which == "last" and back == 0:
        return day(context.anchor - timedelta(days=7))
    if which == "next" or which == "coming":
        return day(context.anchor + timedelta(days=7 - back))
    if which not in ("last", "past") and context.is_future and back:
        return day(context.anchor + timedelta(days=7 - back))
    return day(context.anchor - timedelta(days=back))


_DAYS: Final = {
    "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2, "last night": -1,
}  # fmt: skip


@date_rule(
    r"(?i:(?:earlier |later )?(?P<core>the day before yesterday|the day after tomorrow|today|tonight|yesterday|"
    r"tomorrow|last night|this (?:morning|afternoon|evening)))\b"
)
def near_day(m: Match, context: Context) -> Interval | None:
    """today · yesterday · last night · this morning"""
    if context.anchor is None:
        return UNKNOWN
    return day(context.anchor + timedelta(days=_DAYS.get(" ".join(m["core"].lower().split()), 0)))


@date_rule(
    r"(?i:(?:the )?same day|that day|the (?P<after>next|following) day|the (?P<before>day before|previous day))\b"
    r"(?! (?:that|when|of)\b)"
)
def told_day(m: Match, context: Context) -> Interval | None:
    """the same day · the next day: counted from the day told before"""
    if context.last is None:
        return UNKNOWN
    return day(context.last + timedelta(days=bool(m["after"]) - bool(m["before"])))


@date_rule(
    r"(?i:(?:earlier |later |the (?:end|beginning|start|middle) of )?"
    r"(?P<which>this|last|next|the coming|the current|the)\s+"
    r"(?P<unit>weekend|week|month|year|quarter|decade|century))\b(?!-)"
)
def which_unit(m: Match, context: Context) -> Interval | None:
    """this week · earlier this month · last year · the end of the year"""
    words = " ".join(m[0].lower().split())
    if m["which"].lower() == "the" and " of the " not in words:
        return None
    if context.anchor is None:
        return UNKNOWN
    shift = {"last": -1, "next": 1, "the coming": 1}.get(" ".join(m["which"].lower().split()), 0)
    return _shifted(context.anchor, m["unit"].lower(), shift)


def _shifted(anchor: date, unit: str, shift: int) -> Interval:
    """The week, month, year … that lies `shift` of its kind from the anchor's."""
    if unit == "day":
        return day(anchor + timedelta(days=shift))
    if unit == "week":
        return week(anchor, shift)
    if unit == "weekend":
        return weekend(anchor, shift)
    if unit == "month":
        return month(anchor.year, anchor.month + shift)
    if unit == "quarter":
        return quarter(anchor.year, (anchor.month + 2) // 3 + shift)
    if unit == "year":
        return year(anchor.year + shift)
    return decade((anchor.year // 10 + shift) * 10) if unit == "decade" else UNKNOWN


@date_rule(
    rf"(?i:(?:(?:more than|over|nearly|almost|about|around|some|roughly|less than|just)\s+)?(?P<core>(?P<n>{COUNT})\s+"
    rf"(?P<u>{_UNIT})\s+(?P<way>ago|later|earlier|before|after)))\b"
)
def ago(m: Match, context: Context) -> Interval | None:
    """two years ago · three days later"""
    way, unit = m["way"].lower(), m["u"].lower().rstrip("s")
    if way in ("before", "after"):
        return None
    start = context.anchor if way == "ago" else context.last
    count = number_of(m["n"])
    if start is None or count is None:
        return UNKNOWN
    if unit in ("minute", "hour"):
        return day(start)
    return _shifted(start, unit, count if way == "later" else -count)


_LENGTH: Final = {"hour": 0, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_FEW: Final = 7  # "the coming days" reach as far as seven of their unit's days; "weeks" and longer reach four units
_SEVERAL: Final = 4


@date_rule(
    rf"(?i:(?P<core>(?:within\s+(?:the\s+)?(?:next\s+)?|the\s+(?:(?P<past>past|last|previous)|coming|next)\s+)"
    rf"(?:(?P<n>{COUNT})\s+)?(?P<u>(?:hour|day|week|month|year)s)))\b"
)
def span_of(m: Match, context: Context) -> Interval | None:
    """the coming days · within 45 days · the past two weeks"""
    if context.anchor is None:
        return UNKNOWN
    unit = m["u"].lower().rstrip("s")
    count = number_of(m["n"]) if m["n"] else None
    reach = timedelta(days=_LENGTH[unit] * (count or (_FEW if unit == "day" else _SEVERAL)) or 1)
    after = context.anchor + timedelta(days=1)
    return days(after - reach, after) if m["past"] else days(context.anchor, after + reach)


@date_rule(r"(?i:recent (?:days|weeks|months|years))\b")
def recently(_: Match, __: Context) -> Interval | None:
    """recent weeks: how many is not said"""
    return UNKNOWN


RELATIVE_RULES: Final[tuple[DateRule, ...]] = (weekday, near_day, told_day, which_unit, ago, span_of, recently)
