"""Joined encounters a page at a time, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import distinct, func, select
from sqlalchemy.engine import Connection, Row

from ...ledger import View
from ...ledger.join_tables import joined_encounters, joined_mentions
from .look import asked_for, draw
from .shapes import JoinedEncounter

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which encounters: those in which all of `sides` took part, from `since` on and before `until`.

    `tellers` is how many sides' own publishers must tell of it.
    """

    sides: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    status: str | None = None
    format: str | None = None
    tellers: int = 0


def joined_page(
    view: View, wanted: Wanted, after: tuple[str, str] | None = None, most: int = 50
) -> tuple[list[JoinedEncounter], tuple[str, str] | None]:
    """The next `most` encounters after the one of this day and id, and the day and id of the last where more follow.

    Those of which no day is known come last, under the day "".
    """
    found: list[JoinedEncounter] = []
    with view.looking() as connection:
        while len(found) <= most:
            page = _rows(connection, wanted, after, most + 1 if wanted.tellers < 2 else _AT_ONCE)
            drawn = draw(connection, page)
            found += [one for one in drawn if len(one.told_by) >= wanted.tellers]
            if not page:
                return found[:most], None
            after = (page[-1].day, page[-1].id)
    last = found[most - 1]
    return found[:most], (last.starts or "", last.id)


def _rows(connection: Connection, wanted: Wanted, after: tuple[str, str] | None, most: int) -> Sequence[Row[Any]]:
    cells = joined_encounters.c
    query = asked_for(wanted.sides, wanted.since, wanted.until, wanted.status, wanted.format)
    if wanted.tellers > 1:
        query = query.where(cells.id.in_(_told_often(wanted.tellers)))
    if after is not None:
        day, id = after
        query = query.where((cells.day < day) | ((cells.day == day) & (cells.id < id)))
    return connection.execute(query.order_by(cells.day.desc(), cells.id.desc()).limit(most)).all()


def _told_often(reports: int) -> Any:
    """Encounters of which at least so many reports tell: no fewer can be of so many sides."""
    cells = joined_mentions.c
    query = select(cells.joined).group_by(cells.joined)
    return query.having(func.count(distinct(cells.report)) >= reports)
