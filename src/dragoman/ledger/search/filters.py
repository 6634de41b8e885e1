"""What a fact must be to be asked for, kind by kind. A kind that cannot have what is asked is not asked at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, Column, ColumnElement, Select, Table, and_, exists, func, not_, or_, select
from sqlalchemy.sql.expression import ColumnCollection

from .. import fact_tables as f
from ..ask import Days, is_country
from ..facet_tables import report_facets
from .shapes import FACT_FILTERS, Question

Columns = ColumnCollection[str, Any]


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


@dataclass(frozen=True, slots=True)
class Reach:
    """How the facts of a side are come by: all of them out of an index, or those of these reports alone (`within`).

    Where `is_near`, the facts that are asked about are few, and each is looked at by itself.
    """

    within: Select[Any] | None = None
    is_near: bool = False

    def has(self, key: ColumnElement[int], of: Column[int], *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        """Whether the fact with this key has a row of which the conditions hold; `of` tells a row's fact."""
        if self.is_near:
            return exists().where(of == key, *conditions)
        found = select(of).where(*conditions)
        return key.in_(found if self.within is None else found.where((of // f.FACTS_A_REPORT).in_(self.within)))


_ALL = Reach()


def conditions_on(kind: FactKind, question: Question, near: CTE | None = None) -> list[ColumnElement[bool]]:
    """What a fact of this kind must fulfil where facts are asked for; `near` are facts that each are looked at."""
    facts = kind.table.c if near is None else near.c
    return [*side_conditions(kind, question, facts, Reach(is_near=near is not None)), *cell_conditions(question, facts)]


def side_conditions(
    kind: FactKind, question: Question, facts: Columns, reach: Reach = _ALL
) -> Iterator[ColumnElement[bool]]:
    """Who must be on its sides."""
    for name, side in (("actor", question.actor), ("recipient", question.recipient)):
        if side is not None:
            yield _SIDES[kind.name](name, side, facts, reach)


def cell_conditions(question: Question, facts: Columns) -> Iterator[ColumnElement[bool]]:
    """What else must hold of it; days bound it, too."""
    yield from Days(question.since, question.until).on(facts.day)
    for name in ("type", "status"):
        if (value := getattr(question, name)) is not None:
            yield facts[name] == value
    if question.place is not None:
        yield _is_place(facts, question.place)
    if question.min_confidence is not None:
        yield facts.confidence >= question.min_confidence


def columns_asked(kind: FactKind, question: Question) -> list[str]:
    """The names of the columns that the conditions look at; a kind that cannot have a thing has no column for it."""
    names = ["key", "day", *(_COLUMNS[name] for name in FACT_FILTERS if getattr(question, name) is not None)]
    return [name for name in " ".join(names).split() if name in kind.table.c]


_COLUMNS = {
    "actor": "speaker country",
    "recipient": "speaker country",
    "type": "type",
    "status": "status",
    "place": "place_name place_admin1 place_country",
    "min_confidence": "confidence",
}


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
    return reports.c.key.in_(select(kind.table.c.report).where(*conditions_on(kind, question)))


def _event_side(name: str, side: str, facts: Columns, reach: Reach) -> ColumnElement[bool]:
    sides = f.event_sides.c
    here = sides.event == facts.key
    acting = _is(sides.actor, sides.country, side)
    named = reach.has(facts.key, sides.event, acting, sides.role == name)
    if name == "actor":
        return named
    # Meetings and agreements have no recipients: each of those who take part undergoes what the others do.
    is_mutual = not_(exists().where(here, sides.role == "recipient"))
    others = exists().where(here, sides.role == "actor", sides.position > 0)
    return or_(named, and_(reach.has(facts.key, sides.event, acting, sides.role == "actor"), is_mutual, others))


def _encounter_side(name: str, side: str, facts: Columns, reach: Reach) -> ColumnElement[bool]:
    sides = f.encounter_participants.c
    takes_part = reach.has(facts.key, sides.encounter, _is(sides.actor, sides.country, side))
    if not is_country(side):
        return takes_part
    countries = f.encounter_countries.c
    # Near at hand an encounter leads to its countries: no index may lead from the country to all its encounters.
    country = func.coalesce(countries.country, "") if reach.is_near else countries.country
    return or_(takes_part, reach.has(facts.key, countries.encounter, country == side))


def _commitment_side(name: str, side: str, facts: Columns, reach: Reach) -> ColumnElement[bool]:
    sides, role = f.commitment_sides.c, "by" if name == "actor" else "for"
    is_bound = (sides.role == role, _is(sides.actor, sides.country, side))
    return reach.has(facts.key, sides.commitment, *is_bound)


def _statement_side(name: str, side: str, facts: Columns, reach: Reach) -> ColumnElement[bool]:
    return _is(facts.speaker, facts.country, side)


_SIDES = {
    "event": _event_side,
    "encounter": _encounter_side,
    "commitment": _commitment_side,
    "statement": _statement_side,
}


def _is(id: ColumnElement[Any], country: ColumnElement[Any], side: str) -> ColumnElement[bool]:
    return country == side if is_country(side) else id == side


def _is_place(facts: Columns, place: str) -> ColumnElement[bool]:
    if is_country(place):
        return or_(facts.place_country == place, facts.place_name == place)
    return or_(*(func.lower(facts[f"place_{part}"]) == func.lower(place) for part in ("name", "admin1")))
