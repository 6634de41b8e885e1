"""Events pair by pair, with what counting needs of them, streamed in the order the reports came.

What a question for two sides walks along (`event_dyads`) holds only what counts; here the tellings of other reports of
a story come too, each pointing at the event told first, so that counting with and without them are both possible.
`dyads` gives those of the whole ledger, `dyads_between` those of some sides, found along that walk: what it costs grows
with the dyad and not with the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select, union
from sqlalchemy.engine import Connection

from . import fact_tables as f
from . import tables as t
from .ask import Days, is_country
from .rows import dyad_rows
from .together import Cells, Question, Together

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
        yield from _all_drawn(page, sides, contexts)
        if len(page) < PAGE:
            return
        last = keys[-1]


@dataclass(frozen=True, slots=True)
class Between:
    """Which events: `one` and `other` are codes (ISO3, or ids like org:nato) of which any will do, in either direction;
    without `other` whatever `one` does or undergoes. `is_once` leaves out what was told before. `since` and `until`
    (ISO days) may let others through where it does not.
    """

    one: tuple[str, ...]
    other: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    is_once: bool = True


def dyads_between(looking: Callable[[], AbstractContextManager[Connection]], between: Between) -> Iterator[DyadRow]:
    """The events of two sides pair by pair, all pairs of each, in the order the reports came."""
    with looking() as connection:
        keys = sorted(connection.execute(_keys(between)).scalars())
    for start in range(0, len(keys), PAGE):
        some = keys[start : start + PAGE]
        with looking() as connection:
            page = connection.execute(_page_of(), {"keys": some}).all()
            sides, contexts = _told_of().ask(connection, some)
        yield from _all_drawn(page, sides, contexts)


def _keys(between: Between) -> Any:
    """The keys of the events, each once: along the pairs in both directions, and then what tells them again."""
    pairs = f.event_dyads.c
    # What is told again may be filed under another day than what was told first.
    days = Days(between.since, between.until) if between.is_once else Days(None, None)
    walks = [select(pairs.event).where(*sides, *days.on(pairs.day)) for sides in _ways(between)]
    counted = union(*walks)
    if between.is_once:
        return counted
    again = select(f.events.c.key).where(f.events.c.same_as.in_(counted.subquery().select()))
    return union(*walks, again)


def _ways(between: Between) -> Iterator[list[ColumnElement[bool]]]:
    """Who is actor and who recipient: each way has an index of its own, for countries and for ids."""
    pairs = f.event_dyads.c
    columns = {"actor": (pairs.actor_country, pairs.actor), "recipient": (pairs.recipient_country, pairs.recipient)}
    for one, other in (("actor", "recipient"), ("recipient", "actor")):
        for mine in _named(columns[one], between.one):
            for theirs in _named(columns[other], between.other) if between.other else (None,):
                yield [mine] if theirs is None else [mine, theirs]


def _named(columns: tuple[ColumnElement[Any], ColumnElement[Any]], codes: tuple[str, ...]) -> Iterator[Any]:
    country, id = columns
    countries, ids = ([code for code in codes if is_country(code) is kind] for kind in (True, False))
    if countries:
        yield country.in_(countries)
    if ids:
        yield id.in_(ids)


def _all_drawn(
    page: Sequence[Any], sides: dict[int, list[Cells]], contexts: dict[int, list[Cells]]
) -> Iterator[DyadRow]:
    for row in page:
        yield from _drawn(row, sides.get(row.key, []), tuple(c for (c,) in contexts.get(row.key, [])))


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
    return _events().where(f.events.c.key > bindparam("after")).limit(PAGE)


@cache
def _page_of() -> Select[Any]:
    return _events().where(f.events.c.key.in_(bindparam("keys", expanding=True)))


def _events() -> Select[Any]:
    """What is told of each event itself, in the order of keys."""
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
    return query.select_from(joined).order_by(e.key)


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
