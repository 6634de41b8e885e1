"""Whether a fact as a person gives it keeps the record's contract; the first breach is told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from ...codebook import Codebook, load_codebook
from ...errors import DataError, OptionError
from ...exchange import part_from_dict, part_to_dict
from ...model import Actor, Commitment, Encounter, Event, Record, Span, Statement, When
from .citing import map_spans
from .kinds import Fact, Kind

_COUNTRY = re.compile(r"[A-Z]{3}")


def checked_fact(kind: Kind, plain: dict[str, Any], record: Record, before: Fact | None = None) -> Fact:
    """The fact that `plain` holds, among those of `record`. Raises OptionError when it breaks the contract.

    What was wrong with the fact `before` a person touched it (an older codebook had other modes) is let pass.
    """
    fact = decoded_fact(kind, plain)
    known = set() if before is None else set(_troubles(kind, before, record))
    for trouble in (trouble for trouble in _troubles(kind, fact, record) if trouble not in known):
        raise OptionError(f"{kind.name}: {trouble}")
    return fact


def decoded_fact(kind: Kind, plain: dict[str, Any]) -> Fact:
    """The fact by its form alone. Raises OptionError when a value is not of its field's type."""
    try:
        fact: Fact = part_from_dict(kind.shape, plain, kind.name)
    except DataError as error:
        raise OptionError(str(error)) from error
    return fact


def _troubles(kind: Kind, fact: Fact, record: Record) -> Iterator[str]:
    yield from _span_troubles(kind, fact, record.report.text)
    yield from _unknown_actors(_named(fact), record)
    for when in (getattr(fact, name, None) for name in ("date", "announced", "due", "first_since")):
        yield from _date_troubles(when)
    if isinstance(fact, Event):
        yield from _event_troubles(fact, record, load_codebook())
    elif isinstance(fact, Commitment):
        yield from _unknown_types(fact.type, load_codebook())
    elif isinstance(fact, Encounter):
        yield from _country_troubles(fact.countries)
    elif isinstance(fact, Actor):
        yield from _country_troubles(filter(None, [fact.country]))


def _span_troubles(kind: Kind, fact: Fact, text: str) -> Iterator[str]:
    spans: list[Span] = []
    map_spans(kind.shape, part_to_dict(fact), lambda plain: spans.append(Span(*plain)))
    for start, end in spans:
        if not 0 <= start < end <= len(text):
            yield f"[{start}, {end}] is no stretch of the report's text, which is {len(text)} characters long"
    if not kind.spans(fact) or getattr(fact, "evidence", True) == ():
        yield "cites no words; every fact points at the words it comes from"


def _named(fact: Fact) -> Iterable[str | None]:
    match fact:
        case Event():
            return (*fact.actors, *fact.recipients)
        case Statement():
            return (fact.speaker, fact.on_behalf_of, fact.addressee)
        case Encounter():
            return (*fact.participants, fact.host)
        case Commitment():
            return (*fact.by, *fact.recipients, fact.announced_by)
        case Actor():
            return (fact.of,)


def _unknown_actors(named: Iterable[str | None], record: Record) -> Iterator[str]:
    known = {actor.id for actor in record.actors}
    for id in named:
        if id is not None and id not in known:
            yield (
                f"{id} is no actor of this report; it lists {', '.join(sorted(known)) or 'none'}: "
                "name one of these, or add the actor first"
            )


def _event_troubles(event: Event, record: Record, codebook: Codebook) -> Iterator[str]:
    yield from _unknown_types(event.type, codebook)
    modes = codebook.types[event.type].scores if event.type in codebook.types else {}
    if event.mode is not None and event.mode not in modes:
        yield f"{event.mode} is no mode of {event.type}; choose among {', '.join(modes) or 'none'}, or null"
    contexts = {context for found in codebook.context_words.values() for context in found}
    for context in event.contexts:
        if context not in contexts:
            yield f"{context} is no context; choose among {', '.join(sorted(contexts))}"
    if not event.actors:
        yield "names nobody who acts"
    if not 0 <= event.confidence <= 1:
        yield f"a confidence lies between 0 and 1, not at {event.confidence}"
    if event.according_to not in {None, *(statement.id for statement in record.statements)}:
        yield f"{event.according_to} is no statement of this report"


def _unknown_types(type: str, codebook: Codebook) -> Iterator[str]:
    if type not in codebook.types:
        yield f"{type} is no type of event; choose among {', '.join(codebook.types)}"


def _country_troubles(countries: Iterable[str]) -> Iterator[str]:
    for country in countries:
        if not _COUNTRY.fullmatch(country):
            yield f"{country} is no country's ISO 3166-1 alpha-3 code, like GRC for Greece"


def _date_troubles(when: When | None) -> Iterator[str]:
    days = [] if when is None else [day for day in (when.start, when.end) if day is not None]
    for day in days:
        try:
            date.fromisoformat(day)
        except ValueError:
            yield f"{day} is no date; write YYYY-MM-DD"
    if len(days) == 2 and days[0] >= days[1]:
        yield f"the interval from {days[0]} to {days[1]} is empty: the end is the first day that is not part of it"
