"""Rules for date expressions: each a pattern and a function from its match to an interval.

`RULES` is tried in order at every word, so the longer expression stands before the shorter. A function
returns None when the words are no date after all, and `UNKNOWN` when they are one that nothing anchors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .calendar import (
    UNKNOWN,
    Interval,
    day,
    days,
    decade,
    month,
    nearest_year,
    part_of_month,
    quarter,
    season,
    valid_date,
    week,
    weekend,
    year,
)  # fmt: skip
from .date_words import COUNT, DAY, FULL_MONTH, MONTH, WEEKDAY, WEEKDAYS, YEAR, month_of, number_of


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may lean on: the anchor day, the last day told before, and whether the clause looks ahead."""

    anchor: date | None
    last: date | None
    is_future: bool


Match = re.Match[str]
Rule = Callable[[Match, Context], Interval | None]
RULES: Final[list[tuple[str, str, Rule]]] = []


def _rule(pattern: str) -> Callable[[Rule], Rule]:
    """Register a rule; groups named `core` bound the words that are kept."""

    def register(function: Rule) -> Rule:
        RULES.append((function.__name__.strip("_"), pattern, function))
        return function

    return register


_TO = r"\s*(?:–|—|-|\bto\b|\bthrough\b|\buntil\b)\s*"
_UNIT = r"(?:minute|hour|day|week|month|year|decade)s?"


def _number(word: str) -> int:
    return int(re.sub("[a-z]", "", word))


@_rule(r"(?P<y>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])")
def _iso(m: Match, _: Context) -> Interval | None:
    """2016-07-25"""
    at = valid_date(int(m["y"]), int(m["m"]), int(m["d"]))
    return day(at) if at else None


_AND_DAY = rf"\s+and\s+(?:{DAY})(?!\s+[a-z])"


@_rule(
    rf"(?:{WEEKDAY},?\s+)?(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})"
    rf"(?:{_TO}(?:(?P<m2>{MONTH})\s+)?(?P<d2>{DAY})|(?P<d3>{_AND_DAY}))?(?:(?:,|\s+of)?\s+(?P<y>{YEAR}))?"
)
def _month_day(m: Match, context: Context) -> Interval | None:
    """July 25, 2016 · November 27 · May 3 to 5 · June 30-July 2, 2016"""
    first, second = month_of(m["m"]), month_of(m["m2"] or m["m"])
    last = m["d2"] or (m["d3"].split()[-1] if m["d3"] else m["d"])
    return _date_range(m["y"], (first, _number(m["d"])), (second, _number(last)), context)


@_rule(
    rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{DAY})(?:(?:{_TO}|\s+and\s+)(?P<d2>{DAY}))?\s+(?:of\s+)?"
    rf"(?P<m>{MONTH})(?!\s+(?:be|have|not|also|well)\b)\b(?:,?\s+(?P<y>{YEAR}))?"
)
def _day_month(m: Match, context: Context) -> Interval | None:
    """25 July 2016 · 12–14 June"""
    number = month_of(m["m"])
    return _date_range(m["y"], (number, _number(m["d"])), (number, _number(m["d2"] or m["d"])), context)


def _date_range(y: str | None, first: tuple[int, int], last: tuple[int, int], context: Context) -> Interval | None:
    """From one month and day to another; without a year, the year that brings the first nearest to the anchor."""
    if not 0 < first[1] <= 31 or valid_date(2000, *first) is None or valid_date(2000, *last) is None:
        return None
    if y is not None:
        start = valid_date(int(y), *first)
    else:
        start = nearest_year(context.anchor, first[1], first[0]) if context.anchor else None
    if start is None:
        return UNKNOWN if y is None else None
    end = valid_date(start.year + (last < first), *last)
    return day(start) if end is None or end <= start else days(start, end + timedelta(days=1))


@_rule(rf"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<m>{MONTH})(?:,|\s+of)?\s+(?P<y>{YEAR})")
def _month_year(m: Match, _: Context) -> Interval | None:
    """July 2016 · late November 2015"""
    whole = month(int(m["y"]), month_of(m["m"]))
    return part_of_month(whole, m["part"].lower()) if m["part"] else whole


@_rule(
    rf"(?:(?P<since>[Ss]ince)|[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Tt]hroughout|[Bb]efore|[Aa]fter)\s+"
    rf"(?P<core>(?:(?P<part>early|late|mid)[- ])?(?P<m>{FULL_MONTH}))\b(?!\s+[0-9A-Z])"
)
def _in_month(m: Match, context: Context) -> Interval | None:
    """in July · since February"""
    return _nearest_month(m, context, m["since"])


@_rule(rf"(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[- ](?P<m>{FULL_MONTH})\b(?!\s+[A-Z])")
def _part_month(m: Match, context: Context) -> Interval | None:
    """late November"""
    return _nearest_month(m, context, None)


def _nearest_month(m: Match, context: Context, since: str | None) -> Interval:
    """The last such month up to the anchor's, or the next where the clause looks ahead."""
    if context.anchor is None:
        return UNKNOWN
    number, anchor = month_of(m["m"]), context.anchor
    if context.is_future:
        whole = month(anchor.year + (number < anchor.month), number)
    else:
        whole = month(anchor.year - (number > anchor.month), number)
    if since:
        return Interval(whole.start, None, "month")
    return part_of_month(whole, m["part"].lower()) if m["part"] else whole


@_rule(rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+(?P<m>{FULL_MONTH})\b(?!\s+[A-Z])")
def _which_month(m: Match, context: Context) -> Interval | None:
    """last July"""
    if context.anchor is None:
        return UNKNOWN
    number, anchor, which = month_of(m["m"]), context.anchor, m["which"].lower()
    shift = {"last": -(number >= anchor.month), "next": int(number <= anchor.month), "this": 0}[which]
    return month(anchor.year + shift, number)


@_rule(
    r"(?P<the>(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y)\s+(?:the\s+)?)?(?P<core>(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?"
    rf"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:(?:\s+of)?\s+(?P<y>{YEAR}))?)\b"
    r"(?!\s+of\b)(?!-)"
)
def _season(m: Match, context: Context) -> Interval | None:
    """spring 2016 · last summer · in the autumn"""
    name = m["s"].lower()
    if m["y"]:
        return season(int(m["y"]), name)
    if not m["which"] and "the" not in (m["the"] or ""):
        return None
    if context.anchor is None:
        return UNKNOWN
    which = (m["which"] or "").lower()
    now = season(context.anchor.year, name)
    assert now.start is not None
    assert now.end is not None
    shift = {"last": -(now.end > context.anchor), "next": int(now.start <= context.anchor)}.get(which, 0)
    return season(context.anchor.year + shift, name)


@_rule(
    rf"(?:[Ff]rom\s+)?(?P<core>(?P<y>{YEAR})(?:–|—|-|\s+to\s+|\s+through\s+|\s+until\s+)"
    rf"(?P<y2>{YEAR}|[0-9]{{2}}))\b(?!-)"
)
def _years(m: Match, _: Context) -> Interval | None:
    """2014–2016 · from 2014 to 2016"""
    first = int(m["y"])
    last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
    start, end = year(first), year(last)
    return Interval(start.start, end.end, "range") if last > first else None


_NOT_COUNTED = (
    r"(?!\s*-?\s*(?:people|troops|soldiers|tanks|strong|per\s?cent|percent|km|kilomet|miles|dollars|euros|men|mem))"
)


@_rule(
    rf"(?:(?P<since>[Ss]ince|[Aa]fter)|[Ii]n|[Oo]f|[Bb]y|[Ff]rom|[Uu]ntil|[Dd]uring|[Bb]efore|[Tt]he|[Ff]or|[Aa]nd|"
    rf"[Ii]ts|[Ee]arly|[Ll]ate|[Mm]id)[- ](?P<core>(?P<y>{YEAR}))\b(?![-–][0-9]){_NOT_COUNTED}"
)
def _in_year(m: Match, _: Context) -> Interval | None:
    """in 2014 · since 2014 · the 2015 Minsk agreements"""
    whole = year(int(m["y"]))
    return Interval(whole.start, None, "year") if (m["since"] or "").lower() == "since" else whole


@_rule(r"(?:[Tt]he\s+)?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<core>(?P<y>(?:1[5-9]|20)[0-9]0)['’]?s)\b")
def _decade(m: Match, _: Context) -> Interval | None:
    """the 1990s"""
    return decade(int(m["y"]))


_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


@_rule(rf"(?:(?P<n>first|second|third|fourth|last)\s+quarter(?:\s+of\s+|\s+)|Q(?P<q>[1-4])\s+)(?P<y>{YEAR})\b")
def _quarter_of(m: Match, _: Context) -> Interval | None:
    """the third quarter of 2016 · Q3 2016"""
    return quarter(int(m["y"]), int(m["q"]) if m["q"] else _ORDINALS[m["n"]])


@_rule(
    rf"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Cc]oming|[Pp]ast)\s+)?(?P<w>{WEEKDAY})\b"
    r"(?!\s+(?:Times|Mirror|Telegraph|Express|Mail|Herald))"
)
def _weekday(m: Match, context: Context) -> Interval | None:
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


@_rule(
    r"(?i:(?:earlier |later )?(?P<core>the day before yesterday|the day after tomorrow|today|tonight|yesterday|"
    r"tomorrow|last night|this (?:morning|afternoon|evening)))\b"
)
def _near_day(m: Match, context: Context) -> Interval | None:
    """today · yesterday · last night · this morning"""
    if context.anchor is None:
        return UNKNOWN
    return day(context.anchor + timedelta(days=_DAYS.get(" ".join(m["core"].lower().split()), 0)))


@_rule(
    r"(?i:(?:the )?same day|that day|the (?P<after>next|following) day|the (?P<before>day before|previous day))\b"
    r"(?! (?:that|when|of)\b)"
)
def _told_day(m: Match, context: Context) -> Interval | None:
    """the same day · the next day: counted from the day told before"""
    if context.last is None:
        return UNKNOWN
    return day(context.last + timedelta(days=bool(m["after"]) - bool(m["before"])))


@_rule(
    r"(?i:(?:earlier |later |the (?:end|beginning|start|middle) of )?"
    r"(?P<which>this|last|next|the coming|the current|the)\s+(?P<unit>weekend|week|month|year|quarter|decade|century))\b(?!-)"
)
def _which_unit(m: Match, context: Context) -> Interval | None:
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


@_rule(
    rf"(?i:(?:(?:more than|over|nearly|almost|about|around|some|roughly|less than|just)\s+)?(?P<core>(?P<n>{COUNT})\s+"
    rf"(?P<u>{_UNIT})\s+(?P<way>ago|later|earlier|before|after)))\b"
)
def _ago(m: Match, context: Context) -> Interval | None:
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


@_rule(
    rf"(?i:(?P<core>(?:within\s+(?:the\s+)?(?:next\s+)?|the\s+(?:(?P<past>past|last|previous)|coming|next)\s+)"
    rf"(?:(?P<n>{COUNT})\s+)?(?P<u>(?:hour|day|week|month|year)s)))\b"
)
def _span_of(m: Match, context: Context) -> Interval | None:
    """the coming days · within 45 days · the past two weeks"""
    if context.anchor is None:
        return UNKNOWN
    unit = m["u"].lower().rstrip("s")
    count = number_of(m["n"]) if m["n"] else None
    reach = timedelta(days=_LENGTH[unit] * (count or (_FEW if unit == "day" else _SEVERAL)) or 1)
    after = context.anchor + timedelta(days=1)
    return days(after - reach, after) if m["past"] else days(context.anchor, after + reach)


@_rule(r"(?i:recent (?:days|weeks|months|years))\b")
def _recently(_: Match, __: Context) -> Interval | None:
    """recent weeks: how many is not said"""
    return UNKNOWN
