"""Joined encounters a page at a time, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import distinct, func, select
from sqlalchemy.engine import Connection, Row

from ...ledger import View
from ...ledger.fact_tables import encounters
from ...ledger.join_tables import joined_encounters, joined_mentions
from .look import asked_for, draw, following
from .shapes import JoinedEncounter

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which encounters: those in which all of `sides` took part, from `since` on and before `until`.

    `tellers` is how many sides' own publishers must tell of it; `place` a town's GeoNames number or a country's ISO3.
    """

    sides: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    status: str | None = None
    format: str | None = None
    tellers: int = 0
    place: str | int | None = None


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
    if wanted.place is not None:
        query = query.where(cells.id.in_(_at(wanted.place)))
    return connection.execute(following(query, wanted.sides, after, newest_first=True).limit(most)).all()


def _at(place: str | int) -> Any:
    """The encounters of which a mention is told of this place."""
    is_here = encounters.c.place_geonames == place if isinstance(place, int) else encounters.c.place_country == place
    query = select(joined_mentions.c.joined).join(encounters, encounters.c.key == joined_mentions.c.mention)
    return query.where(is_here, joined_mentions.c.joined.is_not(None))


def _told_often(reports: int) -> Any:
    """Encounters of which at least so many reports tell: no fewer can be of so many sides."""
    cells = joined_mentions.c
    query = select(cells.joined).group_by(cells.joined)
    return query.having(func.count(distinct(cells.report)) >= reports)
