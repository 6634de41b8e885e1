"""What stands around a report in its ledger: its story, who tells its facts again, what people said of them.

A few questions along indices, whatever the size of the ledger; a report that nobody copied and nobody corrected costs
two of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.engine import Connection

from . import ask
from . import fact_tables as f
from . import tables as t
from .correction_tables import corrections
from .corrections import Mark
from .corrections.store import marks_on
from .join_tables import joined_mentions
from .shapes import Again, ReadingRow, Told
from .view import View

_RETOLD = (f.events, f.statements, f.encounters, f.commitments)
_TOLD = ("id", "title", "publisher", "url", "published_from")


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another report of the same story; `relation` is what it is to the one it was found like (copy, update, …)."""

    told: Told
    relation: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`story` are the reports of the same story in the order of publication, this one among them, empty where it is
    alone. By the ids of facts: `again` where other reports of the story tell the same, the first to tell it first;
    `marks` what people said; `joined` the encounter out of many reports to which one of this report's belongs.
    `has_bytes` says that the bytes it came in are kept.
    """

    story: tuple[Sibling, ...] = ()
    again: Mapping[str, tuple[Again, ...]] = field(default_factory=dict)
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    readings: tuple[ReadingRow, ...] = ()
    has_bytes: bool = False


def reports_named(view: View, beginning: str) -> list[str]:
    """The ids of reports that begin so, two at most: exactly one names a report."""
    with view.looking() as connection:
        return list(connection.execute(ask.reports_beginning(beginning)).scalars())


def surroundings_of(view: View, report_id: str) -> Surroundings:
    """What stands around the report with this id; nothing where the ledger does not hold it."""
    with view.looking() as connection:
        key = connection.scalar(select(t.reports.c.key).where(t.reports.c.id == report_id))
        if key is None:
            return Surroundings()
        story = _story(connection, key)
        return Surroundings(
            story,
            _again(connection, key) if story else {},
            _marks(connection, key),
            _joined(connection, key),
            tuple(ReadingRow(*row) for row in connection.execute(ask.readings_of(report_id))),
            connection.scalar(select(t.raws.c.id).where(t.raws.c.id == report_id)) is not None,
        )


def _story(connection: Connection, key: int) -> tuple[Sibling, ...]:
    own = select(t.story_reports.c.story).where(t.story_reports.c.report == key).scalar_subquery()
    joined = t.story_reports.join(t.reports, t.reports.c.key == t.story_reports.c.report)
    query = select(*(t.reports.c[name] for name in _TOLD), t.story_reports.c.relation).select_from(joined)
    query = query.where(t.story_reports.c.story == own).order_by(t.reports.c.published_from, t.reports.c.key)
    rows = connection.execute(query).all()
    return tuple(Sibling(Told(*row[:5]), row.relation) for row in rows) if len(rows) > 1 else ()


def _again(connection: Connection, key: int) -> dict[str, tuple[Again, ...]]:
    """Of each fact its fellows: those that count for the same fact as it does."""
    found: dict[str, tuple[Again, ...]] = {}
    for table in _RETOLD:
        own = select(table.c.key, table.c.id, table.c.same_as).where(table.c.report == key)
        counts_as = {row.key: (row.id, row.same_as or row.key) for row in connection.execute(own)}
        fellows = _fellows(connection, table, {root for _, root in counts_as.values()})
        for fact, (id, root) in counts_as.items():
            others = tuple(again for other, again in fellows.get(root, ()) if other != fact)
            if others:
                found[id] = others
    return found


def _fellows(connection: Connection, table: Any, roots: Iterable[int]) -> dict[int, list[tuple[int, Again]]]:
    roots = list(roots)
    query = select(table.c.key, table.c.same_as, t.reports.c.id.label("report"), table.c.id)
    query = query.join(t.reports, t.reports.c.key == table.c.report)
    query = query.where(or_(table.c.key.in_(roots), table.c.same_as.in_(roots))).order_by(table.c.key)
    fellows: dict[int, list[tuple[int, Again]]] = {}
    for row in connection.execute(query) if roots else ():
        fellows.setdefault(row.same_as or row.key, []).append((row.key, Again(row.report, row.id)))
    return fellows


def _marks(connection: Connection, key: int) -> dict[str, tuple[Mark, ...]]:
    if connection.scalar(select(corrections.c.key).where(corrections.c.report == key).limit(1)) is None:
        return {}
    found: dict[str, tuple[Mark, ...]] = {}
    for table in (*_RETOLD, f.actors):
        ids = {
            row.key: row.id for row in connection.execute(select(table.c.key, table.c.id).where(table.c.report == key))
        }
        found |= {ids[fact]: marks for fact, marks in marks_on(connection, list(ids)).items()}
    return found


def _joined(connection: Connection, key: int) -> dict[str, str]:
    query = select(f.encounters.c.id, joined_mentions.c.joined).join(
        joined_mentions, joined_mentions.c.mention == f.encounters.c.key
    )
    rows = connection.execute(query.where(f.encounters.c.report == key, joined_mentions.c.joined.is_not(None)))
    return {row.id: row.joined for row in rows}
