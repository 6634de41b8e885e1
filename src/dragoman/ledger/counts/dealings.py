"""Who deals with whom, counted: pairs of states in a time, a side's years, and those it deals with most.

An event that goes both ways (a meeting, an agreement) counts once for a pair. What was planned, denied or supposed is
no dealing; what was promised, threatened, demanded or proposed is one by its type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Select,
    and_,
    case,
    distinct,
    func,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)

from .. import fact_tables as f
from ..ask import Days, is_country
from ..view import View

NO_DEALINGS = ("planned", "denied", "hypothetical")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two states (ISO3, in the order of the alphabet): their events, and how many of these are conflict."""

    one: str
    other: str
    events: int
    conflict: int

    @property
    def cooperation(self) -> int:
        return self.events - self.conflict


@dataclass(frozen=True, slots=True)
class Partner:
    """Whom a side deals with: a country's ISO3, or the id of an actor of none."""

    side: str
    events: int
    conflict: int

    @property
    def cooperation(self) -> int:
        return self.events - self.conflict


@dataclass(frozen=True, slots=True)
class Deed:
    """How many events of a type a side did (`role` actor) or underwent (recipient) in a year; "" where undated."""

    year: str
    type: str
    role: str
    events: int


def pairs_of_states(view: View, since: str | None = None, until: str | None = None) -> list[Pair]:
    """Every pair of states that dealt with each other in that time, most events first."""
    d = f.event_dyads.c
    one, other = _lesser(d.actor_country, d.recipient_country), _greater(d.actor_country, d.recipient_country)
    query = select(one.label("one"), other.label("other"), *_counts(d.event)).select_from(_dyads())
    query = query.where(d.actor_country != d.recipient_country, *_dealing(), *Days(since, until).on(d.day))
    with view.looking() as connection:
        found = [Pair(*row) for row in connection.execute(query.group_by(one, other))]
    return sorted(found, key=lambda pair: (-pair.events, pair.one, pair.other))


def partners_of(view: View, side: str) -> list[Partner]:
    """Whom a side deals with, most events first."""
    d = f.event_dyads.c
    doing = _others(side, (d.actor, d.actor_country), (d.recipient, d.recipient_country))
    undergoing = _others(side, (d.recipient, d.recipient_country), (d.actor, d.actor_country))
    both = union_all(doing, undergoing).subquery()
    query = select(both.c.side, *_counts(both.c.event, both.c.quad)).group_by(both.c.side)
    with view.looking() as connection:
        found = [Partner(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda partner: (-partner.events, partner.side))


def by_year(view: View, side: str) -> list[Deed]:
    """What a side did and underwent, by year and type, in the order of years, types and roles."""
    d, parts = f.event_dyads.c, []
    for role, columns in (("actor", (d.actor, d.actor_country)), ("recipient", (d.recipient, d.recipient_country))):
        # Written out, for PostgreSQL does not see that two bound figures are the same.
        year = func.substr(d.day, literal_column("1"), literal_column("4"))
        query = select(
            year.label("year"), f.events.c.type, literal(role).label("role"), func.count(distinct(d.event)).label("n")
        ).select_from(_dyads())
        parts.append(query.where(_is(columns, side), *_dealing()).group_by(year, f.events.c.type))
    with view.looking() as connection:
        return sorted(
            (Deed(*row) for row in connection.execute(union_all(*parts))),
            key=lambda one: (one.year, one.type, one.role),
        )


def deeds_of_countries(view: View, spells: Sequence[tuple[str, str | None, str | None]]) -> list[Partner]:
    """What countries did, each within a time: its ISO3, the first day that counts and the first that does not."""
    d = f.event_dyads.c
    within = [and_(d.actor_country == code, *Days(since, until).on(d.day)) for code, since, until in spells]
    if not within:
        return []
    query = select(d.actor_country, *_counts(d.event)).select_from(_dyads()).where(or_(*within), *_dealing())
    with view.looking() as connection:
        found = [Partner(*row) for row in connection.execute(query.group_by(d.actor_country))]
    return sorted(found, key=lambda one: (-one.events, one.side))


def _others(side: str, own: tuple[Column[Any], ...], theirs: tuple[Column[Any], ...]) -> Select[Any]:
    other = func.coalesce(theirs[1], theirs[0])
    query = select(other.label("side"), f.event_dyads.c.event, f.events.c.quad).select_from(_dyads())
    foreign = or_(own[1].is_(None), theirs[1].is_(None), theirs[1] != own[1])
    return query.where(_is(own, side), other.is_not(None), foreign, other != side, *_dealing())


def _dyads() -> Any:
    return f.event_dyads.join(f.events, f.events.c.key == f.event_dyads.c.event)


def _dealing() -> tuple[ColumnElement[bool]]:
    return (f.events.c.status.not_in(NO_DEALINGS),)


def _is(columns: tuple[Column[Any], ...], side: str) -> ColumnElement[bool]:
    id, country = columns
    return country == side if is_country(side) else id == side


def _counts(event: Any, quad: Any = f.events.c.quad) -> tuple[Any, Any]:
    hostile = case((quad.in_(("verbal conflict", "material conflict")), event))
    return func.count(distinct(event)).label("events"), func.count(distinct(hostile)).label("conflict")


def _lesser(one: Any, other: Any) -> Any:
    return case((and_(one < other), one), else_=other)


def _greater(one: Any, other: Any) -> Any:
    return case((and_(one < other), other), else_=one)
