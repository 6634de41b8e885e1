"""The facts that stand below a hit: those that were asked for, else those that the snippet tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, null, select
from sqlalchemy.engine import Connection, Row

from ...model import Span
from .. import fact_tables as f
from ..corrections.store import marks_on
from ..selection import grouped
from .filters import FACT_KINDS, FactKind, fact_conditions
from .shapes import HitFact, Question, Snippet

# Which cells a kind of fact has, by the names that `HitFact` has for them.
_CELLS: dict[str, dict[str, str]] = {
    "event": {"type": "type", "status": "status", "start": "trigger_start", "end": "trigger_end"},
    "encounter": {"type": "format", "status": "status"},
    "commitment": {"type": "type", "status": "status", "start": "action_start", "end": "action_end"},
    "statement": {"type": "form", "start": "content_start", "end": "content_end"},
}


def facts_of(
    connection: Connection, texts: Mapping[int, str], question: Question, snippets: Mapping[int, Snippet | None]
) -> dict[int, tuple[HitFact, ...]]:
    """By report, its facts in text order."""
    found: dict[int, list[HitFact]] = {}
    for kind in FACT_KINDS:
        if kind.can_answer(question) and (question.asks_facts or kind.name != "statement"):
            for report, fact in _of_kind(connection, kind, texts, question):
                found.setdefault(report, []).append(fact)
    chosen = {
        report: [fact for fact in facts if question.asks_facts or _is_shown(fact, snippets.get(report))]
        for report, facts in found.items()
    }
    return {report: tuple(sorted(facts, key=lambda fact: fact.span)) for report, facts in chosen.items()}


def _is_shown(fact: HitFact, snippet: Snippet | None) -> bool:
    return snippet is not None and snippet.span.overlaps(fact.span)


def _of_kind(
    connection: Connection, kind: FactKind, texts: Mapping[int, str], question: Question
) -> list[tuple[int, HitFact]]:
    rows = connection.execute(_asked(kind, list(texts)).where(*fact_conditions(kind, question))).all()
    keys = [row.key for row in rows]
    marks, sides = marks_on(connection, keys), _SIDES[kind.name](connection, rows)
    found = []
    for row in rows:
        span = Span(row.start, row.end)
        said = marks.get(row.key)
        fact = HitFact(
            kind=kind.name,
            id=row.id,
            type=row.type,
            status=row.status,
            actors=sides[row.key][0],
            recipients=sides[row.key][1],
            day=row.day or None,
            span=span,
            words=span.words(texts[row.report]),
            confidence=row.confidence,
            correction=said[-1].verdict if said else None,
        )
        found.append((row.report, fact))
    return found


def _asked(kind: FactKind, reports: Sequence[int]) -> Select[Any]:
    table, cells = kind.table, _CELLS[kind.name]
    named: list[ColumnElement[Any]] = [table.c.key, table.c.report, table.c.id, table.c.day]
    named += [table.c[column].label(name) for name, column in cells.items()]
    query = select(*named)
    if kind.name == "encounter":
        cited = f.citations.c
        first = (cited.fact == table.c.key) & (cited.part == "evidence") & (cited.position == 0)
        query = query.join(f.citations, first)
        query = query.add_columns(cited.span_start.label("start"), cited.span_end.label("end"))
    missing = {"status", "confidence"} - cells.keys()
    given: dict[str, ColumnElement[Any]] = {"confidence": table.c.confidence} if kind.name == "event" else {}
    query = query.add_columns(*(given.get(name, null()).label(name) for name in sorted(missing)))
    return query.where(table.c.report.in_(reports)).order_by(table.c.key)


Sides = dict[int, tuple[tuple[str, ...], tuple[str, ...]]]


def _listed_sides(connection: Connection, query: Select[Any], keys: Sequence[int], roles: tuple[str, str]) -> Sides:
    by_fact = grouped(connection.execute(query))
    return {
        key: (
            tuple(actor for role, actor in by_fact.get(key, []) if role == roles[0]),
            tuple(actor for role, actor in by_fact.get(key, []) if role == roles[1]),
        )
        for key in keys
    }


def _event_sides(connection: Connection, rows: Sequence[Row[Any]]) -> Sides:
    keys, sides = [row.key for row in rows], f.event_sides.c
    query = select(sides.event, sides.role, sides.actor).where(sides.event.in_(keys))
    query = query.order_by(sides.event, sides.role, sides.position)
    return _listed_sides(connection, query, keys, ("actor", "recipient"))


def _commitment_sides(connection: Connection, rows: Sequence[Row[Any]]) -> Sides:
    keys, sides = [row.key for row in rows], f.commitment_sides.c
    query = select(sides.commitment, sides.role, sides.actor).where(sides.commitment.in_(keys))
    query = query.order_by(sides.commitment, sides.role, sides.position)
    return _listed_sides(connection, query, keys, ("by", "for"))


def _encounter_sides(connection: Connection, rows: Sequence[Row[Any]]) -> Sides:
    keys, sides = [row.key for row in rows], f.encounter_participants.c
    query = select(sides.encounter, sides.actor).where(sides.encounter.in_(keys))
    by_fact = grouped(connection.execute(query.order_by(sides.encounter, sides.position)))
    return {key: (tuple(actor for (actor,) in by_fact.get(key, [])), ()) for key in keys}


def _speakers(connection: Connection, rows: Sequence[Row[Any]]) -> Sides:
    keys, table = [row.key for row in rows], f.statements.c
    query = select(table.key, table.speaker, table.addressee).where(table.key.in_(keys))
    return {key: ((speaker,), (heard,) if heard else ()) for key, speaker, heard in connection.execute(query)}


_SIDES = {
    "event": _event_sides,
    "encounter": _encounter_sides,
    "commitment": _commitment_sides,
    "statement": _speakers,
}
