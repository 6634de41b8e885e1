"""Corrections as a View lists them by themselves; on the facts they belong to they come with these (`store`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.engine import Connection

from .. import correction_tables as c
from ..tables import reports
from .shapes import STATES, Correction, State
from .store import corrections_asked, drawn

_PAGE = 200


def listed(
    looking: Callable[[], AbstractContextManager[Connection]],
    report: str | None,
    fact: str | None,
    in_force: bool | None,
    unfitting: bool,
    after: int,
) -> Iterator[Correction]:
    """What people said, oldest first, a page at a time; `after` is the key of the one to go on from."""
    ended, place = c.correction_endings.c.at, c.attachments.c
    query = corrections_asked().limit(_PAGE)
    if report is not None:
        query = query.where(reports.c.id >= report, reports.c.id < report + "\U0010ffff")
    if fact is not None:
        query = query.where(c.corrections.c.fact == fact)
    if in_force is not None:
        query = query.where(ended.is_(None) if in_force else ended.is_not(None))
    if unfitting:
        query = query.where(ended.is_(None), place.fact.is_(None))
    last = after
    while True:
        with looking() as connection:
            page = [drawn(row) for row in connection.execute(query.where(c.corrections.c.key > last))]
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1].key


def page_of(
    connection: Connection,
    state: State,
    size: int,
    before: int | None = None,
    *,
    report: str | None = None,
    kind: str | None = None,
    who: str | None = None,
) -> list[Correction]:
    """Those in this state, the newest first, older than the one with the key `before`."""
    query = corrections_asked().order_by(None).order_by(c.corrections.c.key.desc()).where(_is(state)).limit(size)
    if before is not None:
        query = query.where(c.corrections.c.key < before)
    for column, value in ((reports.c.id, report), (c.corrections.c.kind, kind), (c.corrections.c.who, who)):
        query = query.where(column == value) if value else query
    return [drawn(row) for row in connection.execute(query)]


def correction_with(connection: Connection, id: str) -> Correction | None:
    """The correction with this id."""
    row = connection.execute(corrections_asked().where(c.corrections.c.id == id)).first()
    return None if row is None else drawn(row)


def count_corrections(connection: Connection) -> dict[State, int]:
    """How many are in each state."""
    joined = c.corrections.outerjoin(c.correction_endings).outerjoin(c.attachments)
    counted: dict[State, int] = {}
    for state in STATES:
        counted[state] = connection.scalar(select(func.count()).select_from(joined).where(_is(state))) or 0
    return counted


def _is(state: State) -> ColumnElement[bool]:
    ended, fact = c.correction_endings.c.at, c.attachments.c.fact
    if state == "ended":
        return ended.is_not(None)
    return ended.is_(None) & (fact.is_(None) if state == "unfitting" else fact.is_not(None))
