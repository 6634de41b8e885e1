"""A mention: one encounter as one report tells it, with what is needed to hold it against others."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from typing import Literal

from ...text.words import read_words
from .own_words import tells_of_own_day

Medium = Literal["remote", "present", "either"]
# How the day is known: the words state it; a readout that states none is taken to be of the day it appeared; the words
# state a longer time (its days are an `interval`); nothing is known but that it was told; or the words are a list of
# many days, and whose is whose is unclear.
Dating = Literal["stated", "assumed", "interval", "unknown", "unclear"]

_MOST_SIDES = 12
# How many days before it is told, or after, something can have been of which the words state no day. Who took part
# tells at once; who did not, within some days; a title announces earlier than a text mentions.
_LOOK_BACK, _LOOK_AHEAD, _ANNOUNCED_AHEAD = 10, 7, 14
_OWN_BACK, _THIRD_PARTY_BACK = 3, 7
# Longer times hold too many encounters to be looked through.
_WIDEST = 62


@dataclass(frozen=True, slots=True)
class Mention:
    """One encounter of one report.

    `key` is its row's in `encounters`, `report` the report's id, `story` the name of its story, `publisher` the side
    that speaks there (None: unknown). `is_title` and `is_head` say whether the title tells of it, and whether the title
    or the first lines do. `sides` maps each side to those of it who took part. `starts`, `ends` are
    the half-open days as the record has them. `words` are the first sentences it stands on; `nth` counts those of one
    report that are alike in all that names an encounter.
    """

    key: int
    report: str
    story: str
    id: str
    publisher: str | None
    published: str | None
    is_title: bool
    is_head: bool
    is_comment: bool
    format: str
    medium: Medium
    status: str
    sides: dict[str, tuple[str, ...]]
    starts: str | None
    ends: str | None
    precision: str | None
    dating: Dating
    place: str | None
    country: str | None
    words: tuple[str, ...] = ()
    nth: int = 0

    @property
    def is_named(self) -> bool:
        """Whether persons of two sides and a day anchor it, so that others can be held against it.

        The day on which it was told anchors only what a side's own publisher tells at the head of a report.
        """
        is_readout = self.dating == "assumed" and self.publisher in self.sides and self.is_head
        if self.dating != "stated" and not is_readout:
            return False
        return sum(map(bool, map(persons, self.sides.values()))) >= 2

    @property
    def window(self) -> tuple[str, str] | None:
        """The first and the last day on which it can have been; None where that is too far apart to look for."""
        match self.dating:
            case "stated" if self.starts:
                return self.starts, self.starts
            case "assumed" if self.starts and self.is_named:
                return shifted(self.starts, -1), self.starts
            case "interval" if self.starts and self.ends:
                last = shifted(self.ends, -1)
                return (self.starts, last) if days_apart(self.starts, last) <= _WIDEST else None
        if self.published is None:
            return None
        if self.dating == "unclear":
            return None
        if tells_of_own_day(self.words):
            first = 0 if self.status == "planned" else -1
            return shifted(self.published, first), shifted(self.published, first + 1)
        if self.status == "planned":
            ahead = _ANNOUNCED_AHEAD if self.is_title else _LOOK_AHEAD
            return shifted(self.published, 1), shifted(self.published, ahead)
        back = _THIRD_PARTY_BACK if self.dating == "assumed" else _LOOK_BACK
        return shifted(self.published, -(_OWN_BACK if self.publisher in self.sides else back)), self.published

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day by which it is found; None where it tells no day and has none to count from."""
        if self.dating == "interval" and self.starts and self.ends:
            return self.starts, shifted(self.ends, -1)
        return self.window

    @property
    def name(self) -> tuple[object, ...]:
        """What an encounter that it is the first to tell of is called after."""
        actors = sorted(id for ids in self.sides.values() for id in ids)
        return (self.report, self.format, self.status, actors, self.starts, self.ends, self.nth)

    @property
    def pairs(self) -> tuple[str, ...]:
        """What it is looked up by: each two of its sides."""
        return tuple("|".join(pair) for pair in combinations(sorted(self.sides)[:_MOST_SIDES], 2))


def persons(ids: Iterable[str]) -> frozenset[str]:
    """Those among some actors who are named persons."""
    return frozenset(id for id in ids if id.startswith("person:"))


def particular(ids: Iterable[str]) -> frozenset[str]:
    """The same, and groups of people that stand for nobody else of their side: troops, senators, but no delegation."""
    return frozenset(id for id in ids if id.startswith("person:") or _stands_apart(id))


def _stands_apart(id: str) -> bool:
    kind, last, words = id.partition(":")[0], id.rpartition("-")[2], _people()
    return (kind == "group" and last not in words["speaking"]) or (kind == "institution" and last in words["armed"])


@cache
def _people() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in read_words(__package__, "people").items()}


def shifted(day: str, days: int) -> str:
    """The ISO day so many days later; the day itself at the ends of the calendar."""
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat()
    except OverflowError:
        return day


def days_apart(one: str, other: str) -> int:
    """How many days lie from one ISO day to the other, without sign."""
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def to_json(mention: Mention) -> str:
    return json.dumps(asdict(mention), ensure_ascii=False)


def from_json(told: str) -> Mention:
    plain = json.loads(told)
    plain["words"] = tuple(plain["words"])
    plain["sides"] = {side: tuple(ids) for side, ids in plain["sides"].items()}
    return Mention(**plain)


def in_order(mentions: Iterable[Mention]) -> list[Mention]:
    """By day of publication, report and place in it: an order that is the same however the reports came."""
    return sorted(mentions, key=lambda one: (one.published or "9999", one.report, one.key & 0xFFFFF))


def shared_sides(one: Mention, other: Mention) -> list[str]:
    return sorted(one.sides.keys() & other.sides.keys())


def each_pair(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    return combinations(mentions, 2)
