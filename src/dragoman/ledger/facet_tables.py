"""What a report can be narrowed by, each value once: searches count these instead of looking into every fact.

All of it is made of the facts in force and follows them (`put_facts`, `take_facts`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Column, Delete, ForeignKey, Table, delete

from . import fact_tables as f
from .columns import Key, Words
from .rows import Row
from .tables import metadata

# `name` is type, status or actor (the country of one who acts, meets, is bound or speaks).
report_facets = Table(
    "report_facets",
    metadata,
    Column("report", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("name", Words, primary_key=True),
    Column("value", Words, primary_key=True),
    sqlite_with_rowid=False,
)

# Which cells tell a value of a facet: the table, its column, and what another column of it has to say.
_TOLD: tuple[tuple[str, Table, str, tuple[str, str] | None], ...] = (
    ("type", f.events, "type", None),
    ("type", f.commitments, "type", None),
    ("status", f.events, "status", None),
    ("status", f.encounters, "status", None),
    ("status", f.commitments, "status", None),
    ("actor", f.event_sides, "country", ("role", "actor")),
    ("actor", f.encounter_participants, "country", None),
    ("actor", f.encounter_countries, "country", None),
    ("actor", f.commitment_sides, "country", ("role", "by")),
    ("actor", f.statements, "country", None),
)


def facet_rows(rows: dict[Table, list[Row]], report: int) -> list[Row]:
    """The values of a report out of the rows of its facts, in their order."""
    return [{"report": report, "name": name, "value": value} for name, value in sorted(set(_values(rows)))]


def _values(rows: dict[Table, list[Row]]) -> Iterator[tuple[str, str]]:
    for name, table, column, where in _TOLD:
        told: Iterable[Row] = rows.get(table, ())
        for row in told:
            if row[column] and (where is None or row[where[0]] == where[1]):
                yield name, row[column]


def without_facets(report: int) -> Delete:
    """Takes out the values of a report."""
    return delete(report_facets).where(report_facets.c.report == report)
