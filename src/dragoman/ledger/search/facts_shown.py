"""The facts that stand below a hit: those that were asked for, else those that the snippet tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, literal, null, select
from sqlalchemy.engine import Connection, Row

from ...model import Span
from .. import fact_tables as f
from ..corrections.store import marks_on
from .filters import FACT_KINDS, FactKind, columns_asked, conditions_on
from .shapes import HitFact, Question, Snippet

# Which cells a kind of fact has, by the names that `HitFact` has for them.
_CELLS: dict[str, dict[str, str]] = {
    "event": {
        "type": "type", "status": "status", "start": "trigger_start", "end": "trigger_end", "confidence": "confidence",
    },
    "encounter": {"type": "format", "status": "status"},
    "commitment": {"type": "type", "status": "status", "start": "action_start", "end": "action_end"},
    "statement": {"type": "form", "start": "content_start", "end": "content_end"},
}  # fmt: skip
_REPORTS: BindParameter[Any] = bindparam("reports", expanding=True)
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)


class Shown(NamedTuple):
    """The facts of a hit, and how many further ones would be."""

    facts: tuple[HitFact, ...]
    further: int


class _Place(NamedTuple):
    """Where a fact stands and of what kind it is, before anything else is known of it."""

    span: Span
    kind: str
    row: Row[Any]


def facts_of(
    connection: Connection,
    texts: Mapping[int, str],
    question: Question,
    snippets: Mapping[int, Snippet | None],
    most: int | None = None,
) -> dict[int, Shown]:
    """By report, its facts in text order, so many at most. A report without any is not there."""
    found: dict[int, list[_Place]] = {}
    for kind in FACT_KINDS:
        if kind.can_answer(question) and (question.asks_facts or kind.name != "statement"):
            for row in connection.execute(_asked(kind, question), {"reports": list(texts)}):
                place = _Place(Span(row.start, row.end), kind.name, row)
                if question.asks_facts or _is_shown(place.span, snippets.get(row.report)):
                    found.setdefault(row.report, []).append(place)
    first = {report: sorted(places, key=lambda place: place.span)[:most] for report, places in found.items()}
    facts = _drawn(connection, [place for places in first.values() for place in places], texts)
    return {
        report: Shown(tuple(facts[place.row.key] for place in places), len(found[report]) - len(places))
        for report, places in first.items()
    }


def _is_shown(span: Span, snippet: Snippet | None) -> bool:
    return snippet is not None and snippet.span.overlaps(span)


def _drawn(connection: Connection, places: Sequence[_Place], texts: Mapping[int, str]) -> dict[int, HitFact]:
    """The facts by their keys, with their sides and what was said of them."""
    marks = marks_on(connection, [place.row.key for place in places]) if places else {}
    drawn = {}
    for kind, sides_of in _SIDES.items():
        rows = [(place.span, place.row) for place in places if place.kind == kind]
        sides = sides_of(connection, [row.key for _, row in rows]) if rows else {}
        for span, row in rows:
            said = marks.get(row.key)
            drawn[row.key] = HitFact(
                kind=kind,
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
    return drawn


def _asked(kind: FactKind, question: Question) -> Select[Any]:
    """The facts of the reports asked for, in the order of keys: all, or those of which holds what is asked of facts."""
    cells = _cells_of(kind)
    if not question.asks_facts:
        return cells.order_by(kind.table.c.key)
    known = set(cells.selected_columns.keys())
    more = [kind.table.c[name] for name in columns_asked(kind, question) if name not in known]
    near = cells.add_columns(*more).cte("near").prefix_with("MATERIALIZED")
    return select(near).where(*conditions_on(kind, question, near)).order_by(near.c.key)


@cache
def _cells_of(kind: FactKind) -> Select[Any]:
    """What is shown of a fact, and where it stands."""
    table, cells = kind.table, _CELLS[kind.name]
    named: list[ColumnElement[Any]] = [table.c[name] for name in ("key", "report", "id", "day")]
    named += [table.c[column].label(name) for name, column in cells.items()]
    named += [null().label(name) for name in ("status", "confidence") if name not in cells]
    query = select(*named).where(table.c.report.in_(_REPORTS))
    if kind.name == "encounter":
        cited = f.citations.c
        first = (cited.fact == table.c.key) & (cited.part == "evidence") & (cited.position == 0)
        query = query.join(f.citations, first)
        query = query.add_columns(cited.span_start.label("start"), cited.span_end.label("end"))
    return query


Sides = dict[int, tuple[tuple[str, ...], tuple[str, ...]]]


def _in_roles(acting: str, query: Select[Any]) -> Callable[[Connection, Sequence[int]], Sides]:
    """Of rows of fact, role and actor: by fact who is in the role of acting, and who in the other."""

    def ask(connection: Connection, keys: Sequence[int]) -> Sides:
        found: Sides = dict.fromkeys(keys, ((), ()))
        for key, role, actor in connection.execute(query, {"keys": keys}):
            first, second = found[key]
            found[key] = ((*first, actor), second) if role == acting else (first, (*second, actor))
        return found

    return ask


def _speakers(connection: Connection, keys: Sequence[int]) -> Sides:
    rows = connection.execute(_SPEAKERS, {"keys": keys})
    return {key: ((speaker,), (heard,) if heard else ()) for key, speaker, heard in rows}


_events, _met, _bound, _said = f.event_sides.c, f.encounter_participants.c, f.commitment_sides.c, f.statements.c
_SPEAKERS = select(_said.key, _said.speaker, _said.addressee).where(_said.key.in_(_KEYS))
_SIDES = {
    "event": _in_roles(
        "actor",
        select(_events.event, _events.role, _events.actor)
        .where(_events.event.in_(_KEYS))
        .order_by(_events.event, _events.role, _events.position),
    ),
    "encounter": _in_roles(
        "met",
        select(_met.encounter, literal("met"), _met.actor)
        .where(_met.encounter.in_(_KEYS))
        .order_by(_met.encounter, _met.position),
    ),
    "commitment": _in_roles(
        "by",
        select(_bound.commitment, _bound.role, _bound.actor)
        .where(_bound.commitment.in_(_KEYS))
        .order_by(_bound.commitment, _bound.role, _bound.position),
    ),
    "statement": _speakers,
}
