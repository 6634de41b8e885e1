"""What a fact must be to be asked for, kind by kind. A kind that cannot have what is asked is not asked at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Column, ColumnElement, Table, and_, exists, func, not_, or_, select

from .. import fact_tables as f
from ..ask import Days, is_country
from ..facet_tables import report_facets
from .shapes import FACT_FILTERS, Question


@dataclass(frozen=True, slots=True)
class FactKind:
    """A kind of fact that search knows: its table, and which of the filters it can answer."""

    name: str
    table: Table
    answers: frozenset[str]

    def can_answer(self, question: Question) -> bool:
        asked = {name for name in FACT_FILTERS if getattr(question, name) is not None}
        return asked <= self.answers


EVENT = FactKind("event", f.events, frozenset(FACT_FILTERS))
ENCOUNTER = FactKind("encounter", f.encounters, frozenset({"actor", "recipient", "status", "place"}))
COMMITMENT = FactKind("commitment", f.commitments, frozenset({"actor", "recipient", "type", "status", "place"}))
STATEMENT = FactKind("statement", f.statements, frozenset({"actor"}))
FACT_KINDS = (EVENT, ENCOUNTER, COMMITMENT, STATEMENT)


def fact_conditions(kind: FactKind, question: Question) -> list[ColumnElement[bool]]:
    """What a fact of this kind must fulfil; with no filter on facts, nothing."""
    return conditions_on(kind, question) if question.asks_facts else []


def conditions_on(kind: FactKind, question: Question) -> list[ColumnElement[bool]]:
    """The same where facts are asked for in any case: then days bound them, too."""
    table = kind.table.c
    wanted = [*_sides(kind, question), *Days(question.since, question.until).on(table.day)]
    for name in ("type", "status"):
        if (value := getattr(question, name)) is not None:
            wanted.append(table[name] == value)
    if question.place is not None:
        wanted.append(_is_place(kind.table, question.place))
    if question.min_confidence is not None:
        wanted.append(table.confidence >= question.min_confidence)
    return wanted


def report_conditions(question: Question, reports: Table | CTE) -> Iterator[ColumnElement[bool]]:
    """What a report must fulfil."""
    if question.publisher is not None:
        yield func.lower(reports.c.publisher) == func.lower(question.publisher)
    if (value := _value_asked(question)) is not None:
        told = report_facets.c
        yield exists().where(told.report == reports.c.key, told.name == value[0], told.value == value[1])
    elif question.asks_facts:
        asked = [kind for kind in FACT_KINDS if kind.can_answer(question)]
        yield or_(*(_has_fact(kind, question, reports) for kind in asked))
    else:
        yield from Days(question.since, question.until).on(reports.c.published_from)


def _value_asked(question: Question) -> tuple[str, str] | None:
    """Where one thing alone is asked of facts, and reports have their values of it: what, and the value."""
    asked = {name: value for name in FACT_FILTERS if (value := getattr(question, name)) is not None}
    if len(asked) != 1 or question.since is not None or question.until is not None:
        return None
    ((name, value),) = asked.items()
    has_values = name in ("type", "status") or (name == "actor" and is_country(value))
    return (name, value) if has_values else None


def _has_fact(kind: FactKind, question: Question, reports: Table | CTE) -> ColumnElement[bool]:
    return reports.c.key.in_(select(kind.table.c.report).where(*fact_conditions(kind, question)))


def _sides(kind: FactKind, question: Question) -> Iterator[ColumnElement[bool]]:
    for name, side in (("actor", question.actor), ("recipient", question.recipient)):
        if side is not None:
            yield _SIDES[kind.name](name, side)


def _event_side(name: str, side: str) -> ColumnElement[bool]:
    sides = f.event_sides.c
    here = sides.event == f.events.c.key
    acting = select(sides.event).where(_is(sides.actor, sides.country, side))
    named = f.events.c.key.in_(acting.where(sides.role == name))
    if name == "actor":
        return named
    # Meetings and agreements have no recipients: each of those who take part undergoes what the others do.
    is_mutual = not_(exists().where(here, sides.role == "recipient"))
    others = exists().where(here, sides.role == "actor", sides.position > 0)
    return or_(named, and_(f.events.c.key.in_(acting.where(sides.role == "actor")), is_mutual, others))


def _encounter_side(name: str, side: str) -> ColumnElement[bool]:
    sides, key = f.encounter_participants.c, f.encounters.c.key
    takes_part = key.in_(select(sides.encounter).where(_is(sides.actor, sides.country, side)))
    if not is_country(side):
        return takes_part
    countries = f.encounter_countries.c
    return or_(takes_part, key.in_(select(countries.encounter).where(countries.country == side)))


def _commitment_side(name: str, side: str) -> ColumnElement[bool]:
    sides, role = f.commitment_sides.c, "by" if name == "actor" else "for"
    bound = select(sides.commitment).where(sides.role == role, _is(sides.actor, sides.country, side))
    return f.commitments.c.key.in_(bound)


def _statement_side(name: str, side: str) -> ColumnElement[bool]:
    return _is(f.statements.c.speaker, f.statements.c.country, side)


_SIDES = {
    "event": _event_side,
    "encounter": _encounter_side,
    "commitment": _commitment_side,
    "statement": _statement_side,
}


def _is(id: Column[Any], country: Column[Any], side: str) -> ColumnElement[bool]:
    return country == side if is_country(side) else id == side


def _is_place(table: Table, place: str) -> ColumnElement[bool]:
    if is_country(place):
        return or_(table.c.place_country == place, table.c.place_name == place)
    return or_(*(func.lower(table.c[f"place_{part}"]) == func.lower(place) for part in ("name", "admin1")))
