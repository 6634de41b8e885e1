"""Joined encounters from the newest backwards: of a side, in a place, or told by two sides' own publishers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, and_, distinct, exists, func, or_, select

from ...ledger import View
from ...ledger.fact_tables import encounters
from ...ledger.join_tables import joined_encounters, joined_mentions, joined_sides
from ...ledger.tables import reports
from .look import draw
from .shapes import JoinedEncounter

_PAGE = 20


def newest_encounters(
    view: View,
    most: int,
    *,
    side: str | None = None,
    place: str | int | None = None,
    after: tuple[str, str] | None = None,
) -> list[JoinedEncounter]:
    """`most` encounters at most, the last day first; `after` is the day and the id where the page before ended.

    `side` is a country's ISO3 or an actor's id; `place` a town's GeoNames number or a country's ISO3.
    """
    cells, sides = joined_encounters.c, joined_sides.c
    query = select(joined_encounters)
    if side is not None:
        query = query.where(exists().where(sides.joined == cells.id, sides.side == side))
    if place is not None:
        query = query.where(cells.id.in_(_at(place)))
    if after is not None:
        query = query.where(or_(cells.day < after[0], and_(cells.day == after[0], cells.id < after[1])))
    with view.looking() as connection:
        return draw(connection, connection.execute(_newest_first(query, most)).all())


def told_by_two_sides(view: View, most: int) -> list[JoinedEncounter]:
    """The newest encounters that publishers of two sides tell of."""
    cells, told = joined_encounters.c, joined_mentions.c
    several = select(told.joined).join(reports, reports.c.key == told.report).group_by(told.joined)
    several = several.having(func.count(distinct(reports.c.publisher)) > 1)
    found: list[JoinedEncounter] = []
    query, passed = select(joined_encounters).where(cells.id.in_(several)), 0
    with view.looking() as connection:
        while len(found) < most:
            page = connection.execute(_newest_first(query, _PAGE).offset(passed)).all()
            found += [one for one in draw(connection, page) if len(one.told_by) > 1]
            passed += len(page)
            if len(page) < _PAGE:
                break
    return found[:most]


def _newest_first(query: Select[Any], most: int) -> Select[Any]:
    return query.order_by(joined_encounters.c.day.desc(), joined_encounters.c.id.desc()).limit(most)


def _at(place: str | int) -> Select[Any]:
    """The encounters of which a mention is told of this place."""
    is_here = encounters.c.place_geonames == place if isinstance(place, int) else encounters.c.place_country == place
    query = select(joined_mentions.c.joined).join(encounters, encounters.c.key == joined_mentions.c.mention)
    return query.where(is_here, joined_mentions.c.joined.is_not(None))
