"""Where things happened: each place once, with how many events and encounters the record tells of it.

A place is a town by its GeoNames number, or a country by its ISO 3166-1 alpha-3 code where no town is told. What is
known by a name alone (a region, a sea) has neither, and stands in no list of places.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, literal_column, select

from .. import fact_tables as f
from ..view import View


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A town, or a country (`geonames`, `lat`, `lon` None): how many events and encounters were there."""

    geonames: int | None
    country: str | None
    name: str
    admin1: str | None
    lat: float | None
    lon: float | None
    events: int
    encounters: int


def places_of(view: View) -> list[PlaceCount]:
    """Every town and country of which an event or an encounter is told, most of them first."""
    with view.looking() as connection:
        told = [{_key(row): row for row in connection.execute(_counted(table))} for table in (f.events, f.encounters)]
    found = [_place(key, *(each.get(key) for each in told)) for key in dict.fromkeys([*told[0], *told[1]])]
    return sorted(found, key=lambda one: (-one.events - one.encounters, one.name, one.geonames or 0))


def _counted(table: Table) -> Any:
    """Towns by their numbers, countries by their codes; names and coordinates are those of any one telling."""
    c = table.c
    # No bound value: PostgreSQL would not know the same expression again in what it groups by.
    country = func.coalesce(c.place_country, literal_column("''"))
    cells = [func.max(c[f"place_{part}"]).label(part) for part in ("name", "admin1", "lat", "lon")]
    query = select(c.place_geonames.label("geonames"), country.label("country"), *cells, func.count().label("told"))
    located = c.place_geonames.is_not(None) | c.place_country.is_not(None)
    return query.where(located, c.same_as.is_(None)).group_by(c.place_geonames, country)


def _key(row: Any) -> tuple[int | None, str]:
    return row.geonames, row.country


def _place(key: tuple[int | None, str], events: Any, encounters: Any) -> PlaceCount:
    row = events or encounters
    counted = [one.told if one else 0 for one in (events, encounters)]
    return PlaceCount(key[0], key[1] or None, row.name, row.admin1, row.lat, row.lon, *counted)
