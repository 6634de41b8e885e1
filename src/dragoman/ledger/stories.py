"""Reports that tell one story, and their facts counted once.

The same wire story in forty papers is one story with forty reports. What they tell alike (the same sides, type and
words) counts as the fact that came first; the others keep their spans and point at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.engine import Connection

from ..model import Report
from . import fact_tables as f
from .duplicates import Clusters, Placement, fingerprint_of
from .facts import opened_to_facts
from .fingerprints import Fingerprints
from .rows import dyad_rows
from .tables import story_reports

_COUNTED = (f.statements, f.events, f.encounters, f.commitments)


class Stories:
    """Places reports into stories. What was placed is loaded with the first one, and again when it has changed."""

    def __init__(self) -> None:
        self._fingerprints = Fingerprints()
        self._clusters: Clusters | None = None

    def place(self, connection: Connection, key: int, report: Report) -> str:
        """Give a report that is new to the ledger its story, within the transaction under way. The story's name."""
        with self._fingerprints.looked_up(connection):
            clusters = self._current(connection)
            # A placement that is not kept in the end must not be remembered either.
            self._clusters = None
            fingerprint = fingerprint_of(report.text, _day(report))
            placement = clusters.place(report.id, fingerprint)
        connection.execute(insert(story_reports).values(_row(key, placement, fingerprint.to_bytes())))
        if placement.merged:
            of_merged = story_reports.c.story.in_(placement.merged)
            connection.execute(update(story_reports).where(of_merged).values(story=placement.story))
        self._clusters = clusters
        return placement.story

    def _current(self, connection: Connection) -> Clusters:
        count: int = connection.scalar(select(func.count()).select_from(story_reports)) or 0
        if self._clusters is None or len(self._clusters) != count:
            self._clusters = Clusters.restore(self._fingerprints)
        return self._clusters


def story_of(connection: Connection, report: int) -> str | None:
    """The name of the story of the report with this key."""
    story: str | None = connection.scalar(select(story_reports.c.story).where(story_reports.c.report == report))
    return story


def count_once(connection: Connection, story: str) -> None:
    """Let what the story's reports tell alike count as what was told first. Rows that are right stay as they are."""
    members = connection.execute(select(story_reports.c.report).where(story_reports.c.story == story)).scalars().all()
    if len(members) > 1:
        for table in _COUNTED:
            _count_once(connection, table, members)


def _count_once(connection: Connection, table: Table, members: Sequence[int]) -> None:
    query = select(table.c.key, table.c.likeness, table.c.same_as).where(table.c.report.in_(members))
    first: dict[str, int] = {}
    for row in connection.execute(query.order_by(table.c.key)).all():
        told_first = first.setdefault(row.likeness, row.key)
        same_as = None if told_first == row.key else told_first
        if same_as != row.same_as:
            with opened_to_facts(connection):
                connection.execute(update(table).where(table.c.key == row.key).values(same_as=same_as))
            if table is f.events and (same_as is None) != (row.same_as is None):
                _lay_dyads(connection, row.key, counts=same_as is None)


def _lay_dyads(connection: Connection, event: int, *, counts: bool) -> None:
    connection.execute(delete(f.event_dyads).where(f.event_dyads.c.event == event))
    if not counts:
        return
    sides = f.event_sides.c
    query = select(sides.role, sides.actor, sides.country).where(sides.event == event).order_by(sides.position)
    rows = [row._asdict() for row in connection.execute(query)]
    day = connection.scalar(select(f.events.c.day).where(f.events.c.key == event))
    acting, undergoing = ([row for row in rows if row["role"] == role] for role in ("actor", "recipient"))
    dyads = [{"event": event, "day": day, **dyad} for dyad in dyad_rows(acting, undergoing)]
    if dyads:
        connection.execute(insert(f.event_dyads), dyads)


def _row(key: int, placement: Placement, signature: bytes) -> dict[str, Any]:
    return {
        "report": key,
        "story": placement.story,
        "relation": placement.relation,
        "of": placement.of,
        "is_later": placement.is_later,
        "similarity": placement.similarity,
        "signature": signature,
    }


def _day(report: Report) -> date | None:
    published = report.published
    if published is None or published.precision not in ("day", "minute"):
        return None
    return date.fromisoformat(published.start[:10])
