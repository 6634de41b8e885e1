"""A fact in words, as its card says it: who, whom, what, when, where, who says so, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch

from ...ledger import Again, Mark
from ...ledger.surroundings import Surroundings
from ...model import Commitment, Encounter, Event, Place, Record, Statement, When
from ..addresses import address_of_dispute, address_of_encounter, address_of_report
from ..wording import day_words
from .layers import QUAD_MARKS
from .numbering import Kind, Numbered


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: what it tells, in which words, and where these lead, if anywhere."""

    label: str
    words: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of the fact: in words, and by name of each amended field the program's own value."""

    verdict: str
    who: str
    day: str
    reason: str
    program: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One card. `ids` are the facts it stands for; `words` those of the text where the head does not hold them.

    `sure` is the confidence, 0–1, where there is one; `disputes` the addresses at which the facts can be disputed.
    """

    number: int
    kind: Kind
    ids: tuple[str, ...]
    quad: str
    head: str
    what: str
    detail: str
    status: str
    lines: tuple[Line, ...]
    sure: float | None
    why: str
    again: tuple[Line, ...]
    corrections: tuple[Correction, ...]
    disputes: tuple[str, ...]

    @property
    def sureness(self) -> str:
        """The confidence in words, by what a calibrated figure means."""
        levels = ((0.9, "very likely right"), (0.75, "likely right"), (0.5, "more likely right than not"))
        return next((words for least, words in levels if (self.sure or 0) >= least), "doubtful")


@dataclass(frozen=True, slots=True)
class Told:
    """What words are made of: the record, the number of each fact, what stands around the report (None: no ledger)."""

    record: Record
    names: Mapping[str, str]
    numbers: Mapping[str, int]
    around: Surroundings | None

    def all_names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.names.get(id, id) for id in ids)


def told_of(record: Record, facts: Iterable[Numbered], around: Surroundings | None) -> Told:
    numbers = {one.id: fact.number for fact in facts for one in fact.facts}
    return Told(record, {actor.id: actor.name for actor in record.actors}, numbers, around)


def card_of(fact: Numbered, told: Told) -> Card:
    """The card of a fact."""
    first, ids = fact.facts[0], tuple(one.id for one in fact.facts)
    around = told.around or Surroundings()
    return Card(
        fact.number,
        fact.kind,
        ids,
        QUAD_MARKS[first.quad] if isinstance(first, Event) else "",
        _head(first, told) if len(ids) == 1 else told.all_names(_speakers(fact)),
        _what(first),
        _detail(first),
        _status(first),
        tuple(_lines(first, told)),
        first.confidence if isinstance(first, Event) else None,
        first.why if isinstance(first, Event) else "",
        tuple(_again(one, around) for id in ids for one in around.again.get(id, ())),
        tuple(_correction(mark) for id in ids for mark in around.marks.get(id, ())),
        tuple(address_of_dispute(told.record.report.id, id) for id in ids) if told.around else (),
    )


def _speakers(fact: Numbered) -> Iterator[str]:
    return (one.speaker for one in fact.facts if isinstance(one, Statement))


@singledispatch
def _head(fact: object, told: Told) -> str:
    raise TypeError(f"{type(fact).__name__} has no card")


@_head.register
def _(fact: Event, told: Told) -> str:
    actors, recipients = told.all_names(fact.actors), told.all_names(fact.recipients)
    return f"{actors} → {recipients}" if recipients else actors.replace(", ", " – ")


@_head.register
def _(fact: Statement, told: Told) -> str:
    return told.all_names([fact.speaker])


@_head.register
def _(fact: Encounter, told: Told) -> str:
    return " – ".join(told.names.get(id, id) for id in fact.participants)


@_head.register
def _(fact: Commitment, told: Told) -> str:
    return told.all_names(fact.by) + (f" → {told.all_names(fact.recipients)}" if fact.recipients else "")


@singledispatch
def _what(fact: object) -> str:
    return "says"


@_what.register
def _(fact: Event) -> str:
    return fact.type


@_what.register
def _(fact: Encounter) -> str:
    return fact.format


@_what.register
def _(fact: Commitment) -> str:
    return f"commitment: {fact.type}"


_FORMS = {"direct": "in own words", "mixed": "partly in own words", "indirect": "in the reporter’s words"}


def _detail(fact: object) -> str:
    """An event's mode and contexts, and in whose words a statement is given."""
    if isinstance(fact, Event):
        return " · ".join(filter(None, (fact.mode, ", ".join(fact.contexts))))
    return _FORMS[fact.form] if isinstance(fact, Statement) else ""


def _status(fact: object) -> str:
    return "" if isinstance(fact, Statement) else str(getattr(fact, "status", ""))


@singledispatch
def _lines(fact: object, told: Told) -> Iterator[Line]:
    raise TypeError(f"{type(fact).__name__} has no card")


@_lines.register
def _(fact: Event, told: Told) -> Iterator[Line]:
    yield from _when("when", fact.date)
    yield from _where(fact.place)
    said = next((one for one in told.record.statements if one.id == fact.according_to), None)
    if said:
        number = told.numbers.get(said.id)
        yield Line("according to", told.all_names([said.speaker]), f"#{said.id}" if number else None)
    yield Line("kind", f"{fact.quad}, {fact.score:+g}")


@_lines.register
def _(fact: Statement, told: Told) -> Iterator[Line]:
    if fact.on_behalf_of:
        yield Line("for", told.all_names([fact.on_behalf_of]))
    if fact.addressee:
        yield Line("to", told.all_names([fact.addressee]))
    if fact.channel and fact.channel.kind != "unnamed":
        yield Line("by", f"{fact.channel.kind} (“{told.record.text(fact.channel)}”)")
    yield from _when("when", fact.date)


@_lines.register
def _(fact: Encounter, told: Told) -> Iterator[Line]:
    yield from _when("when", fact.date)
    yield from _where(fact.place)
    if fact.occasion:
        yield Line("on the occasion of", fact.occasion.text)
    if fact.duration_minutes:
        yield Line("lasted", f"{fact.duration_minutes} minutes")
    if fact.host:
        yield Line("host", told.all_names([fact.host]))
    yield from _when("first since", fact.first_since)
    joined = told.around.joined.get(fact.id) if told.around else None
    if joined:
        yield Line("more", "what every report tells of it", address_of_encounter(joined))


@_lines.register
def _(fact: Commitment, told: Told) -> Iterator[Line]:
    if fact.quantity:
        yield Line("how much", f"{fact.quantity.value:,.15g} {fact.quantity.unit}")
    yield from (line for place in fact.places for line in _where(place))
    if fact.purpose:
        yield Line("to what end", told.record.text(fact.purpose))
    yield from _when("announced", fact.announced)
    if fact.announced_by:
        yield Line("by", told.all_names([fact.announced_by]))
    yield from _when("due", fact.due)


def _when(label: str, when: When | None) -> Iterator[Line]:
    """The words, and the day they stand for."""
    if when is not None:
        yield Line(label, f"{interval_words(when)} (“{when.text}”)" if when.start else f"“{when.text}”")


def interval_words(when: When) -> str:
    """The interval as short as its precision allows."""
    assert when.start is not None
    if when.precision in ("year", "month"):
        return day_words(when.start[: 4 if when.precision == "year" else 7])
    if when.precision in ("day", "minute"):
        return day_words(when.start[:10])
    return (
        f"{day_words(when.start)} to before {day_words(when.end)}" if when.end else f"from {day_words(when.start)} on"
    )


def _where(place: Place | None) -> Iterator[Line]:
    if place is not None:
        yield Line("where", ", ".join(filter(None, (place.name, place.admin1, place.country))))


def _again(again: Again, around: Surroundings) -> Line:
    told = next((one.told for one in around.story if one.told.report == again.report), None)
    words = (told.publisher or told.title or again.report[:16]) if told else again.report[:16]
    day = f", {day_words(told.published)}" if told and told.published else ""
    return Line("", words + day, address_of_report(again.report, again.id))


_VERDICTS = {
    "disputed": "Disputed",
    "amended": "Changed",
    "added": "Added",
    "confirmed": "Confirmed",
}


def _correction(mark: Mark) -> Correction:
    program = tuple((name, _plain(value)) for name, value in mark.program.items())
    return Correction(_VERDICTS[mark.verdict], mark.who, mark.at[:10], mark.reason, program)


def _plain(value: object) -> str:
    """A value of the record's JSON in a few words."""
    if isinstance(value, dict):
        return str(value.get("text") or value.get("name") or value)
    if isinstance(value, list):
        return ", ".join(map(_plain, value)) or "none"
    return "none" if value is None else str(value)
