"""How many hits there are, and how many are left when a type, a status, a side, a publisher or a year is asked too.

A hit is a story, as in `find`: reports that tell one story count once. Every count is the number of hits that the
question has once the value is asked too. What the question asks already has no counts of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Subquery, Table, distinct, func, literal, null, select, union_all
from sqlalchemy.engine import Connection

from .. import fact_tables as f
from ..tables import reports, story_reports
from ..view import View
from .check import checked_question
from .filters import COMMITMENT, ENCOUNTER, EVENT, FACT_KINDS, STATEMENT, FactKind, conditions_on, report_conditions
from .find import reports_with
from .shapes import Question
from .terms import terms_of

_COUNTED = ("type", "status", "actor", "publisher", "year")
# Stands for "some value" where only whether a kind of fact can answer is asked.
_SOME: dict[str, Any] = {"type": "CONSULT", "status": "occurred", "actor": "state:USA"}


@dataclass(frozen=True, slots=True)
class FacetCount:
    """`hits` are left when `value` is asked too: a type, a status, a country's ISO3, a publisher, or a year."""

    value: str
    hits: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The number of hits, and by what is not asked yet ("type", "status", "actor", "publisher", "year") the counts."""

    hits: int
    counts: dict[str, tuple[FacetCount, ...]]


def facets(view: View, question: Question) -> Facets:
    """Counts for all that can be asked further, most hits first; years in their order."""
    asked = checked_question(question)
    terms = terms_of(asked.words)
    if not terms and asked.words.strip():
        return Facets(0, {})
    with view.looking() as connection:
        rows = connection.execute(_counted(connection, asked)).all()
    found: dict[str, list[FacetCount]] = {}
    for name, value, hits in rows:
        found.setdefault(name, []).append(FacetCount(value, hits))
    total = sum(one.hits for one in found.pop("hits", ()))
    return Facets(total, {name: _ordered(name, counts) for name, counts in found.items()})


def _ordered(name: str, counts: list[FacetCount]) -> tuple[FacetCount, ...]:
    kept = [count for count in counts if count.value]
    if name == "year":
        return tuple(sorted(kept, key=lambda one: one.value))
    return tuple(sorted(kept, key=lambda one: (-one.hits, one.value)))


def _counted(connection: Connection, question: Question) -> Any:
    """One statement for all counts: name, value and number of stories."""
    base = _base(connection, question)
    # What else is asked of a report is asked once for all counts of reports.
    held = select(base).where(*report_conditions(question, base)).cte("held").prefix_with("MATERIALIZED")
    parts = [select(literal("hits").label("name"), null().label("value"), func.count(distinct(held.c.story)))]
    for name in _COUNTED:
        if _is_open(question, name):
            parts.append(_of_facet(base, held, name, question))
    return union_all(*parts)


def _base(connection: Connection, question: Question) -> CTE:
    """The reports in which the words stand, of the publisher who is asked for, with their stories.

    They are looked up once: in a report's row publisher and day stand behind the whole text.
    """
    story = func.coalesce(story_reports.c.story, reports.c.id).label("story")
    query = select(reports.c.key, story, reports.c.publisher, reports.c.published_from)
    query = query.outerjoin(story_reports, story_reports.c.report == reports.c.key)
    query = query.where(*report_conditions(Question(publisher=question.publisher), reports))
    if terms := terms_of(question.words):
        matches = reports_with(connection, terms)
        query = query.join(matches, matches.c.report == reports.c.key)
    return query.cte("base").prefix_with("MATERIALIZED")


def _is_open(question: Question, name: str) -> bool:
    if name == "year":
        return question.since is None and question.until is None
    return getattr(question, name) is None


def _of_facet(base: CTE, held: CTE, name: str, question: Question) -> Select[Any]:
    of_reports = name == "publisher" or (name == "year" and not question.asks_facts)
    values = _of_reports(held, name) if of_reports else _of_facts(base, name, question)
    return select(literal(name), values.c.value, func.count(distinct(values.c.story))).group_by(values.c.value)


def _of_reports(held: CTE, name: str) -> Subquery:
    """Publishers; years where no fact is asked for: then the day of publication counts."""
    value = held.c.publisher if name == "publisher" else func.substr(held.c.published_from, 1, 4)
    return select(value.label("value"), held.c.story).subquery()


def _of_facts(base: CTE, name: str, question: Question) -> Subquery:
    """The values that single facts have of which all else holds."""
    asked = question if name == "year" else replace(question, **{name: _SOME[name]})
    parts = [
        query.where(*conditions_on(kind, question))
        for kind in FACT_KINDS
        if kind.can_answer(asked)
        for query in _values_of(kind, name, base)
    ]
    return union_all(*parts).subquery()


def _values_of(kind: FactKind, name: str, base: CTE) -> Iterator[Select[Any]]:
    table = kind.table
    for value, joined in _sides(kind) if name == "actor" else [(_cell(table, name), table)]:
        query = select(value.label("value"), base.c.story).select_from(joined)
        yield query.join(base, base.c.key == table.c.report)


def _cell(table: Table, name: str) -> ColumnElement[str]:
    return func.substr(table.c.day, 1, 4) if name == "year" else table.c[name]


def _sides(kind: FactKind) -> Iterator[tuple[ColumnElement[str], Any]]:
    """The countries of those who act, meet, bind themselves or speak."""
    table = kind.table
    if kind is STATEMENT:
        yield table.c.country, table
    for told, of, role in _ACTING[kind.name]:
        # Under a name of its own: the filters look into the same table, for another of the event's sides.
        sides = told.alias("acting")
        is_acting = table.c.key == sides.c[of]
        yield sides.c.country, table.join(sides, is_acting & (sides.c.role == role) if role else is_acting)


_ACTING: dict[str, list[tuple[Table, str, str | None]]] = {
    EVENT.name: [(f.event_sides, "event", "actor")],
    ENCOUNTER.name: [(f.encounter_participants, "encounter", None), (f.encounter_countries, "encounter", None)],
    COMMITMENT.name: [(f.commitment_sides, "commitment", "by")],
    STATEMENT.name: [],
}
