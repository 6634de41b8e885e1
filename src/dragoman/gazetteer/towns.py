"""Towns and cities by name: places of over 15,000 people, and smaller ones where diplomats meet.

The table is ordered biggest first and carries its look-up keys, so loading only files them.
"""

from __future__ import annotations

from .entity import Town
from .fold import fold_name
from .tables import read_cells


class Towns:
    """The table of towns, indexed by folded name."""

    def __init__(self) -> None:
        self._rows = list(read_cells("towns.csv.gz", 8))
        self._by_name: dict[str, list[int]] = {}
        for at, row in enumerate(self._rows):
            for key in row[7].split("|"):
                self._by_name.setdefault(key, []).append(at)

    def named(self, name: str, country: str | None) -> tuple[Town, ...]:
        """The towns so named, biggest first."""
        rows = (self._rows[at] for at in self._by_name.get(fold_name(name), ()))
        return tuple(_town(row) for row in rows if country is None or row[1] == country)


def _town(row: list[str]) -> Town:
    name, country, admin1, lat, lon, geonames, population, _ = row
    return Town(name, country, admin1 or None, float(lat), float(lon), int(geonames), int(population))
