"""Events with the words they stand on, without opening the records: what a turn of a relation is told by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, func, select
from sqlalchemy.engine import Connection, Row

from . import fact_tables as f
from . import tables as t
from .together import Cells, Question, Together

# An event as it is asked for: the id of its report, its own id there.
Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class CitedEvent:
    """An event as its report tells it: sides by country or name, `words` the passage that holds the trigger."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: str
    words: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None


def publication_days(
    looking: Callable[[], AbstractContextManager[Connection]], reports: Sequence[str]
) -> dict[str, str | None]:
    """When the reports with these ids appeared: ISO days or times, None where that is not known."""
    with looking() as connection:
        return {row.id: row.published_from for row in connection.execute(_published(), {"ids": sorted(set(reports))})}


def cited_events(
    looking: Callable[[], AbstractContextManager[Connection]], names: Sequence[Name]
) -> dict[Name, CitedEvent]:
    """The events of these names; one that the ledger does not hold is not there."""
    asked = {"reports": sorted({report for report, _ in names}), "events": sorted({event for _, event in names})}
    with looking() as connection:
        rows = [row for row in connection.execute(_named(), asked) if (row.report, row.id) in set(names)]
        sides, passages = _told_of().ask(connection, [row.key for row in rows])
    return {(row.report, row.id): _drawn(row, sides.get(row.key, []), passages.get(row.key, [])) for row in rows}


def _drawn(row: Row[Any], sides: Sequence[Cells], passages: Sequence[Cells]) -> CitedEvent:
    acting, undergoing = (
        tuple(dict.fromkeys(country or name or id for role, id, country, name in sides if role == wanted))
        for wanted in ("actor", "recipient")
    )
    holding = (words for start, end, words in passages if start <= row.trigger_start < end)
    words = " ".join(next(holding, row.trigger).split())
    return CitedEvent(acting, undergoing, row.status, words, row.title, row.publisher, row.url, row.published_from)


@cache
def _published() -> Select[Any]:
    report = t.reports.c
    return select(report.id, report.published_from).where(report.id.in_(bindparam("ids", expanding=True)))


@cache
def _named() -> Select[Any]:
    e, report = f.events.c, t.reports.c
    own = (e.key, e.id, e.status, e.trigger, e.trigger_start)
    query = select(*own, report.id.label("report"), report.title, report.publisher, report.url, report.published_from)
    query = query.join_from(t.reports, f.events, e.report == report.key)
    return query.where(
        report.id.in_(bindparam("reports", expanding=True)), e.id.in_(bindparam("events", expanding=True))
    )


@cache
def _told_of() -> Together:
    """Of each event: role, actor, country and name of its sides in order; its evidence and the words of each span."""
    sides, actors, spans, report = f.event_sides.c, f.actors.c, f.citations.c, t.reports.c
    of_report = f.event_sides.join(f.events, f.events.c.key == sides.event)
    of_report = of_report.outerjoin(f.actors, (actors.report == f.events.c.report) & (actors.id == sides.actor))
    of_sides = select(sides.event, sides.role, sides.actor, sides.country, actors.name).select_from(of_report)
    words: ColumnElement[str] = func.substr(report.text, spans.span_start + 1, spans.span_end - spans.span_start)
    told = f.citations.join(f.events, f.events.c.key == spans.fact).join(t.reports, report.key == f.events.c.report)
    passages = select(spans.fact, spans.span_start, spans.span_end, words).select_from(told)
    return Together(
        (
            Question(of_sides, sides.event, (sides.event, sides.role, sides.position)),
            Question(passages.where(spans.part == "evidence"), spans.fact, (spans.fact, spans.position)),
        )
    )
