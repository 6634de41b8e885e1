"""The tables that a file's codes are looked up in, put into a DuckDB connection: small, the same for every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from ...codebook import load_codebook
from ...codebook.crosswalk import actor_codes, cameo_codes, icews_countries, icews_sectors, plover_score
from ...gazetteer.tables import listed, read_table
from .layout import CountryNames, Incoming, Roles

if TYPE_CHECKING:
    import duckdb

Row = tuple[Any, ...]


def put_codes(connection: duckdb.DuckDBPyConnection, format: Incoming) -> None:
    """Make `codes`, `places`, `groups` and `roles` in the connection; each is keyed by `code`."""
    rows = _cameo_rows() if format.coding == "cameo" else _plover_rows()
    _put(connection, "codes", "code, type, contexts, quad, score, goldstein, about", rows)
    _put(connection, "places", "code, iso3", place_codes(format.countries).items())
    _put(connection, "groups", "code, org", _groups(format.countries).items())
    _put(connection, "roles", "code, sector", _roles(format.roles).items())


def _put(connection: duckdb.DuckDBPyConnection, name: str, columns: str, rows: Iterable[Row]) -> None:
    import pyarrow

    types = {"contexts": pyarrow.list_(pyarrow.string()), "score": pyarrow.float64(), "goldstein": pyarrow.float64()}
    schema = pyarrow.schema([(column, types.get(column, pyarrow.string())) for column in columns.split(", ")])
    dicts = [dict(zip(schema.names, row, strict=True)) for row in rows]
    given = pyarrow.Table.from_pylist(dicts, schema=schema)
    connection.register("given", given)
    connection.execute(f"CREATE TEMP TABLE {name} AS FROM given")
    connection.unregister("given")


def _cameo_rows() -> Iterator[Row]:
    for one in cameo_codes().values():
        yield one.code, one.type, list(one.contexts), one.quad, one.score, one.goldstein, one.about


def _plover_rows() -> Iterator[Row]:
    """PLOVER types alone and with each of their modes: `CONSULT`, `CONSULT/visit`."""
    for name, entry in load_codebook().types.items():
        for mode in (None, *entry.scores):
            code = f"{name}/{mode}" if mode else name
            yield code, name, [], entry.quad, plover_score(name, mode), None, name.lower()


@cache
def place_codes(countries: CountryNames) -> dict[str, str | None]:
    """A source's word for a country to ISO alpha-3; None for a region, which is known and no state."""
    states = [row for row in read_table("states.csv") if row["iso3"]]
    if countries == "name":
        return _names(states)
    known: dict[str, str | None] = {row["iso3"]: row["iso3"] for row in states}
    if countries == "cameo":
        known |= {one.code: one.means for one in actor_codes() if one.kind in ("country", "region")}
    return known


def _names(states: list[dict[str, str]]) -> dict[str, str | None]:
    """Names of states in lower case; one that two states bear says nothing."""
    found: dict[str, set[str]] = {}
    for row in states:
        for name in (row["name"], *listed(row["names"])):
            bare = name.removeprefix("the ").removeprefix("~").lower()
            found.setdefault(bare, set()).add(row["iso3"])
    own: dict[str, str | None] = {row["name"].lower(): row["iso3"] for row in states}
    own.update(icews_countries())
    return own | {name: min(codes) for name, codes in found.items() if len(codes) == 1 and name not in own}


def _groups(countries: CountryNames) -> dict[str, str | None]:
    if countries == "cameo":
        return {one.code: one.means for one in actor_codes() if one.kind == "group"}
    rows = list(read_table("organisations.csv"))
    return {name.removeprefix("the ").removeprefix("~").lower(): row["id"]
            for row in rows for name in (row["name"], *listed(row["names"]))}  # fmt: skip


def _roles(roles: Roles) -> dict[str, str | None]:
    if roles == "icews":
        return dict(icews_sectors())
    if roles == "plover":
        return {sector: sector for sector in load_codebook().sectors}
    return {one.code: one.means for one in actor_codes() if one.kind == "role"}
