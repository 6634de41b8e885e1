"""Rows of the tables to what the View gives back, a page at a time: one question more for each kind of list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Select, Table, select
from sqlalchemy.engine import Connection, Row

from ..model import Place, Span, When
from . import fact_tables as f
from .selection import grouped, spans_of
from .shapes import Again, CommitmentRow, EncounterRow, EventRow, StatementRow, Told
from .tables import reports

_TOLD = ("id", "title", "publisher", "url", "published_from")


def draw_events(connection: Connection, page: Sequence[Row[Any]]) -> list[EventRow]:
    """The events with these keys, in their order."""
    keys = [row.key for row in page]
    sides = f.event_sides.c
    query = select(sides.event, sides.role, sides.actor, sides.country).where(sides.event.in_(keys))
    by_event = grouped(connection.execute(query.order_by(sides.event, sides.role, sides.position)))
    contexts = _listed(connection, f.event_contexts, keys, "event", "context")
    evidence = spans_of(connection, keys, "evidence")
    rows = _rows(connection, f.events, keys)
    again = _again(connection, f.events, keys)
    return [
        _event(rows[key], again.get(key, ()), by_event.get(key, []), contexts.get(key, []), evidence.get(key, []))
        for key in keys
    ]


def _event(
    row: Row[Any], again: tuple[Again, ...], sides: list[Any], contexts: list[Any], evidence: list[Any]
) -> EventRow:
    actors = [(actor, country) for role, actor, country in sides if role == "actor"]
    recipients = [(actor, country) for role, actor, country in sides if role == "recipient"]
    return EventRow(
        key=row.key,
        id=row.id,
        told=_told(row),
        again=again,
        type=row.type,
        mode=row.mode,
        contexts=tuple(context for (context,) in contexts),
        cameo=row.cameo,
        quad=row.quad,
        score=row.score,
        actors=tuple(actor for actor, _ in actors),
        actor_countries=tuple(country for _, country in actors),
        recipients=tuple(actor for actor, _ in recipients),
        recipient_countries=tuple(country for _, country in recipients),
        status=row.status,
        day=row.day or None,
        date=_when(row, "date"),
        place=_place(row),
        according_to=row.according_to,
        trigger=row.trigger,
        span=Span(row.trigger_start, row.trigger_end),
        evidence=_spans(evidence),
        confidence=row.confidence,
        why=row.why,
    )


def draw_statements(connection: Connection, page: Sequence[Row[Any]]) -> list[StatementRow]:
    """The statements with these keys, in their order."""
    keys = [row.key for row in page]
    rows = _rows(connection, f.statements, keys)
    again = _again(connection, f.statements, keys)
    quotes = spans_of(connection, keys, "quote")
    return [_statement(rows[key], again.get(key, ()), quotes.get(key, [])) for key in keys]


def _statement(row: Row[Any], again: tuple[Again, ...], quotes: list[Any]) -> StatementRow:
    return StatementRow(
        key=row.key,
        id=row.id,
        told=_told(row),
        again=again,
        speaker=row.speaker,
        country=row.country,
        on_behalf_of=row.on_behalf_of,
        addressee=row.addressee,
        channel=row.channel,
        form=row.form,
        content=Span(row.content_start, row.content_end),
        quotes=_spans(quotes),
        day=row.day or None,
        date=_when(row, "date"),
    )


def draw_encounters(connection: Connection, page: Sequence[Row[Any]]) -> list[EncounterRow]:
    """The encounters with these keys, in their order."""
    keys = [row.key for row in page]
    rows = _rows(connection, f.encounters, keys)
    again = _again(connection, f.encounters, keys)
    participants = _listed(connection, f.encounter_participants, keys, "encounter", "actor")
    countries = _listed(connection, f.encounter_countries, keys, "encounter", "country")
    evidence = spans_of(connection, keys, "evidence")
    return [
        _encounter(
            rows[key], again.get(key, ()), participants.get(key, []), countries.get(key, []), evidence.get(key, [])
        )
        for key in keys
    ]


def _encounter(
    row: Row[Any], again: tuple[Again, ...], participants: list[Any], countries: list[Any], evidence: list[Any]
) -> EncounterRow:
    return EncounterRow(
        key=row.key,
        id=row.id,
        told=_told(row),
        again=again,
        format=row.format,
        participants=tuple(actor for (actor,) in participants),
        countries=tuple(country for (country,) in countries),
        day=row.day or None,
        date=_when(row, "date"),
        place=_place(row),
        occasion=row.occasion,
        duration_minutes=row.duration_minutes,
        host=row.host,
        status=row.status,
        evidence=_spans(evidence),
    )


def draw_commitments(connection: Connection, page: Sequence[Row[Any]]) -> list[CommitmentRow]:
    """The commitments with these keys, in their order."""
    keys = [row.key for row in page]
    rows = _rows(connection, f.commitments, keys)
    again = _again(connection, f.commitments, keys)
    sides = f.commitment_sides.c
    query = select(sides.commitment, sides.role, sides.actor).where(sides.commitment.in_(keys))
    bound = grouped(connection.execute(query.order_by(sides.commitment, sides.role, sides.position)))
    evidence = spans_of(connection, keys, "evidence")
    return [_commitment(rows[key], again.get(key, ()), bound.get(key, []), evidence.get(key, [])) for key in keys]


def _commitment(row: Row[Any], again: tuple[Again, ...], sides: list[Any], evidence: list[Any]) -> CommitmentRow:
    return CommitmentRow(
        key=row.key,
        id=row.id,
        told=_told(row),
        again=again,
        by=tuple(actor for role, actor in sides if role == "by"),
        recipients=tuple(actor for role, actor in sides if role == "for"),
        type=row.type,
        action=Span(row.action_start, row.action_end),
        quantity=row.quantity,
        quantity_unit=row.quantity_unit,
        place=_place(row),
        announced=_when(row, "announced"),
        announced_by=row.announced_by,
        due=_when(row, "due"),
        status=row.status,
        day=row.day or None,
        evidence=_spans(evidence),
    )


def _rows(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, Row[Any]]:
    """The rows of a fact table with these keys, each with what `_told` wants of its report."""
    told = [reports.c[name].label(f"report_{name}") for name in _TOLD]
    query: Select[Any] = select(table, *told).join(reports, reports.c.key == table.c.report)
    return {row.key: row for row in connection.execute(query.where(table.c.key.in_(keys)))}


def _again(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, tuple[Again, ...]]:
    """Where else each of these facts is told, in the order the reports came."""
    query = select(table.c.same_as, reports.c.id.label("report"), table.c.id)
    query = query.join(reports, reports.c.key == table.c.report).where(table.c.same_as.in_(keys))
    found = grouped(connection.execute(query.order_by(table.c.same_as, table.c.key)))
    return {key: tuple(Again(report, id) for report, id in told) for key, told in found.items()}


def _listed(connection: Connection, table: Table, keys: Sequence[int], owner: str, cell: str) -> dict[int, list[Any]]:
    query = select(table.c[owner], table.c[cell]).where(table.c[owner].in_(keys))
    return grouped(connection.execute(query.order_by(table.c[owner], table.c.position)))


def _told(row: Row[Any]) -> Told:
    return Told(*(getattr(row, f"report_{name}") for name in _TOLD))


def _spans(rows: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in rows)


def _when(row: Row[Any], name: str) -> When | None:
    start, end, precision, text, first, last = (
        getattr(row, f"{name}_{part}") for part in ("from", "until", "precision", "text", "start", "end")
    )
    return None if text is None else When(start, end, precision, text, Span(cast(int, first), cast(int, last)))


def _place(row: Row[Any]) -> Place | None:
    if row.place_name is None:
        return None
    span = Span(row.place_start, row.place_end)
    located = row.place_lat, row.place_lon, row.place_geonames
    return Place(row.place_name, row.place_country, row.place_admin1, *located, span)
