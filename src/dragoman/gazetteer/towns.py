"""Towns and cities by name: places of over 15,000 people, and smaller ones where diplomats meet.

The table is ordered biggest first and carries its look-up keys in its last cell, so loading files the keys alone;
a row is taken apart when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from .entity import Town
from .fold import fold_name
from .tables import cells_of, read_rows


class Towns:
    """The table of towns, indexed by folded name."""

    def __init__(self) -> None:
        self._rows = read_rows("towns.csv.gz")
        # One number for most keys: a list for each of 50,000 would take as long to make as all the rest.
        self._biggest: dict[str, int] = {}
        self._others: dict[str, list[int]] = {}
        for at in range(1, len(self._rows)):
            for key in self._keys(at).split("|"):
                if self._biggest.setdefault(key, at) != at:
                    self._others.setdefault(key, []).append(at)

    def _keys(self, at: int) -> str:
        row = self._rows[at]
        return cells_of(row)[-1] if row.endswith('"') else row.rpartition(",")[2]

    def named(self, name: str, country: str | None) -> tuple[Town, ...]:
        """The towns so named, biggest first."""
        rows = (cells_of(self._rows[at]) for at in self._named(fold_name(name)))
        return tuple(_town(row) for row in rows if country is None or row[1] == country)

    def _named(self, key: str) -> Iterator[int]:
        if key in self._biggest:
            yield self._biggest[key]
            yield from self._others.get(key, ())


def _town(row: list[str]) -> Town:
    name, country, admin1, lat, lon, geonames, population, _ = row
    return Town(name, country, admin1 or None, float(lat), float(lon), int(geonames), int(population))
