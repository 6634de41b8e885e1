"""Rows of the tables to what the View gives back, a page at a time: one question more for each kind of list."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, select
from sqlalchemy.engine import Connection, Row

from ..model import Place, Span, When
from . import fact_tables as f
from .selection import KEYS, grouped, spans_of
from .shapes import Again, CommitmentRow, EncounterRow, EventRow, StatementRow, Told
from .tables import reports

_TOLD = ("id", "title", "publisher", "url", "published_from")
_WHEN = ("from", "until", "precision", "text", "start", "end")
_PLACE = ("name", "country", "admin1", "lat", "lon", "geonames", "start", "end")
_EVENT = (
    "type", "mode", "cameo", "quad", "score", "status", "day", "according_to", "trigger", "trigger_start",
    "trigger_end", "confidence", "why",
)  # fmt: skip
_STATEMENT = (
    "speaker", "country", "on_behalf_of", "addressee", "channel", "form", "content_start", "content_end", "day",
)  # fmt: skip
_ENCOUNTER = ("format", "day", "occasion", "duration_minutes", "host", "status")
_COMMITMENT = (
    "type", "action_start", "action_end", "quantity", "quantity_unit", "announced_by", "status", "day",
)  # fmt: skip

Cells = tuple[Any, ...]


def draw_events(connection: Connection, page: Sequence[Row[Any]]) -> list[EventRow]:
    """The events with these keys, in their order."""
    keys = [row.key for row in page]
    by_event = grouped(connection.execute(_event_sides(), {"keys": keys}))
    contexts = _listed(connection, f.event_contexts, keys, "event", "context")
    evidence = spans_of(connection, keys, "evidence")
    again = _again(connection, f.events, keys)
    rows = _rows(connection, f.events, (_EVENT, _dated("date"), _located()), keys)
    return [
        _event(rows[key], again.get(key, ()), by_event.get(key, []), contexts.get(key, []), evidence.get(key, []))
        for key in keys
    ]


def _event(
    row: Cells, again: tuple[Again, ...], sides: list[Any], contexts: list[Any], evidence: list[Any]
) -> EventRow:
    type, mode, cameo, quad, score, status, day, according_to, trigger, start, end, confidence, why = row[7:20]
    acting = [(actor, country) for role, actor, country in sides if role == "actor"]
    undergoing = [(actor, country) for role, actor, country in sides if role == "recipient"]
    return EventRow(
        key=row[0],
        id=row[1],
        told=Told(*row[2:7]),
        again=again,
        type=type,
        mode=mode,
        contexts=tuple(context for (context,) in contexts),
        cameo=cameo,
        quad=quad,
        score=score,
        actors=tuple(actor for actor, _ in acting),
        actor_countries=tuple(country for _, country in acting),
        recipients=tuple(actor for actor, _ in undergoing),
        recipient_countries=tuple(country for _, country in undergoing),
        status=status,
        day=day or None,
        date=_when(*row[20:26]),
        place=_place(*row[26:34]),
        according_to=according_to,
        trigger=trigger,
        span=Span(start, end),
        evidence=_spans(evidence),
        confidence=confidence,
        why=why,
    )


def draw_statements(connection: Connection, page: Sequence[Row[Any]]) -> list[StatementRow]:
    """The statements with these keys, in their order."""
    keys = [row.key for row in page]
    rows = _rows(connection, f.statements, (_STATEMENT, _dated("date")), keys)
    again = _again(connection, f.statements, keys)
    quotes = spans_of(connection, keys, "quote")
    return [_statement(rows[key], again.get(key, ()), quotes.get(key, [])) for key in keys]


def _statement(row: Cells, again: tuple[Again, ...], quotes: list[Any]) -> StatementRow:
    speaker, country, on_behalf_of, addressee, channel, form, start, end, day = row[7:16]
    return StatementRow(
        key=row[0],
        id=row[1],
        told=Told(*row[2:7]),
        again=again,
        speaker=speaker,
        country=country,
        on_behalf_of=on_behalf_of,
        addressee=addressee,
        channel=channel,
        form=form,
        content=Span(start, end),
        quotes=_spans(quotes),
        day=day or None,
        date=_when(*row[16:22]),
    )


def draw_encounters(connection: Connection, page: Sequence[Row[Any]]) -> list[EncounterRow]:
    """The encounters with these keys, in their order."""
    keys = [row.key for row in page]
    rows = _rows(connection, f.encounters, (_ENCOUNTER, _dated("date"), _located()), keys)
    again = _again(connection, f.encounters, keys)
    who = _listed(connection, f.encounter_participants, keys, "encounter", "actor")
    countries = _listed(connection, f.encounter_countries, keys, "encounter", "country")
    evidence = spans_of(connection, keys, "evidence")
    return [
        _encounter(rows[key], again.get(key, ()), who.get(key, []), countries.get(key, []), evidence.get(key, []))
        for key in keys
    ]


def _encounter(
    row: Cells, again: tuple[Again, ...], participants: list[Any], countries: list[Any], evidence: list[Any]
) -> EncounterRow:
    format, day, occasion, duration_minutes, host, status = row[7:13]
    return EncounterRow(
        key=row[0],
        id=row[1],
        told=Told(*row[2:7]),
        again=again,
        format=format,
        participants=tuple(actor for (actor,) in participants),
        countries=tuple(country for (country,) in countries),
        day=day or None,
        date=_when(*row[13:19]),
        place=_place(*row[19:27]),
        occasion=occasion,
        duration_minutes=duration_minutes,
        host=host,
        status=status,
        evidence=_spans(evidence),
    )


def draw_commitments(connection: Connection, page: Sequence[Row[Any]]) -> list[CommitmentRow]:
    """The commitments with these keys, in their order."""
    keys = [row.key for row in page]
    rows = _rows(connection, f.commitments, (_COMMITMENT, _dated("announced"), _dated("due"), _located()), keys)
    again = _again(connection, f.commitments, keys)
    sides = f.commitment_sides.c
    query = select(sides.commitment, sides.role, sides.actor).where(sides.commitment.in_(keys))
    bound = grouped(connection.execute(query.order_by(sides.commitment, sides.role, sides.position)))
    evidence = spans_of(connection, keys, "evidence")
    return [_commitment(rows[key], again.get(key, ()), bound.get(key, []), evidence.get(key, [])) for key in keys]


def _commitment(row: Cells, again: tuple[Again, ...], sides: list[Any], evidence: list[Any]) -> CommitmentRow:
    type, start, end, quantity, unit, announced_by, status, day = row[7:15]
    return CommitmentRow(
        key=row[0],
        id=row[1],
        told=Told(*row[2:7]),
        again=again,
        by=tuple(actor for role, actor in sides if role == "by"),
        recipients=tuple(actor for role, actor in sides if role == "for"),
        type=type,
        action=Span(start, end),
        quantity=quantity,
        quantity_unit=unit,
        place=_place(*row[27:35]),
        announced=_when(*row[15:21]),
        announced_by=announced_by,
        due=_when(*row[21:27]),
        status=status,
        day=day or None,
        evidence=_spans(evidence),
    )


def _rows(
    connection: Connection, table: Table, names: Sequence[tuple[str, ...]], keys: Sequence[int]
) -> dict[int, Cells]:
    """Cells of the facts with these keys: key, id, the five of `Told`, and then those named, in order."""
    return {row[0]: tuple(row) for row in connection.execute(_cells_of(table, *names), {"keys": keys})}


# A question is put together once: that costs more than asking it.


@cache
def _cells_of(table: Table, *names: tuple[str, ...]) -> Select[Any]:
    cells = [table.c[name] for group in names for name in group]
    query: Select[Any] = select(table.c.key, table.c.id, *(reports.c[name] for name in _TOLD), *cells)
    return query.join(reports, reports.c.key == table.c.report).where(table.c.key.in_(KEYS))


@cache
def _event_sides() -> Select[Any]:
    sides = f.event_sides.c
    query = select(sides.event, sides.role, sides.actor, sides.country).where(sides.event.in_(KEYS))
    return query.order_by(sides.event, sides.role, sides.position)


@cache
def _again_of(table: Table) -> Select[Any]:
    query = select(table.c.same_as, reports.c.id.label("report"), table.c.id)
    query = query.join(reports, reports.c.key == table.c.report).where(table.c.same_as.in_(KEYS))
    return query.order_by(table.c.same_as, table.c.key)


@cache
def _list_of(table: Table, owner: str, cell: str) -> Select[Any]:
    query = select(table.c[owner], table.c[cell]).where(table.c[owner].in_(KEYS))
    return query.order_by(table.c[owner], table.c.position)


def _dated(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{part}" for part in _WHEN)


def _located() -> tuple[str, ...]:
    return tuple(f"place_{part}" for part in _PLACE)


def _again(connection: Connection, table: Table, keys: Sequence[int]) -> dict[int, tuple[Again, ...]]:
    """Where else each of these facts is told, in the order the reports came."""
    found = grouped(connection.execute(_again_of(table), {"keys": keys}))
    return {key: tuple(Again(report, id) for report, id in told) for key, told in found.items()}


def _listed(connection: Connection, table: Table, keys: Sequence[int], owner: str, cell: str) -> dict[int, list[Any]]:
    return grouped(connection.execute(_list_of(table, owner, cell), {"keys": keys}))


def _spans(rows: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in rows)


def _when(start: Any, end: Any, precision: Any, text: str | None, first: int, last: int) -> When | None:
    return None if text is None else When(start, end, precision, text, Span(first, last))


def _place(name: str | None, country: Any, admin1: Any, lat: Any, lon: Any, geonames: Any, *span: int) -> Place | None:
    return None if name is None else Place(name, country, admin1, lat, lon, geonames, Span(*span))
