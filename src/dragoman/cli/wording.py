"""The record's facts in a few words each, as the page for people prints them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Actor, Commitment, Encounter, Event, Place, Record, Report, Statement, When


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what to call the actors of one record."""

    by_id: dict[str, Actor]

    @classmethod
    def of(cls, record: Record) -> Names:
        return cls({actor.id: actor for actor in record.actors})

    def name(self, id: str) -> str:
        """An actor's name, or its id where the record does not hold the actor."""
        actor = self.by_id.get(id)
        return actor.name if actor else id

    def names(self, ids: Iterable[str]) -> str:
        return ", ".join(self.name(id) for id in ids)

    def side(self, id: str) -> str:
        """The country an actor belongs to, else its name."""
        actor = self.by_id.get(id)
        return (actor.country or actor.name) if actor else id

    def sides(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.side(id) for id in ids))


def event_words(event: Event, names: Names, according_to: str | None) -> str:
    """An event on one line: «CAN → RUS  ACCUSE (disapprove) occurred 2016-07-25 .82»."""
    mode = f" ({event.mode})" if event.mode else ""
    parts = [f"{_who_whom(event, names)}  {event.type}{mode} {event.status}"]
    if event.date:
        parts.append(day(event.date))
    parts.append(f"{event.confidence:.2f}".removeprefix("0"))
    if according_to:
        parts.append(f"says {according_to}")
    return " ".join(parts)


def _who_whom(event: Event, names: Names) -> str:
    """Both sides by country; by name where the countries would say nothing ("UKR → UKR")."""
    actors, recipients = names.sides(event.actors), names.sides(event.recipients)
    if actors == recipients:
        actors = tuple(map(names.name, event.actors))
        recipients = tuple(map(names.name, event.recipients))
    if not recipients:
        return " – ".join(actors)
    return f"{', '.join(actors)} → {', '.join(recipients)}"


def statement_words(statement: Statement, names: Names) -> str:
    """A statement on one line: «Joseph Pickerill (CAN) by email, direct»."""
    name, side = names.name(statement.speaker), names.side(statement.speaker)
    parts = [name if side == name else f"{name} ({side})"]
    if statement.addressee:
        parts.append(f"to {names.name(statement.addressee)}")
    if statement.channel and statement.channel.kind != "unnamed":
        parts.append(f"by {statement.channel.kind}")
    return f"{' '.join(parts)}, {statement.form}"


def commitment_words(commitment: Commitment, record: Record, names: Names) -> str:
    """A commitment on one line: who, the words of the deed, for whom, how much, by when, and its status."""
    parts = [f"{', '.join(names.sides(commitment.by))}: {record.text(commitment.action)}"]
    if commitment.recipients:
        parts.append(f"for {', '.join(names.sides(commitment.recipients))}")
    if commitment.quantity:
        parts.append(f"{commitment.quantity.value:,.15g} {commitment.quantity.unit}")
    if commitment.due:
        parts.append(f"by {day(commitment.due)}")
    return f"{' · '.join(parts)} — {commitment.status}"


def encounter_words(encounter: Encounter) -> str:
    """An encounter's heading: format, sides, day, place, length."""
    format_ = encounter.format[0].upper() + encounter.format[1:]
    parts = [format_, " – ".join(encounter.countries), encounter.status]
    if encounter.date:
        parts.append(day(encounter.date))
    if encounter.place:
        parts.append(place_words(encounter.place))
    if encounter.duration_minutes:
        parts.append(f"{encounter.duration_minutes} minutes")
    return " · ".join(filter(None, parts))


def actor_words(actor: Actor, names: Names) -> str:
    """What an actor is: role, whose, country and sector."""
    belongs = f"of {names.name(actor.of)}" if actor.of else ""
    what = " ".join(filter(None, (actor.role or actor.kind, belongs)))
    return " · ".join(filter(None, (what, actor.country, actor.sector)))


def report_words(report: Report) -> str:
    """Where a report is from: publisher, day, source."""
    source = report.source
    return " · ".join(
        filter(
            None,
            (
                report.publisher,
                f"by {report.byline}" if report.byline else None,
                published_words(report),
                source.url or source.path or source.id,
                f"with {', '.join(report.wire)}" if report.wire else None,
            ),
        )
    )


def published_words(report: Report) -> str:
    if report.published is None:
        return "not dated"
    return f"{report.published.start} ({report.published.basis})"


def day(when: When) -> str:
    """A date as short as its precision allows; the words themselves where nothing anchors them."""
    if when.start is None:
        return f"“{when.text}”"
    if when.precision in ("year", "month"):
        return when.start[: 4 if when.precision == "year" else 7]
    if when.precision in ("day", "minute"):
        return when.start[:10]
    return f"{when.start[:10]}…{(when.end or '')[:10]}"


def place_words(place: Place) -> str:
    return f"{place.name}, {place.country}" if place.country else place.name
