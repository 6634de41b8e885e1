"""A visit holds its meetings: those in person, of a visitor, with the side visited, on its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection, Row

from ...ledger.join_tables import joined_encounters, joined_participants, joined_sides
from .mention import persons, shifted
from .store import set_parents
from .summary import Summary

_MEETINGS = ("bilateral meeting", "multilateral meeting")
# A visit that names one day may last some.
_LASTS_DAYS = 2


def renew_parents(connection: Connection, summaries: Sequence[Summary]) -> None:
    """Say anew within which visit each meeting was that is among these or near to one of them."""
    visits = [one for one in summaries if one.format == "visit" and one.starts]
    meetings = {one.id: one.starts for one in summaries if one.format in _MEETINGS and one.starts}
    for visit in visits:
        near = (shifted(visit.day, -1), shifted(visit.ends or visit.day, _LASTS_DAYS))
        meetings |= {row.id: row.day for row in _of_sides(connection, _visitors(visit), near, _MEETINGS)}
    parents = {id: _parent(connection, id, day) for id, day in meetings.items() if day}
    set_parents(connection, parents)


def _visitors(visit: Summary) -> list[str]:
    return sorted(id for ids in visit.sides.values() for id in persons(ids))


def _parent(connection: Connection, meeting: str, day: str) -> str | None:
    """The one visit that a meeting was part of; none where two could be."""
    actors, sides = _taking_part(connection, meeting)
    near = (shifted(day, -_LASTS_DAYS - 1), shifted(day, 1))
    found = set()
    for visit in _of_sides(connection, sorted(persons(actors)), near, ("visit",)):
        _, visited = _taking_part(connection, visit.id)
        if len(visited) >= 2 and visited <= sides and visit.day <= shifted(day, 1):
            found.add(visit.id)
    return found.pop() if len(found) == 1 else None


def _taking_part(connection: Connection, id: str) -> tuple[set[str], set[str]]:
    """The actors and the sides of an encounter."""
    cells = joined_participants.c
    rows = connection.execute(select(cells.actor, cells.side).where(cells.joined == id)).all()
    return {row.actor for row in rows}, {row.side for row in rows}


def _of_sides(
    connection: Connection, sides: Iterable[str], days: tuple[str, str], formats: Sequence[str]
) -> list[Row[Any]]:
    """Encounters of these formats in which one of the sides took part on one of the days."""
    asked = sorted(sides)
    if not asked:
        return []
    cells, kept = joined_sides.c, joined_encounters.c
    query = select(kept.id, kept.day).join(joined_sides, cells.joined == kept.id).distinct()
    query = query.where(cells.side.in_(asked), cells.day >= days[0], cells.day <= days[1], kept.format.in_(formats))
    return [*connection.execute(query.order_by(kept.id))]
