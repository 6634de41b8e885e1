"""Where things happened: the map of the world, and one town or country."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ...ledger.ask import is_country
from ...ledger.counts import PlaceCount, places_of
from ...readouts.joining import Wanted, joined_page
from ..addresses import address_of_actor, address_of_place, with_query
from ..atlas import Shape, Window, around, centre_of, project, shapes, whole_world
from ..errors import NotThere
from ..lines import encounter_lines, event_lines
from ..naming import Named, state_name
from ..paging import PAGE, read_place, write_place
from ..serving import Sheet, served, summary

router = APIRouter()

_SHOWN = 15
_TOWN_WIDTH = 150.0
After = Annotated[str | None, Query(max_length=60)]


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map."""

    name: str
    address: str
    kind: str
    x: float
    y: float
    radius: float
    told: int


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in the table."""

    name: str
    within: str | None
    address: str
    events: int
    encounters: int


@router.get("/places")
def places(request: Request, after: After = None) -> Response:
    """All places, on the map and in a table."""
    return served(request, lambda view: places_sheet(summary(request, places_of), after or None))


@router.get("/places/{id}")
def place(request: Request, id: str) -> Response:
    """One town, by its GeoNames number, or one country, by its ISO 3166-1 alpha-3 code."""
    return served(request, lambda view: place_sheet(view, id.upper(), summary(request, places_of)))


def places_sheet(known: Sequence[PlaceCount], after: str | None) -> Sheet:
    start = read_place(after)
    first = start[1] if start else 0
    page = known[first : first + PAGE]
    values = {
        "lines": [_line(one) for one in page],
        "count": len(known),
        "dots": _dots(known, 1.0),
        "shapes": shapes(),
        "window": whole_world(),
        "first": "/places" if first else None,
        "next": with_query("/places", after=write_place("", first + PAGE)) if len(known) > first + PAGE else None,
    }
    return Sheet("Places", "places.html", values, here="places")


def place_sheet(view: View, id: str, known: Sequence[PlaceCount]) -> Sheet:
    place: str | int = id if is_country(id) or not id.isdecimal() else int(id)
    own = [one for one in known if (one.country if is_country(id) else str(one.geonames)) == id]
    if not own and not (is_country(id) and state_name(id) != id):
        raise NotThere(f"Nothing is told of a place {id}: places are GeoNames numbers, or countries' ISO3 codes.")
    name = state_name(id) if is_country(id) else own[0].name
    window = _window(id, own)
    values = {
        "name": name,
        "id": id,
        "is_country": is_country(id),
        "country": _country(None if is_country(id) else own[0].country),
        "admin1": None if is_country(id) else own[0].admin1,
        "actor": address_of_actor(f"state:{id}") if is_country(id) else None,
        "event_count": sum(one.events for one in own),
        "encounter_count": sum(one.encounters for one in own),
        "towns": [_line(one) for one in own if one.geonames is not None] if is_country(id) else [],
        "window": window,
        "shapes": _shapes_in(window),
        "here": id if is_country(id) else own[0].country,
        "dots": _dots(own, window.width / whole_world().width) if window else (),
        "events": event_lines(view, view.events(place=place).newest_first().first(_SHOWN)),
        "encounters": encounter_lines(view, joined_page(view, Wanted(place=place), most=_SHOWN)[0]),
        "search": with_query("/search", place=id if is_country(id) else name),
    }
    return Sheet(name, "place.html", values, here="places")


def _country(code: str | None) -> Named | None:
    return Named(code, state_name(code), address_of_place(code)) if code else None


def _line(one: PlaceCount) -> PlaceLine:
    is_town = one.geonames is not None
    within = ", ".join(filter(None, (one.admin1, state_name(one.country) if one.country else None)))
    name = one.name if is_town else state_name(one.country or "")
    return PlaceLine(name, within if is_town else None, _address(one), one.events, one.encounters)


def _address(one: PlaceCount) -> str:
    return address_of_place(one.geonames if one.geonames is not None else one.country or "")


def _dots(known: Sequence[PlaceCount], scale: float) -> tuple[Dot, ...]:
    """Biggest first, so that small ones lie on top; a country's dot stands in its middle."""
    most = max((one.events + one.encounters for one in known), default=1)
    found = []
    for one in known:
        at = project(one.lat, one.lon) if one.lat is not None and one.lon is not None else centre_of(one.country or "")
        if at is not None:
            told = one.events + one.encounters
            radius = (1.6 + 15 * sqrt(told / most)) * max(scale, 0.2)
            kind = "country" if one.geonames is None else "town"
            line = _line(one)
            x, y = round(at[0], 1), round(at[1], 1)
            found.append(Dot(line.name, line.address, kind, x, y, round(radius, 2), told))
    return tuple(found)


def _window(id: str, own: Sequence[PlaceCount]) -> Window | None:
    """The stretch of the map around a place: of a country, its biggest piece with a margin."""
    if is_country(id):
        box = next((shape.box for shape in shapes() if shape.code == id), None)
        return around(box.middle, min(max(box.width, box.height / 0.6) * 1.5 + 30, 700)) if box else None
    lat, lon = own[0].lat, own[0].lon
    return around(project(lat, lon), _TOWN_WIDTH) if lat is not None and lon is not None else None


def _shapes_in(window: Window | None) -> tuple[Shape, ...]:
    return tuple(shape for shape in shapes() if window is not None and window.touches(shape.box))
