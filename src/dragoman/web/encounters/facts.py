"""The facts of a meeting, each with the reports that state it: agreed once, differing one below the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ...ledger import EncounterRow
from ...readouts.accounts import Fact
from ...readouts.joining import JoinedMention
from ..addresses import address_of_report
from ..wording import day_words

# Said of a day that no words state.
ASSUMED = "(by the day it was published)"


@dataclass(frozen=True, slots=True)
class Teller:
    """A report that states something: whose it is, and where it says so."""

    name: str
    at: str


@dataclass(frozen=True, slots=True)
class Said:
    """One thing said of a matter, and by which reports."""

    words: str
    by: tuple[Teller, ...]

    @property
    def is_assumed(self) -> bool:
        return self.words.endswith(ASSUMED)


@dataclass(frozen=True, slots=True)
class Matter:
    """What is said of one matter; several things where reports do not say the same.

    `adds_up` where several do not contradict each other: participants, and a meeting planned that then was held.
    """

    about: str
    said: tuple[Said, ...]
    adds_up: bool = False

    @property
    def is_differing(self) -> bool:
        """Whether two words differ; a day that no words state differs from none."""
        return sum(not one.is_assumed for one in self.said) > 1 and not self.adds_up


@dataclass(frozen=True, slots=True)
class Told:
    """One report's telling: its mention of the encounter, the row of that, and the facts its words alone state."""

    mention: JoinedMention
    row: EncounterRow
    stated: tuple[Fact, ...]
    teller: Teller


def teller_of(mention: JoinedMention, names: Mapping[str, str]) -> Teller:
    told = mention.told
    name = (names[mention.side] if mention.side else None) or told.publisher or "a report"
    day = day_words(told.published)
    return Teller(f"{name}, {day}", address_of_report(told.report, mention.id))


def matters_of(told: Sequence[Told], names: Mapping[str, str]) -> tuple[Matter, ...]:
    """What the reports state, matters of which none says anything left out."""
    asked: list[tuple[str, Callable[[Told], Iterable[str | None]]]] = [
        ("day", _days),
        ("place", lambda one: [one.row.place.name if one.row.place else None]),
        ("duration", _lasted),
        ("asked for by", lambda one: [_stated(one, "asked for by", names)]),
        ("host", lambda one: [names[one.row.host] if one.row.host else None]),
        ("occasion", lambda one: [one.row.occasion]),
        ("kind", lambda one: [one.row.format]),
    ]
    matters = [_matter(about, told, values) for about, values in asked]
    people = _matter("participants", told, lambda one: (names[id] for id in one.row.participants))
    matters.insert(2, replace(people, adds_up=True))
    matters.append(_course(told))
    return tuple(matter for matter in matters if matter.said)


def _matter(about: str, told: Sequence[Told], values: Callable[[Told], Iterable[str | None]]) -> Matter:
    by: dict[str, list[Teller]] = {}
    for one in told:
        for value in values(one):
            if value:
                by.setdefault(value, []).append(one.teller)
    return Matter(about, tuple(Said(words, tuple(tellers)) for words, tellers in by.items()))


def _course(told: Sequence[Told]) -> Matter:
    """Whether it was held. What was planned and then held adds up; cancelled and held differ."""
    matter = _matter("whether held", told, lambda one: [one.row.status])
    return replace(matter, adds_up={one.words for one in matter.said} <= {"planned", "held"})


def _days(one: Told) -> Iterator[str | None]:
    """The day as told; one that no words state says so."""
    mention = one.mention
    if mention.starts is None:
        return
    whole = one.row.date is not None and one.row.date.precision == "day"
    words = day_words(mention.starts) if whole or not mention.ends else _stretch(mention.starts, mention.ends)
    yield f"{words} {ASSUMED}" if mention.dating == "assumed" else words


def _stretch(starts: str, ends: str) -> str:
    return f"{day_words(starts)} up to {day_words(ends)}"


def _lasted(one: Told) -> Iterator[str | None]:
    if one.row.duration_minutes:
        yield f"{one.row.duration_minutes} minutes"
    else:
        yield next((fact.told.text for fact in one.stated if fact.about == "duration"), None)


def _stated(one: Told, about: str, names: Mapping[str, str]) -> str | None:
    fact = next((fact for fact in one.stated if fact.about == about), None)
    return names.get(fact.value, fact.value) if fact else None
