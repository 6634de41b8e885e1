"""Rules for dates by their calendar names: "July 25, 2016", "late November", "in 2014", "the 1990s".

`CALENDAR_RULES` is tried in order at every word, so the longer expression stands before the shorter.
"""

from __future__ import annotations

import re
from datetime import timedelta
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
    year,
)
from .date_rule import Context, DateRule, Match, date_rule
from .date_words import DAY, FULL_MONTH, MONTH, WEEKDAY, YEAR, month_of

_TO = r"\s*(?:–|—|-|\bto\b|\bthrough\b|\buntil\b)\s*"


def _number(word: str) -> int:
    return int(re.sub("[a-z]", "", word))


@date_rule(r"(?P<y>[12][0-9]{3})-(?P<m>[01][0-9])-(?P<d>[0-3][0-9])(?![0-9])")
def iso(m: Match, _: Context) -> Interval | None:
    """2016-07-25"""
    at = valid_date(int(m["y"]), int(m["m"]), int(m["d"]))
    return day(at) if at else None


_AND_DAY = rf"\s+and\s+(?:{DAY})(?!\s+[a-z])"


@date_rule(
    rf"(?:{WEEKDAY},?\s+)?(?P<m>{MONTH})\s+(?:the\s+)?(?P<d>{DAY})"
    rf"(?:{_TO}(?:(?P<m2>{MONTH})\s+)?(?P<d2>{DAY})|(?P<d3>{_AND_DAY}))?(?:(?:,|\s+of)?\s+(?P<y>{YEAR}))?"
)
def month_day(m: Match, context: Context) -> Interval | None:
    """July 25, 2016 · November 27 · May 3 to 5 · June 30-July 2, 2016"""
    first, second = month_of(m["m"]), month_of(m["m2"] or m["m"])
    last = m["d2"] or (m["d3"].split()[-1] if m["d3"] else m["d"])
    return _date_range(m["y"], (first, _number(m["d"])), (second, _number(last)), context)


@date_rule(
    rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{DAY})(?:(?:{_TO}|\s+and\s+)(?P<d2>{DAY}))?\s+(?:of\s+)?"
    rf"(?P<m>{MONTH})(?!\s+(?:be|have|not|also|well)\b)\b(?:,?\s+(?P<y>{YEAR}))?"
)
def day_month(m: Match, context: Context) -> Interval | None:
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


@date_rule(rf"(?:(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<m>{MONTH})(?:,|\s+of)?\s+(?P<y>{YEAR})")
def month_year(m: Match, _: Context) -> Interval | None:
    """July 2016 · late November 2015"""
    whole = month(int(m["y"]), month_of(m["m"]))
    return part_of_month(whole, m["part"].lower()) if m["part"] else whole


@date_rule(
    rf"(?:(?P<since>[Ss]ince)|[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Ff]rom|[Tt]hroughout|[Bb]efore|[Aa]fter)\s+"
    rf"(?P<core>(?:(?P<part>early|late|mid)[- ])?(?P<m>{FULL_MONTH}))\b(?!\s+[0-9A-Z])"
)
def in_month(m: Match, context: Context) -> Interval | None:
    """in July · since February"""
    return _nearest_month(m, context, m["since"])


@date_rule(rf"(?P<part>[Ee]arly|[Ll]ate|[Mm]id)[- ](?P<m>{FULL_MONTH})\b(?!\s+[A-Z])")
def part_month(m: Match, context: Context) -> Interval | None:
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


@date_rule(rf"(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+(?P<m>{FULL_MONTH})\b(?!\s+[A-Z])")
def which_month(m: Match, context: Context) -> Interval | None:
    """last July"""
    if context.anchor is None:
        return UNKNOWN
    number, anchor, which = month_of(m["m"]), context.anchor, m["which"].lower()
    shift = {"last": -(number >= anchor.month), "next": int(number <= anchor.month), "this": 0}[which]
    return month(anchor.year + shift, number)


@date_rule(
    r"(?P<the>(?:[Ii]n|[Dd]uring|[Ss]ince|[Bb]y)\s+(?:the\s+)?)?(?P<core>(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his)\s+)?"
    rf"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:(?:\s+of)?\s+(?P<y>{YEAR}))?)\b"
    r"(?!\s+of\b)(?!-)"
)
def named_season(m: Match, context: Context) -> Interval | None:
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


@date_rule(
    rf"(?:[Ff]rom\s+)?(?P<core>(?P<y>{YEAR})(?:–|—|-|\s+to\s+|\s+through\s+|\s+until\s+)"
    rf"(?P<y2>{YEAR}|[0-9]{{2}}))\b(?!-)"
)
def years(m: Match, _: Context) -> Interval | None:
    """2014–2016 · from 2014 to 2016"""
    first = int(m["y"])
    last = int(m["y2"]) if len(m["y2"]) == 4 else first // 100 * 100 + int(m["y2"])
    start, end = year(first), year(last)
    return Interval(start.start, end.end, "range") if last > first else None


_NOT_COUNTED = (
    r"(?!\s*-?\s*(?:people|troops|soldiers|tanks|strong|per\s?cent|percent|km|kilomet|miles|dollars|euros|men|mem))"
)


@date_rule(
    rf"(?:(?P<since>[Ss]ince|[Aa]fter)|[Ii]n|[Oo]f|[Bb]y|[Ff]rom|[Uu]ntil|[Dd]uring|[Bb]efore|[Tt]he|[Ff]or|[Aa]nd|"
    rf"[Ii]ts|[Ee]arly|[Ll]ate|[Mm]id)[- ](?P<core>(?P<y>{YEAR}))\b(?![-–][0-9]){_NOT_COUNTED}"
)
def in_year(m: Match, _: Context) -> Interval | None:
    """in 2014 · since 2014 · the 2015 Minsk agreements"""
    whole = year(int(m["y"]))
    return Interval(whole.start, None, "year") if (m["since"] or "").lower() == "since" else whole


@date_rule(r"(?:[Tt]he\s+)?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[- ])?(?P<core>(?P<y>(?:1[5-9]|20)[0-9]0)['’]?s)\b")
def named_decade(m: Match, _: Context) -> Interval | None:
    """the 1990s"""
    return decade(int(m["y"]))


_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}


@date_rule(rf"(?:(?P<n>first|second|third|fourth|last)\s+quarter(?:\s+of\s+|\s+)|Q(?P<q>[1-4])\s+)(?P<y>{YEAR})\b")
def quarter_of(m: Match, _: Context) -> Interval | None:
    """the third quarter of 2016 · Q3 2016"""
    return quarter(int(m["y"]), int(m["q"]) if m["q"] else _ORDINALS[m["n"]])


CALENDAR_RULES: Final[tuple[DateRule, ...]] = (
    iso, month_day, day_month, month_year, in_month, part_month, which_month, named_season, years, in_year,
    named_decade, quarter_of,
)  # fmt: skip
