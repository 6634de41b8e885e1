"""FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph and investigators' other tools.

Reports are `Article`, people `Person`, states and ministries `PublicBody`, other bodies `Organization`; events and
encounters are `Event` with who acts as `organizer`, who takes part as `involved`, and the report as `proof`. An entity
comes again with each report that names it: the tools merge what has one id. Countries are ISO alpha-2 in small letters.
Schema: followthemoney 4.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...codebook.crosswalk import iso2_codes
from ...model import Actor, Encounter, Event, Place, Record, Report, When
from .entry import Entry, Wanted, filed_day, spread

Plain = dict[str, Any]

_SCHEMATA = {"person": "Person", "state": "PublicBody", "government": "PublicBody", "office": "PublicBody"}


def ftm_pieces(entries: Iterable[Entry], wanted: Wanted) -> Iterator[bytes]:
    """The file, an entity at a time."""
    for entry in entries:
        for entity in _entities(entry, wanted):
            yield json.dumps(entity, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _entities(entry: Entry, wanted: Wanted) -> Iterator[Plain]:
    record = entry.record
    events = [event for event in record.events if any(map(wanted.takes, spread(entry, event)))]
    encounters = [one for one in record.encounters if _takes(one, record, wanted)]
    yield _article(record.report)
    named = {id for event in events for id in (*event.actors, *event.recipients)}
    named |= {id for encounter in encounters for id in encounter.participants}
    yield from (_actor(actor) for actor in record.actors if actor.id in named)
    yield from (_event(event, record) for event in events)
    yield from (_encounter(encounter, record) for encounter in encounters)


def _takes(encounter: Encounter, record: Record, wanted: Wanted) -> bool:
    return wanted.takes_encounter(filed_day(encounter.date, record), (*encounter.countries, *encounter.participants))


def _entity(id: str, schema: str, **properties: str | Iterable[str | None] | None) -> Plain:
    listed = {
        name: [value for value in ([given] if isinstance(given, str) or given is None else given) if value]
        for name, given in properties.items()
    }
    return {"id": id, "schema": schema, "properties": {name: values for name, values in listed.items() if values}}


def _id(*parts: str) -> str:
    return f"dragoman-{hashlib.sha1(chr(0).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()}"


def _country(iso3: str | None) -> str | None:
    return iso2_codes().get(iso3 or "", "").lower() or None


def _article(report: Report) -> Plain:
    return _entity(
        _id("report", report.id), "Article", title=report.title, name=report.title, fileName=report.id,
        sourceUrl=report.source.url, publisher=report.publisher, author=report.byline, language=_language(report),
        publishedAt=report.published.start[:10] if report.published else None,
    )  # fmt: skip


def _place(place: Place | None) -> str | None:
    return place.name if place else None


def _where(place: Place | None) -> str | None:
    return _country(place.country) if place else None


def _day(when: When | None, record: Record) -> str | None:
    day = filed_day(when, record)
    return day.isoformat() if day else None


def _language(report: Report) -> str | None:
    return "eng" if report.language == "en" else None


def _actor(actor: Actor) -> Plain:
    schema = _SCHEMATA.get(actor.kind, "Organization")
    more: dict[str, str | None] = {"position": actor.role} if schema == "Person" else {}
    return _entity(
        _id("actor", actor.id), schema, name=actor.name, country=_country(actor.country), wikidataId=actor.wikidata,
        **more,
    )  # fmt: skip


def _event(event: Event, record: Record) -> Plain:
    sides = f"{' and '.join(event.actors)}{' → ' if event.recipients else ''}{' and '.join(event.recipients)}"
    return _entity(
        _id("event", record.report.id, event.id), "Event", name=f"{event.type}: {sides}", summary=event.why,
        description=record.text(event.evidence[0]) if event.evidence else None, date=_day(event.date, record),
        organizer=[_id("actor", id) for id in event.actors],
        involved=[_id("actor", id) for id in event.recipients or event.actors],
        proof=_id("report", record.report.id), location=_place(event.place),
        country=_where(event.place), recordId=event.id,
        keywords=[event.type, event.status, *event.contexts], sourceUrl=record.report.source.url,
    )  # fmt: skip


def _encounter(encounter: Encounter, record: Record) -> Plain:
    return _entity(
        _id("event", record.report.id, encounter.id), "Event",
        name=f"{encounter.format}: {' and '.join(encounter.participants)}", date=_day(encounter.date, record),
        description=record.text(encounter.evidence[0]) if encounter.evidence else None,
        organizer=_id("actor", encounter.host) if encounter.host else None,
        involved=[_id("actor", id) for id in encounter.participants], proof=_id("report", record.report.id),
        location=_place(encounter.place), country=_where(encounter.place),
        recordId=encounter.id, keywords=[encounter.format, encounter.status], sourceUrl=record.report.source.url,
    )  # fmt: skip
