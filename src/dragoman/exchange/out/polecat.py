"""POLECAT's forty columns, a line a dyad; both lines of what goes both ways have one event id.

Columns as `imports.polecat` reads them. POLECAT has no status and no copies: only deeds done go out, each once. COW
numbers, Wikipedia ids and districts are not ours and stay `None`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...model import Actor
from ..imports.polecat import COLUMNS
from .entry import Dyad, done_once
from .tabs import tab_line

_NOTHING = "None"


def polecat_pieces(dyads: Iterable[Dyad]) -> Iterator[bytes]:
    """The file, a line at a time."""
    yield tab_line(COLUMNS)
    for dyad in done_once(dyads):
        cells = _cells(dyad)
        yield tab_line((cells.get(name) for name in COLUMNS), _NOTHING)


def _cells(dyad: Dyad) -> dict[str, Any]:
    event, record, place = dyad.event, dyad.entry.record, dyad.event.place
    report = record.report
    return {
        "Event ID": f"{report.id[:16]}/{event.id.removeprefix('event:')}",
        "Event Date": dyad.day,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Intensity": event.score,
        "Quad Code": event.quad.upper(),
        "Contexts": "; ".join(event.contexts),
        **_side("Actor", dyad.actor, dyad),
        **_side("Recipient", dyad.recipient, dyad),
        "Placename": place and place.name,
        "Raw Placename": place and place.name,
        "Province": place and place.admin1,
        "Country": place and place.country,
        "Latitude": place and place.lat,
        "Longitude": place and place.lon,
        "GeoNames ID": place and place.geonames,
        "Source": report.publisher,
        "Publication Date": report.published and report.published.start[:10],
        "Story People": _named(record.actors, "person"),
        "Story Organizations": _named(record.actors, "organisation"),
        "Language": report.language,
        "Version": f"dragoman {record.reader.version}",
    }


def _side(whose: str, actor: Actor | None, dyad: Dyad) -> dict[str, Any]:
    if actor is None:
        return {}
    raw = dyad.entry.record.text(actor.mentions[0]) if actor.mentions else actor.name
    return {
        f"{whose} Name": actor.name,
        f"{whose} Country": actor.country,
        f"Primary {whose} Sector": actor.sector,
        f"{whose} Sectors": actor.sector,
        f"{whose} Title": actor.role,
        f"{whose} Name Raw": raw,
    }


def _named(actors: Iterable[Actor], kind: str) -> str:
    return "; ".join(actor.name for actor in actors if actor.kind == kind)
