"""Commitments whose date is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from .. import fact_tables as f
from .. import tables as t
from ..draw import draw_commitments
from ..shapes import CommitmentRow
from ..view import View

_SETTLED = ("kept", "broken", "lapsed")


def newest_day(view: View) -> str | None:
    """The day on which the newest report was published; None where none tells its day."""
    with view.looking() as connection:
        newest: str | None = connection.scalar(select(func.max(t.reports.c.published_from)))
    return newest[:10] if newest else None


def past_due(view: View, day: str, most: int) -> list[CommitmentRow]:
    """Commitments that were due by this day and are not settled, those that fell due last first."""
    c = f.commitments.c
    due = func.substr(func.coalesce(c.due_until, c.due_from), 1, 10)
    query = select(c.day, c.key).where(due <= day, c.same_as.is_(None), c.status.not_in(_SETTLED), due > c.day)
    with view.looking() as connection:
        page: Sequence[Any] = connection.execute(query.order_by(due.desc(), c.key.desc()).limit(most)).all()
        return draw_commitments(connection, page) if page else []
