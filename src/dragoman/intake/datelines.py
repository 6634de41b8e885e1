"""Where and when a story says it was filed: datelines, and lines that state the day of publication.

A dateline opens a paragraph and ends in a dash: "VIENTIANE, Laos (Reuters) —". Its place stands in capitals, or
it holds an agency or a day; anything less is prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .credits import known_agencies
from .dates import MONTH, WEEKDAY, Interval, find_written

_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]+){0,4}"
_NAME = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|de|al|of|the)){0,4}"
_REGIONS = rf"(?:, {_NAME}){{0,2}}"
_DAY = (
    rf"(?:{WEEKDAY},? )?(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? [12]\d{{3}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?:,? [12]\d{{3}})?)"
)
_AGENCY = r"[(/\[](?P<{}>[A-Za-z][\w .&/’'-]{{1,40}})[)/\]]"
_DASH = r"(?: ?(?:—|–|--)|(?<=[)\d]) -| - ?-| -(?= ))(?= |$|[A-Z“\"'‘])"
_FORMS = (
    rf"(?:{_CAPITALS}){_REGIONS}(?:,? \(?{_DAY}\)?)?,?(?: {_AGENCY.format('agency1')})?{_DASH}",
    rf"(?:{_NAME}){_REGIONS},? \(?{_DAY}\)?,?(?: {_AGENCY.format('agency2')})?{_DASH}",
    rf"(?:{_NAME}){_REGIONS} {_AGENCY.format('agency3')}{_DASH}",
    rf"{_DAY} {_AGENCY.format('agency4')}{_DASH}",
    rf"{_CAPITALS}{_REGIONS}, {_DAY}\. {_AGENCY.format('agency5')}\.",
    rf"\({_NAME}{_REGIONS},? {_DAY}\)(?= )",
)
_DATELINE = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_LONGEST = 120

_DATE_ONLY = re.compile(
    rf"(?:(?:first |originally )?(?:published|posted|issued|released|date|dated|created|updated|last updated)"
    rf"(?: on| at)?\s*:?\s*)?(?:{WEEKDAY},? )?(?:\d{{1,2}}[:.]\d\d ?(?:[ap]\.?m\.?)?,? (?:\w{{2,4}},? )?)?{_DAY}"
    rf"(?:,? (?:at )?\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?)?\s*(?:[ap]\.?m\.?)?(?:\s*\(?[A-Z]{{2,4}}\)?)?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PrintedDateline:
    """The dateline's words, the day in them (with its place within the words) and the agencies they name."""

    words: str
    day: tuple[Span, Interval] | None
    agencies: tuple[str, ...]


def find_dateline(paragraph: str) -> PrintedDateline | None:
    """The dateline that opens a paragraph, with its closing dash; None when there is none."""
    head = paragraph[:_LONGEST]
    found = _DATELINE.match(head)
    if not found or found.end() >= len(paragraph):
        return None
    named = next((name for name in found.groups() if name), "")
    return PrintedDateline(found.group(), find_written(found.group()), known_agencies(named))


def is_date_line(line: str) -> bool:
    """Whether a line holds a day and nothing else but "Published" or a time."""
    return len(line) <= 80 and bool(_DATE_ONLY.fullmatch(line))


def find_stated_day(paragraphs: Sequence[str]) -> tuple[int, Span, Interval] | None:
    """The day that a line of its own states among the first paragraphs: which paragraph, where in it, and the day."""
    for index, paragraph in enumerate(paragraphs[:4]):
        if is_date_line(paragraph) and (found := find_written(paragraph)):
            return index, *found
    return None
