"""GDELT 2.0's sixty-one columns, coded by CAMEO, a line a dyad, without a line of names.

Columns as `imports.gdelt` reads them. Only deeds done go out, each once, with the number of articles 1. Actors have
ISO's codes for countries. GDELT's own codes for places (FIPS, GNS) are not ours: a place has its name and its degrees.
Tone is not ours either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...codebook.crosswalk import cameo_codes, coded_as
from ...model import Actor
from ..event_table import QUADS
from ..imports.gdelt import SECOND
from .entry import Dyad, done_once, event_number
from .icews import cameo_of
from .tabs import tab_line


def gdelt_pieces(dyads: Iterable[Dyad]) -> Iterator[bytes]:
    """The file, a line at a time."""
    for dyad in done_once(dyads):
        cells = _cells(dyad)
        yield tab_line(cells.get(name) for name in SECOND)


def _cells(dyad: Dyad) -> dict[str, Any]:
    day, report, code = dyad.day, dyad.entry.record.report, cameo_of(dyad)
    assert day is not None
    published = report.published.start[:10].replace("-", "") if report.published else f"{day:%Y%m%d}"
    return {
        "GLOBALEVENTID": event_number(dyad),
        "SQLDATE": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": round(day.year + day.timetuple().tm_yday / 365, 4),
        **_side("Actor1", dyad.actor),
        **_side("Actor2", dyad.recipient),
        "IsRootEvent": 1,
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": 1 + QUADS.index(_root_quad(code)),
        "GoldsteinScale": cameo_codes()[code].goldstein,
        "NumMentions": 1,
        "NumSources": 1,
        "NumArticles": 1,
        **_place(dyad),
        "DATEADDED": f"{published}000000",
        "SOURCEURL": report.source.url or f"urn:sha256:{report.id}",
    }


def _root_quad(code: str) -> str:
    """The quad of CAMEO's root, which is GDELT's quad class; 08 is material though PLOVER's CONCEDE is verbal."""
    root = int(code[:2])
    return QUADS[sum(root > last for last in (5, 8, 13))]


def _side(whose: str, actor: Actor | None) -> dict[str, Any]:
    if actor is None:
        return {}
    role = coded_as("role").get(actor.sector or "")
    group = coded_as("group").get(actor.id)
    return {
        f"{whose}Code": actor.cameo or f"{actor.country or ''}{role or ''}",
        f"{whose}Name": actor.name.upper(),
        f"{whose}CountryCode": actor.country,
        f"{whose}KnownGroupCode": group,
        f"{whose}Type1Code": role if actor.kind != "state" else None,
    }


def _place(dyad: Dyad) -> dict[str, Any]:
    place = dyad.event.place
    if place is None or place.lat is None:
        return {"Actor1Geo_Type": 0, "Actor2Geo_Type": 0, "ActionGeo_Type": 0}
    where = {"Type": 4, "FullName": place.name, "Lat": place.lat, "Long": place.lon}
    return {"Actor1Geo_Type": 0, "Actor2Geo_Type": 0} | {f"ActionGeo_{name}": cell for name, cell in where.items()}
