"""Keys of what bears on promises, asked along the ledger's indexes.

Each question is put together once and asked with other sides and days: to put one together costs more than to ask it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, FromClause, Row, Select, bindparam, exists, select, union_all
from sqlalchemy.engine import Connection

from ...ledger import fact_tables as f
from ...ledger.ask import is_country
from ...ledger.tables import reports

Days = tuple[str, str]  # from the first on, before the second


def events_of(
    connection: Connection, sides: tuple[str, str | None], days: Days, types: Sequence[str], most: int
) -> Sequence[Row[Any]]:
    """Key, type and status of what one side did, to the other where it is given; `most` of each type, on average."""
    side, other = sides
    given = _given(days, most * len(types)) | {"side": side, "types": list(types)}
    if other is None:
        return connection.execute(_events(is_country(side), None), given).all()
    return connection.execute(_events(is_country(side), is_country(other)), given | {"other": other}).all()


@cache
def _events(is_country_acting: bool, is_country_undergoing: bool | None) -> Select[Any]:
    """Along the days of a pair; of one side along the days of the types, for what answers promises is rare."""
    pairs, events = f.event_dyads.c, f.events.c
    acting = (pairs.actor_country if is_country_acting else pairs.actor) == bindparam("side")
    is_of_type = events.type.in_(bindparam("types", expanding=True))
    query = select(events.day, events.key, events.type, events.status)
    if is_country_undergoing is None:
        query = query.where(exists().where(pairs.event == events.key, acting), *_between(events.day))
    else:
        undergoing = (pairs.recipient_country if is_country_undergoing else pairs.recipient) == bindparam("other")
        query = query.distinct().join(f.event_dyads, pairs.event == events.key)
        query = query.where(acting, undergoing, *_between(pairs.day))
    return query.where(is_of_type).order_by(events.day, events.key).limit(bindparam("most"))


def encounters_of(
    connection: Connection, pair: tuple[str, str], days: Days, status: str, most: int
) -> Sequence[Row[Any]]:
    """Key and format of the encounters of two sides."""
    query = _encounters(*map(is_country, pair))
    return connection.execute(query, {**_pair(pair), "status": status, **_given(days, most)}).all()


def planned_in(connection: Connection, pair: tuple[str, str], since: str, most: int) -> Sequence[str]:
    """The ids of the reports that tell an encounter of two sides as planned."""
    query = _encounters(*map(is_country, pair))
    given = {**_pair(pair), "status": "planned", **_given((since, "9999"), most)}
    return [row.report for row in connection.execute(query, given)]


@cache
def _encounters(is_country: bool, is_country_other: bool) -> Select[Any]:
    """Along the days of one side."""
    c = f.encounters.c
    one, side, day = _taking_part("side", is_country)
    other, with_other, _ = _taking_part("other", is_country_other)
    query = select(day, c.key, c.format, reports.c.id.label("report")).distinct().select_from(one)
    query = query.join(f.encounters, c.key == one.c.encounter).join(reports, reports.c.key == c.report)
    meets = exists().where(other.c.encounter == c.key, with_other)
    query = query.where(side, *_between(day), meets, c.same_as.is_(None), c.status == bindparam("status"))
    return query.order_by(day, c.key).limit(bindparam("most"))


def _taking_part(name: str, is_country: bool) -> tuple[FromClause, ColumnElement[bool], ColumnElement[Any]]:
    """Who takes part, that this side does, and on which day."""
    table = (f.encounter_countries if is_country else f.encounter_participants).alias()
    column = table.c.country if is_country else table.c.actor
    return table, column == bindparam(name), table.c.day


def commitments_of(connection: Connection, side: str, days: Days, most: int) -> Sequence[Row[Any]]:
    """Key, type and status of what a side bound itself to, towards anybody."""
    return connection.execute(_bound(is_country(side)), _given(days, most) | {"by": side}).all()


@cache
def _bound(is_country: bool) -> Select[Any]:
    return _commitments(is_country, "since", "until").limit(bindparam("most"))


def around(connection: Connection, by: str, to: str | None, days: tuple[str, str, str], most: int) -> list[Row[Any]]:
    """The keys of what an actor bound himself to between the first day and the last, the nearest to the middle one.

    `to` is towards whom, None for anybody; `most` are taken before the middle day, and as many from it on.
    """
    given = dict(zip(("first", "middle", "last"), days, strict=True)) | {"most": most, "by": by}
    return list(connection.execute(_around(to is not None), given | ({} if to is None else {"to": to})))


@cache
def _around(is_towards: bool) -> CompoundSelect[Any]:
    day, key = f.commitment_sides.c.day, f.commitments.c.key
    before, after = (_commitments(False, *days) for days in (("first", "middle"), ("middle", "last")))
    before = before.order_by(None).order_by(day.desc(), key.desc())
    nearest = [one.where(_towards()) if is_towards else one for one in (before, after)]
    return union_all(*(one.limit(bindparam("most")).subquery().select() for one in nearest))


def _commitments(is_country: bool, since: str, until: str) -> Select[Any]:
    """Along the days of one side, between the days bound under these names."""
    c, sides = f.commitments.c, f.commitment_sides.c
    bound = (sides.country if is_country else sides.actor) == bindparam("by")
    query = select(sides.day, c.key, c.type, c.status).distinct().select_from(f.commitment_sides)
    query = query.join(f.commitments, c.key == sides.commitment)
    query = query.where(sides.role == "by", bound, c.same_as.is_(None), *_between(sides.day, since, until))
    return query.order_by(sides.day, c.key)


def _towards() -> ColumnElement[bool]:
    other = f.commitment_sides.alias().c
    return exists().where(other.commitment == f.commitments.c.key, other.role == "for", other.actor == bindparam("to"))


def _between(day: ColumnElement[Any], since: str = "since", until: str = "until") -> tuple[ColumnElement[bool], ...]:
    """What is filed under no day lies before none."""
    return day >= bindparam(since), day < bindparam(until), day > ""


def _given(days: Days, most: int) -> dict[str, Any]:
    return {"since": days[0], "until": days[1], "most": most}


def _pair(pair: tuple[str, str]) -> dict[str, str]:
    return {"side": pair[0], "other": pair[1]}
