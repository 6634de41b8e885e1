"""What every format that goes out is written from: records one at a time, and events dyad by dyad.

An `Entry` is one report's record with what the ledger knows beyond it. `dyads` spreads its events: one `Dyad` an event
and pair, of who acts and who undergoes; what goes both ways (a meeting) gives both directions. Nothing here holds more
than one record.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...model import Actor, ActorKind, Event, Record, When


@dataclass(frozen=True, slots=True)
class Entry:
    """One report's record. `story` names the reports that tell the same story, the report itself where none do;
    `retold` are ids of facts that another report of the story told first.
    """  # fmt: skip

    record: Record
    story: str
    retold: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Dyad:
    """One event of one pair. `recipient` is None where nobody undergoes it; `day` is the one it is filed under."""

    entry: Entry
    event: Event
    actor: Actor
    recipient: Actor | None
    day: date | None

    @property
    def is_first(self) -> bool:
        """Whether no report of the story told the event before."""
        return self.event.id not in self.entry.retold


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are let through: by day (`until` is the first day that is not), confidence, and who takes part.

    `sides` are ISO alpha-3 codes or actor ids: with one, all events it has part in; with two, those between them.
    """

    since: date | None = None
    until: date | None = None
    min_confidence: float = 0.0
    sides: tuple[str, ...] = field(default=())

    def takes(self, dyad: Dyad) -> bool:
        if dyad.event.confidence < self.min_confidence or not self._takes_day(dyad.day):
            return False
        return all(_is(side, dyad.actor) or _is(side, dyad.recipient) for side in self.sides)

    def takes_encounter(self, day: date | None, taking_part: Sequence[str]) -> bool:
        """Whether an encounter of these countries and participants, filed under this day, is let through."""
        return self._takes_day(day) and all(side in taking_part for side in self.sides)

    def _takes_day(self, day: date | None) -> bool:
        if day is None:
            return self.since is None and self.until is None
        return (self.since is None or day >= self.since) and (self.until is None or day < self.until)


def dyads(entries: Iterable[Entry], wanted: Wanted | None = None) -> Iterator[Dyad]:
    """Every event of every entry, pair by pair, in the order of the records."""
    for entry in entries:
        for event in entry.record.events:
            yield from (dyad for dyad in spread(entry, event) if wanted is None or wanted.takes(dyad))


def spread(entry: Entry, event: Event) -> Iterator[Dyad]:
    """One event pair by pair."""
    actors = {actor.id: actor for actor in entry.record.actors}
    day = filed_day(event.date, entry.record)
    for actor, recipient in _pairs(event):
        other = _actor(recipient, actors) if recipient else None
        yield Dyad(entry, event, _actor(actor, actors), other, day)


def _pairs(event: Event) -> Iterator[tuple[str, str | None]]:
    if event.recipients:
        yield from ((actor, recipient) for actor in event.actors for recipient in event.recipients)
    elif len(event.actors) > 1:
        yield from ((one, other) for one in event.actors for other in event.actors if one != other)
    else:
        yield from ((actor, None) for actor in event.actors)


def _actor(id: str, known: dict[str, Actor]) -> Actor:
    """The actor of the record; a correction may name one that it does not have."""
    if id in known:
        return known[id]
    country = id.removeprefix("state:") if id.startswith("state:") else None
    kind: ActorKind = "state" if country else "organisation"
    return Actor(id, id, kind, None, None, country, None, country, None, (), "named by a correction", ())


# What of the statuses says that a deed was done, and not merely announced, demanded or denied.
DONE = frozenset({"occurred", "ongoing", "ended"})


def done_once(dyads: Iterable[Dyad]) -> Iterator[Dyad]:
    """What may stand in a format that knows no status and no copies: deeds done, dated, each told by one report."""
    return (dyad for dyad in dyads if dyad.event.status in DONE and dyad.is_first and dyad.day is not None)


def event_number(dyad: Dyad) -> int:
    """A number for formats that want one: 53 bits, the same for the same event of the same report anywhere."""
    content = f"{dyad.entry.record.report.id} {dyad.event.id} {dyad.actor.id} {dyad.recipient and dyad.recipient.id}"
    return int.from_bytes(hashlib.blake2b(content.encode(), digest_size=8).digest(), "big") >> 11


def _is(side: str, actor: Actor | None) -> bool:
    return actor is not None and side in (actor.id, actor.country)


def filed_day(when: When | None, record: Record) -> date | None:
    """The day a fact is filed under: where its own date begins, else the day the report appeared, else none."""
    published = record.report.published
    for words in (when and when.start, published and published.start):
        if words:
            return date.fromisoformat(words[:10])
    return None


def side_of(actor: Actor | None) -> str | None:
    """Who that is to other data sets: the country's ISO alpha-3 code, else the actor's id."""
    return None if actor is None else actor.country or actor.id
