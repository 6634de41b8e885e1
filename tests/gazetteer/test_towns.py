"""The table of towns is filed by its keys alone; what is found by them is what the whole table says."""

from __future__ import annotations

from dragoman.gazetteer.tables import read_cells
from dragoman.gazetteer.towns import Towns


def test_every_key_finds_its_rows_biggest_first() -> None:
    by_key: dict[str, list[int]] = {}
    for row in read_cells("towns.csv.gz", 8):
        for key in row[7].split("|"):
            by_key.setdefault(key, []).append(int(row[5]))
    towns = Towns()
    several = [key for key, numbers in by_key.items() if len(numbers) > 1]
    assert len(several) > 1_000
    for key in [*several, *list(by_key)[::50]]:
        assert [town.geonames for town in towns.named(key, None)] == by_key[key], key


def test_a_name_that_is_no_town_finds_none() -> None:
    assert Towns().named("nowhere at all", None) == ()
