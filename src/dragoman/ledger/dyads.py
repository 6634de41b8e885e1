"""Events pair by pair, with what counting needs of them, streamed in the order the reports came.

What a question for two sides walks along (`event_dyads`) holds only what counts; here the tellings of other reports of
a story come too, each pointing at the event told first, so that counting with and without them are both possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.engine import Connection

from . import fact_tables as f
from . import tables as t
from .rows import dyad_rows
from .together import Question, Together

PAGE = 4_000


@dataclass(frozen=True, slots=True)
class DyadRow:
    """One event and one pair of its sides; `recipient` is None where nobody undergoes it.

    A side is told by actor id, country (ISO3 or None) and PLOVER sector. `first` is the (report, event) that told the
    same fact before, None where this is it. `story` names the story that the report tells.
    """

    report: str
    event: str
    first: tuple[str, str] | None
    story: str | None
    day: str | None
    type: str
    cameo: str | None
    quad: str
    status: str
    contexts: tuple[str, ...]
    score: float
    confidence: float
    actor: str
    actor_country: str | None
    actor_sector: str | None
    recipient: str | None
    recipient_country: str | None
    recipient_sector: str | None


def dyads(looking: Callable[[], AbstractContextManager[Connection]]) -> Iterator[DyadRow]:
    """Every event of the current readings, pair by pair; no more than a page is held."""
    last = 0
    while True:
        with looking() as connection:
            page = connection.execute(_page(), {"after": last}).all()
            keys = [row.key for row in page]
            sides, contexts = _told_of().ask(connection, keys)
        for row in page:
            yield from _drawn(row, sides.get(row.key, []), tuple(c for (c,) in contexts.get(row.key, [])))
        if len(page) < PAGE:
            return
        last = keys[-1]


def _drawn(row: Any, sides: Sequence[Any], contexts: tuple[str, ...]) -> Iterator[DyadRow]:
    acting, undergoing = ([_side(side) for side in sides if side[0] == role] for role in ("actor", "recipient"))
    sector = {actor: of for _, actor, _, of in sides}
    first = (row.first_report, row.first_event) if row.first_event is not None else None
    for pair in dyad_rows(acting, undergoing):
        actor, recipient = pair["actor"], pair["recipient"]
        yield DyadRow(
            row.report, row.id, first, row.story, row.day or None, row.type, row.cameo, row.quad, row.status, contexts,
            row.score, row.confidence, actor, pair["actor_country"], sector[actor], recipient,
            pair["recipient_country"], sector.get(recipient),
        )  # fmt: skip


def _side(row: Any) -> dict[str, Any]:
    return {"actor": row[1], "country": row[2]}


@cache
def _page() -> Select[Any]:
    e, first, told_first = f.events.c, f.events.alias("first"), t.reports.alias("told_first")
    joined = f.events.join(t.reports, t.reports.c.key == e.report)
    joined = joined.outerjoin(t.story_reports, t.story_reports.c.report == e.report)
    joined = joined.outerjoin(first, first.c.key == e.same_as).outerjoin(told_first, told_first.c.key == first.c.report)
    own = [e[name] for name in ("key", "id", "day", "type", "cameo", "quad", "status", "score", "confidence")]
    query = select(
        *own,
        t.reports.c.id.label("report"),
        t.story_reports.c.story,
        told_first.c.id.label("first_report"),
        first.c.id.label("first_event"),
    )
    return query.select_from(joined).where(e.key > bindparam("after")).order_by(e.key).limit(PAGE)


@cache
def _told_of() -> Together:
    """Of each event: role, actor, country and sector of its sides in order; its contexts."""
    sides, actors, contexts = f.event_sides.c, f.actors.c, f.event_contexts.c
    joined = f.event_sides.join(f.events, f.events.c.key == sides.event)
    joined = joined.outerjoin(f.actors, (actors.report == f.events.c.report) & (actors.id == sides.actor))
    of_sides = select(sides.event, sides.role, sides.actor, sides.country, actors.sector).select_from(joined)
    of_contexts = select(contexts.event, contexts.context)
    return Together(
        (
            Question(of_sides, sides.event, (sides.event, sides.role, sides.position)),
            Question(of_contexts, contexts.event, (contexts.event, contexts.position)),
        )
    )
