"""ICEWS's twenty columns, coded by CAMEO, a line a dyad; `Intensity` is Goldstein's score of the code.

Columns as `imports.icews` reads them. ICEWS has no status and no copies: only deeds done go out, each once. What PLOVER
tells beyond CAMEO (modes, contexts) is lost; a type without a code of its own gets the most general one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ...codebook.crosswalk import cameo_codes, cameo_for, icews_sectors
from ...gazetteer.tables import read_table
from ...model import Actor
from ..imports.icews import COLUMNS
from .entry import Dyad, done_once, event_number
from .tabs import tab_line


def icews_pieces(dyads: Iterable[Dyad]) -> Iterator[bytes]:
    """The file, a line at a time."""
    yield tab_line(COLUMNS)
    for dyad in done_once(dyads):
        cells = _cells(dyad)
        yield tab_line(cells.get(name) for name in COLUMNS)


def cameo_of(dyad: Dyad) -> str:
    """The event's CAMEO code, else the most general one of its type."""
    return dyad.event.cameo or cameo_for(dyad.event.type, dyad.event.mode)


def _cells(dyad: Dyad) -> dict[str, Any]:
    event, report, place = dyad.event, dyad.entry.record.report, dyad.event.place
    code = cameo_of(dyad)
    return {
        "Event ID": event_number(dyad),
        "Event Date": dyad.day,
        **_side("Source", dyad.actor),
        "Event Text": event.type.capitalize() + (f" ({event.mode})" if event.mode else ""),
        "CAMEO Code": code,
        "Intensity": cameo_codes()[code].goldstein,
        **_side("Target", dyad.recipient),
        "Story ID": report.id[:16],
        "Publisher": report.publisher,
        "City": place and place.name,
        "Province": place and place.admin1,
        "Country": place and place.country and _names().get(place.country),
        "Latitude": place and place.lat,
        "Longitude": place and place.lon,
    }


def _side(whose: str, actor: Actor | None) -> dict[str, Any]:
    if actor is None:
        return {}
    return {
        f"{whose} Name": actor.name,
        f"{whose} Sectors": _sectors().get(actor.sector or ""),
        f"{whose} Country": actor.country and _names().get(actor.country, actor.country),
    }


@cache
def _names() -> dict[str, str]:
    """ISO alpha-3 to the name of the state."""
    return {row["iso3"]: row["name"] for row in read_table("states.csv") if row["iso3"]}


@cache
def _sectors() -> dict[str, str]:
    """PLOVER sector to the word of ICEWS that says it most plainly: the last of those that mean it."""
    plain = {"GOV": "Government", "REB": "Rebel", "OPP": "Dissident", "MIL": "Military"}
    return {means: sector for sector, means in icews_sectors().items()} | plain
