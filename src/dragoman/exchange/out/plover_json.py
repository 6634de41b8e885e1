"""PLOVER's own JSON Lines: one event a line, with the names of fields that the PLOVER manual gives in its tables.

`event` is a list as there; reciprocal events have all sides in `actor`. What the manual leaves open is put under names
of our own that it allows: `status`, `confidence`, `why`, `according_to`, `story`, `retold`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ...model import Actor, Event
from ..event_table import QUADS
from .entry import Dyad, Entry, Wanted, filed_day, spread

Plain = dict[str, Any]


def plover_pieces(entries: Iterable[Entry], wanted: Wanted) -> Iterator[bytes]:
    """The file, an event at a time. The manual wants a date: what has none is left out."""
    for entry in entries:
        for event in entry.record.events:
            if filed_day(event.date, entry.record) and any(map(wanted.takes, spread(entry, event))):
                yield json.dumps(_event(entry, event), ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"


def _event(entry: Entry, event: Event) -> Plain:
    record, report = entry.record, entry.record.report
    dyads: list[Dyad] = list(spread(entry, event))
    actors = {side.id: side for dyad in dyads for side in (dyad.actor, dyad.recipient) if side}
    plain: Plain = {
        "id": f"{report.id[:16]}/{event.id}",
        "date": str(filed_day(event.date, record)),
        "enddate": event.date and event.date.end,
        "actor": [_entity(actors[id], entry) for id in event.actors],
        "recipient": [_entity(actors[id], entry) for id in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": list(event.contexts),
        "quad_code": 1 + QUADS.index(event.quad),
        "event_scale": event.score,
        "event_text": [record.text(span) for span in event.evidence],
        "event_loc": _place(event),
        "text_info": {"start": event.trigger.span.start, "end": event.trigger.span.end},
        "cite_info": {
            "citation": f"sha256:{report.id}",
            "url": report.source.url,
            "title": report.title,
            "language": report.language,
            "publication": report.publisher,
            "coder": f"dragoman {record.reader.version}",
            "codebook": record.reader.codebook,
        },
        "status": event.status,
        "confidence": event.confidence,
        "according_to": next((one.speaker for one in record.statements if one.id == event.according_to), None),
        "why": event.why,
        "story": entry.story,
        "retold": event.id in entry.retold,
    }
    return {name: value for name, value in plain.items() if value is not None}


def _entity(actor: Actor, entry: Entry) -> Plain:
    mention = entry.record.text(actor.mentions[0]) if actor.mentions else actor.name
    plain = {
        "code": actor.country or ("IGO" if actor.sector == "IGO" else None),
        "sector": actor.sector,
        "entity_text": mention,
        "identifier_id": actor.wikidata and f"https://www.wikidata.org/wiki/{actor.wikidata}",
        "identifier_text": actor.name,
        "office": actor.role,
    }
    return {name: value for name, value in plain.items() if value is not None}


def _place(event: Event) -> Plain | None:
    place = event.place
    if place is None:
        return None
    return {"name": place.name, "country_code3": place.country, "admin1_name": place.admin1, "lat": place.lat,
            "lon": place.lon, "geonameid": place.geonames}  # fmt: skip
