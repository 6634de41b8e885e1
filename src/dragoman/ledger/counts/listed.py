"""Reports as a list: newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, and_, func, or_, select

from .. import fact_tables as f
from .. import tables as t
from ..ask import Days
from ..view import View

# A day by which reports without one come last when the newest come first.
FILED: Any = func.coalesce(t.reports.c.published_from, "")


@dataclass(frozen=True, slots=True)
class ListedReport:
    """One report of a list, and how many facts of each kind it tells. `key` is its place in the order they came."""

    key: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    statements: int
    events: int
    encounters: int
    commitments: int

    @property
    def passed(self) -> Passed:
        """Where the list goes on behind this one."""
        return Passed(self.published or "", self.key)


@dataclass(frozen=True, slots=True)
class Passed:
    """The day and the key of the last report of a page."""

    day: str
    key: int


def reports_newest_first(
    view: View,
    size: int,
    *,
    publisher: str | None = None,
    since: str | None = None,
    until: str | None = None,
    after: Passed | None = None,
) -> list[ListedReport]:
    """`size` reports at most, by the day they were published, then the last that came first."""
    r = t.reports.c
    told = [_told(table) for table in (f.statements, f.events, f.encounters, f.commitments)]
    query = select(r.key, r.id, r.title, r.publisher, r.published_from, *told).where(*Days(since, until).on(FILED))
    if publisher is not None:
        query = query.where(r.publisher == publisher)
    if after is not None:
        query = query.where(_is_behind(FILED, r.key, after))
    with view.looking() as connection:
        rows = connection.execute(query.order_by(FILED.desc(), r.key.desc()).limit(size))
        return [ListedReport(*row) for row in rows]


def last_month(view: View) -> str | None:
    """The month ("2022-03") in which the newest report was published; None where none tells its day."""
    with view.looking() as connection:
        newest: str | None = connection.scalar(select(func.max(t.reports.c.published_from)))
    return newest[:7] if newest else None


def _is_behind(filed: Any, key: Any, last: Passed) -> Any:
    return or_(filed < last.day, and_(filed == last.day, key < last.key))


def _told(table: Table) -> Any:
    return select(func.count()).where(table.c.report == t.reports.c.key).correlate(t.reports).scalar_subquery()
