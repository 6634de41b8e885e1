"""Corrections as a View lists them by themselves; on the facts they belong to they come with these (`store`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

from sqlalchemy.engine import Connection

from .. import correction_tables as c
from ..tables import reports
from .shapes import Correction
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
