"""Which reports tell of which day: what the share of one relation in all that is reported is measured by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.engine import Connection

from . import fact_tables as f
from .ask import Days


@dataclass(frozen=True, slots=True)
class Counted:
    """Which events count: of one of these statuses, at least this certain, each told once or however often.

    Empty `types` and `contexts` mean all; of `contexts` one is enough. Days are ISO.
    """

    statuses: tuple[str, ...]
    min_confidence: float = 0.0
    is_once: bool = True
    types: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def telling_days(
    looking: Callable[[], AbstractContextManager[Connection]], counted: Counted
) -> Iterator[tuple[str, int]]:
    """The day of every event that counts, and the key of the report that tells it, in the order of days."""
    query = select(f.events.c.day, f.events.c.report).where(*_conditions(counted)).order_by(f.events.c.day)
    with looking() as connection:
        for day, report in connection.execution_options(yield_per=4_000).execute(query):
            yield day[:10], report


def _conditions(counted: Counted) -> Iterator[ColumnElement[bool]]:
    events: Any = f.events.c
    # What nobody does is in no dyad.
    sides, contexts = f.event_sides.c, f.event_contexts.c
    yield exists().where(sides.event == events.key, sides.role == "actor")
    yield events.day > ""
    yield events.status.in_(counted.statuses)
    if counted.min_confidence > 0:
        yield events.confidence >= counted.min_confidence
    if counted.is_once:
        yield events.same_as.is_(None)
    if counted.types:
        yield events.type.in_(counted.types)
    if counted.contexts:
        yield exists().where(contexts.event == events.key, contexts.context.in_(counted.contexts))
    yield from Days(counted.since, counted.until).on(events.day)
