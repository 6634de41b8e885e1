"""Towns and cities by name: places of over 15,000 people, and smaller ones where diplomats meet."""

from __future__ import annotations

from .entity import Town
from .fold import fold_name
from .tables import listed, read_table


class Towns:
    """The table of towns, indexed by folded name."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[dict[str, str]]] = {}
        for row in read_table("towns.csv.gz"):
            for name in dict.fromkeys(map(fold_name, (row["name"], *listed(row["also"])))):
                self._by_name.setdefault(name, []).append(row)

    def named(self, name: str, country: str | None) -> tuple[Town, ...]:
        """The towns so named, biggest first; a town's own name goes before another's by-name of equal size."""
        rows = self._by_name.get(fold_name(name), ())
        towns = [_town(row) for row in rows if country is None or row["country"] == country]
        return tuple(sorted(towns, key=lambda town: (-town.population, town.geonames)))


def _town(row: dict[str, str]) -> Town:
    return Town(
        row["name"], row["country"], row["admin1"] or None, float(row["lat"]), float(row["lon"]),
        int(row["geonames"]), int(row["population"]),
    )  # fmt: skip
