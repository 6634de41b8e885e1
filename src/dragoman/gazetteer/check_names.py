"""Names that two entities bear: each must stand in shared_names.csv, with both, so that it is meant.

A name, a demonym or a capital of several entities is found with all of them; a name that one has as its name and
another as its demonym goes to the first, so only equal uses clash.
"""

from __future__ import annotations

from collections.abc import Iterator

from .check_rows import Finding, Row, Tables
from .fold import fold_text
from .tables import ENTITY_FILES, listed

_Use = tuple[str, str]  # the written form with its marks, and its use


def check_names(tables: Tables) -> Iterator[Finding]:
    """Findings on names of several entities that shared_names.csv does not know, and on what it tells for nothing."""
    bearers = _bearers(tables)
    shared: dict[_Use, set[str]] = {}
    for row in tables["shared_names.csv"].rows:
        shared.setdefault((_plain(row["name"]), row["use"]), set()).update(listed(row["ids"]))
        if len(listed(row["ids"])) < 2:
            yield Finding("shared_names.csv", row.line, f"{row['name']!r} is shared by one", "name two or take it out")
    decoys = {_plain(row["name"]) for row in tables["decoys.csv"].rows if row["why"] != "person"}
    for (form, use), places in bearers.items():
        ids = dict.fromkeys(ident for ident, _, _ in places)
        plain = _plain(form)
        if len(ids) > 1 and plain not in decoys and not shared.get((plain, use), set()).issuperset(ids):
            _, table, line = places[-1]
            what = f"{form!r} is the {use} of {' and '.join(ids)}"
            yield Finding(table, line, what, "take it from one of them, or put all into shared_names.csv")


def _bearers(tables: Tables) -> dict[_Use, list[tuple[str, str, int]]]:
    """Who bears each form: id, table and line."""
    bearers: dict[_Use, list[tuple[str, str, int]]] = {}
    for table in ENTITY_FILES:
        for row in tables[table].rows:
            for form, use, ident in _forms(row):
                bearers.setdefault((fold_text(form).text, use), []).append((ident, table, row.line))
    return bearers


def _forms(row: Row) -> Iterator[tuple[str, str, str]]:
    """Every form of an entity with its use and its owner: a state's seats and metonyms are its government's."""
    seat = f"gov:{row['iso3']}" if row["kind"] == "state" else row["id"]
    for form in dict.fromkeys((row["name"], *listed(row["names"]))):
        yield form.removeprefix("~"), "name", row["id"]
    for column, use, owner in (
        ("demonyms", "demonym", row["id"]), ("capitals", "capital", seat), ("metonyms", "metonym", seat),
    ):  # fmt: skip
        yield from ((form.removeprefix("~"), use, owner) for form in listed(row[column]))


def _plain(form: str) -> str:
    return fold_text(form).text.removeprefix("~").removeprefix("the ")
