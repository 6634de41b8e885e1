"""How many hits there are, and how many are left when a type, a status, a side, a publisher or a year is asked too.

A hit is a story, as in `find`: reports that tell one story count once. Every count is the number of hits that the
question has once the value is asked too. What the question asks already has no counts of its own.

Where nothing is asked of facts, the values that each report has (`report_facets`) are counted; else every kind of fact
is looked through once, and what is left of it counted in each way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Table, distinct, func, literal, null, or_, select, union_all
from sqlalchemy.engine import Connection

from .. import fact_tables as f
from ..ask import Days
from ..facet_tables import report_facets
from ..tables import reports, story_reports
from ..view import View
from .check import checked_question
from .filters import (
    COMMITMENT,
    ENCOUNTER,
    EVENT,
    FACT_KINDS,
    STATEMENT,
    FactKind,
    Reach,
    cell_conditions,
    report_conditions,
    side_conditions,
)
from .find import reports_with
from .shapes import Question
from .terms import terms_of

_COUNTED = ("type", "status", "actor", "publisher", "year")


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
    if not question.asks_facts and question.since is None and question.until is None:
        return union_all(*_of_reports(base, question), _of_values(base, question))
    left = {kind.name: _left(kind, question, base) for kind in FACT_KINDS if kind.can_answer(question)}
    held = _held(base, left, question)
    of_facts = [part for name in _COUNTED if _is_open(question, name) for part in _of_facts(name, left, question)]
    return union_all(*_of_reports(held, question), *of_facts)


def _base(connection: Connection, question: Question) -> CTE:
    """The reports in which the words stand, of the publisher who is asked for, each with the number of its story.

    They are looked up once: in a report's row publisher and day stand behind the whole text.
    """
    story = func.coalesce(story_reports.c.story, reports.c.id).label("story")
    query = select(reports.c.key, story, reports.c.publisher, reports.c.published_from)
    query = query.outerjoin(story_reports, story_reports.c.report == reports.c.key)
    query = query.where(*report_conditions(Question(publisher=question.publisher), reports))
    if terms := terms_of(question.words):
        matches = reports_with(connection, terms)
        query = query.join(matches, matches.c.report == reports.c.key)
    named = query.cte("named").prefix_with("MATERIALIZED")
    number = func.min(named.c.key).over(partition_by=named.c.story).label("story")
    return (
        select(named.c.key, number, named.c.publisher, named.c.published_from).cte("base").prefix_with("MATERIALIZED")
    )


def _is_open(question: Question, name: str) -> bool:
    if name == "year":
        return question.since is None and question.until is None
    return getattr(question, name) is None


def _of_reports(held: CTE, question: Question) -> Iterator[Select[Any]]:
    """All hits, publishers, and years where no fact is asked for: then the day of publication counts."""
    hits: tuple[ColumnElement[Any], ...] = (literal("hits").label("name"), null().label("value"))
    yield select(*hits, func.count(distinct(held.c.story)))
    if _is_open(question, "publisher"):
        yield _stories_by("publisher", select(held.c.publisher.label("value"), held.c.story))
    if _is_open(question, "year") and not question.asks_facts:
        yield _stories_by("year", select(func.substr(held.c.published_from, 1, 4).label("value"), held.c.story))


def _stories_by(name: str, *values: Select[Any]) -> Select[Any]:
    """The number of stories by value, out of rows of a value and a story each."""
    each = union_all(*values).subquery()
    return select(literal(name), each.c.value, func.count(distinct(each.c.story))).group_by(each.c.value)


def _of_values(base: CTE, question: Question) -> Select[Any]:
    """Types, statuses and sides by what each report has of them."""
    values = report_facets.c
    query = select(values.name, values.value, func.count(distinct(base.c.story)))
    query = query.join(base, base.c.key == values.report)
    return query.group_by(values.name, values.value)


def _left(kind: FactKind, question: Question, base: CTE) -> CTE:
    """The facts of a kind of which all holds, each with its story and what is counted of it."""
    query = select(*_counted_cells(kind)).where(*cell_conditions(question, kind.table.c))
    if question.actor is None and question.recipient is None:
        query = query.add_columns(base.c.story).join(base, base.c.key == kind.table.c.report)
    else:
        of_sides = _of_sides(query, kind, question, select(base.c.key)).cte(f"{kind.name}s_of_sides")
        facts = of_sides.prefix_with("MATERIALIZED")
        query = select(facts, base.c.story).join(base, base.c.key == facts.c.report)
    return query.cte(f"{kind.name}s_left").prefix_with("MATERIALIZED")


def _of_sides(query: Select[Any], kind: FactKind, question: Question, reports: Select[Any]) -> Select[Any]:
    """Of these reports' facts those of the sides asked for: an index tells their keys, and these the reports."""
    query = query.where(*side_conditions(kind, question, kind.table.c, Reach(reports)))
    if kind.name == STATEMENT.name:
        # Of a report's many statements years and countries are counted, and all that is in the index.
        return query.where((kind.table.c.key // f.FACTS_A_REPORT).in_(reports)).distinct()
    return query


def _counted_cells(kind: FactKind) -> Iterator[ColumnElement[Any]]:
    facts = kind.table.c
    yield (facts.key // f.FACTS_A_REPORT).label("report")
    if kind.name != STATEMENT.name:
        yield facts.key
    yield from (facts[name] for name in _CELLS[kind.name])
    yield func.substr(facts.day, 1, 4).label("year")


# What a kind of fact has that is counted; a side's country stands in the sides' own rows but for statements.
_CELLS = {
    EVENT.name: ("type", "status"),
    ENCOUNTER.name: ("status",),
    COMMITMENT.name: ("type", "status"),
    STATEMENT.name: ("country",),
}


def _held(base: CTE, left: Mapping[str, CTE], question: Question) -> CTE:
    """The reports that are hits: those of the facts that are left, or of the days asked for."""
    query = select(base)
    if question.asks_facts:
        query = query.where(or_(*(base.c.key.in_(select(facts.c.report)) for facts in left.values())))
    else:
        query = query.where(*Days(question.since, question.until).on(base.c.published_from))
    return query.cte("held").prefix_with("MATERIALIZED")


def _of_facts(name: str, left: Mapping[str, CTE], question: Question) -> Iterator[Select[Any]]:
    """The values that single facts have of which all else holds."""
    if name == "publisher" or (name == "year" and not question.asks_facts):
        return
    told = list(_told(name, left))
    yield _stories_by(name, *told)


def _told(name: str, left: Mapping[str, CTE]) -> Iterator[Select[Any]]:
    for kind, facts in left.items():
        if name == "actor":
            yield from _sides(kind, facts)
        elif name in facts.c:
            yield select(facts.c[name].label("value"), facts.c.story)


def _sides(kind: str, facts: CTE) -> Iterable[Select[Any]]:
    """The countries of those who act, meet, bind themselves or speak."""
    if kind == STATEMENT.name:
        yield select(facts.c.country.label("value"), facts.c.story)
    for told, of, role in _ACTING[kind]:
        is_acting = facts.c.key == told.c[of]
        joined = facts.join(told, is_acting & (told.c.role == role) if role else is_acting)
        yield select(told.c.country.label("value"), facts.c.story).select_from(joined)


_ACTING: dict[str, list[tuple[Table, str, str | None]]] = {
    EVENT.name: [(f.event_sides, "event", "actor")],
    ENCOUNTER.name: [(f.encounter_participants, "encounter", None), (f.encounter_countries, "encounter", None)],
    COMMITMENT.name: [(f.commitment_sides, "commitment", "by")],
    STATEMENT.name: [],
}
