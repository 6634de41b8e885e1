"""Date expressions in English, as half-open intervals anchored on a day.

`choose_anchor` picks what the relative words count from; `find_dates` reads a text with it. A weekday is
a day of the last seven, so on a Wednesday "on Wednesday" is today; "next", "will" and the like look ahead.
Words that nothing anchors are kept without an interval.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from ..model import Published, Span, When
from .calendar import UNKNOWN, Interval
from .calendar_dates import CALENDAR_RULES
from .date_rule import Context, DateRule, Match
from .relative_dates import RELATIVE_RULES


@dataclass(frozen=True, slots=True)
class Anchor:
    """The days `[start, end)` that relative words count from: most often one day, the day of publication."""

    start: date
    end: date


_RULES: Final = (*CALENDAR_RULES, *RELATIVE_RULES)
_BY_NAME: Final = {rule.name: (re.compile(rule.pattern), rule) for rule in _RULES}
# One pass finds where any rule matches; its own pattern then gives the groups, which are nameless here.
_ANY: Final = re.compile(
    r"(?<![\w$€£#.,'’-])(?:"
    + "|".join(f"(?P<{rule.name}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', rule.pattern)})" for rule in _RULES)
    + ")"
)
_NOT_A_DATE: Final = re.compile(r"(?:Bloody|Black|Good|Easter|Holy|Ash|Cyber|Girl)\s+$")
_FUTURE: Final = re.compile(
    r"\b(?:will|would|shall|set to|due to|scheduled|plans? to|planned|planning|expected|going to|is to|are to|"
    r"ahead of|upcoming|prepar\w+|intends?|by)\b(?![^.;]*\b(?:said|announced|told)\s*$)"
)
_LOOK_BACK: Final = 90


def find_dates(text: str, anchor: Anchor | None) -> tuple[When, ...]:
    """The date expressions of `text`, in text order, none overlapping another. Cost is linear in the text."""
    found: list[When] = []
    last: date | None = None
    for match in _ANY.finditer(text):
        name = match.lastgroup or ""
        pattern, rule = _BY_NAME[name]
        again = pattern.match(text, match.start())
        if again is None or _NOT_A_DATE.search(text, max(0, match.start() - 8), match.start()):
            continue
        interval = _resolve(rule, again, anchor, last, _looks_ahead(text, match.start()))
        if interval is None:
            continue
        found.append(_when(text, again, interval))
        if interval.precision == "day":
            last = interval.start
    return tuple(found)


def choose_anchor(published: Published | None, text: str) -> Anchor | None:
    """The publication date, else the latest full date in the text that it does not look ahead to."""
    if published is not None and (start := _parse_day(published.start)):
        end = _parse_day(published.end)
        return Anchor(start, end if end and end > start else start + timedelta(days=1))
    told = [when for when in find_dates(text, None) if when.precision == "day"]
    past = [when for when in told if not _looks_ahead(text, when.span.start)]
    latest = max(past or told, key=lambda when: when.end or "", default=None)
    if latest is None or latest.start is None or latest.end is None:
        return None
    return Anchor(date.fromisoformat(latest.start), date.fromisoformat(latest.end))


def _resolve(rule: DateRule, match: Match, anchor: Anchor | None, last: date | None, ahead: bool) -> Interval | None:
    """The interval that holds whichever day of the anchor is meant; days that disagree leave it unknown."""
    try:
        if anchor is None:
            return rule.resolve(match, Context(None, last, ahead))
        first = rule.resolve(match, Context(anchor.start, last, ahead))
        if anchor.end - anchor.start <= timedelta(days=1):
            return first
        return first if first == rule.resolve(match, Context(anchor.end - timedelta(days=1), last, ahead)) else UNKNOWN
    except (ValueError, OverflowError):  # beyond the calendar: "9000 years ago"
        return UNKNOWN


def _looks_ahead(text: str, at: int) -> bool:
    """Whether the clause before a date speaks of what is to come."""
    before = text[max(0, at - _LOOK_BACK) : at]
    cut = max(before.rfind(". "), before.rfind("\n"), before.rfind(";"))
    return bool(_FUTURE.search(before, cut + 1))


def _when(text: str, match: Match, interval: Interval) -> When:
    bounds = match.span("core") if "core" in match.re.groupindex else match.span()
    span = Span(*bounds)
    start, end = interval.start, interval.end
    first, after = start.isoformat() if start else None, end.isoformat() if end else None
    return When(first, after, interval.precision, span.words(text), span)


def _parse_day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None
