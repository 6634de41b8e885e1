"""Rows of the tables to what the View gives back, a page at a time: a question for each kind of list, put together."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table, literal_column, select
from sqlalchemy.engine import Connection, Row

from ..model import Place, Span, When
from . import fact_tables as f
from .corrections import Mark
from .corrections.store import MARKS, mark_of
from .shapes import Again, CommitmentRow, EncounterRow, EventRow, StatementRow, Told
from .tables import reports
from .together import Cells, Question, Together

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

# What a fact has of one kind of list; most have none.
Listed = dict[int, list[Cells]]


def draw_events(connection: Connection, page: Sequence[Row[Any]]) -> list[EventRow]:
    """The events with these keys, in their order."""
    keys = [row.key for row in page]
    rows, again, marks, evidence, sides, contexts = _events().ask(connection, keys)
    return [
        _event(key, rows[key][0], _again(again, key), _marks(marks, key), _spans(evidence, key), sides, contexts)
        for key in keys
    ]


def _event(
    key: int,
    row: Cells,
    again: tuple[Again, ...],
    marks: tuple[Mark, ...],
    evidence: tuple[Span, ...],
    sides: Listed,
    contexts: Listed,
) -> EventRow:
    type, mode, cameo, quad, score, status, day, according_to, trigger, start, end, confidence, why = row[6:19]
    acting = [(actor, country) for role, actor, country in sides.get(key, ()) if role == "actor"]
    undergoing = [(actor, country) for role, actor, country in sides.get(key, ()) if role == "recipient"]
    return EventRow(
        key=key,
        id=row[0],
        told=Told(*row[1:6]),
        again=again,
        type=type,
        mode=mode,
        contexts=_first_cells(contexts, key),
        cameo=cameo,
        quad=quad,
        score=score,
        actors=tuple(actor for actor, _ in acting),
        actor_countries=tuple(country for _, country in acting),
        recipients=tuple(actor for actor, _ in undergoing),
        recipient_countries=tuple(country for _, country in undergoing),
        status=status,
        day=day or None,
        date=_when(*row[19:25]),
        place=_place(*row[25:33]),
        according_to=according_to,
        trigger=trigger,
        span=Span(start, end),
        evidence=evidence,
        confidence=confidence,
        why=why,
        corrections=marks,
    )


def draw_statements(connection: Connection, page: Sequence[Row[Any]]) -> list[StatementRow]:
    """The statements with these keys, in their order."""
    keys = [row.key for row in page]
    rows, again, marks, quotes = _statements().ask(connection, keys)
    return [_statement(key, rows[key][0], _again(again, key), _marks(marks, key), _spans(quotes, key)) for key in keys]


def _statement(
    key: int, row: Cells, again: tuple[Again, ...], marks: tuple[Mark, ...], quotes: tuple[Span, ...]
) -> StatementRow:
    speaker, country, on_behalf_of, addressee, channel, form, start, end, day = row[6:15]
    return StatementRow(
        key=key,
        id=row[0],
        told=Told(*row[1:6]),
        again=again,
        speaker=speaker,
        country=country,
        on_behalf_of=on_behalf_of,
        addressee=addressee,
        channel=channel,
        form=form,
        content=Span(start, end),
        quotes=quotes,
        day=day or None,
        date=_when(*row[15:21]),
        corrections=marks,
    )


def draw_encounters(connection: Connection, page: Sequence[Row[Any]]) -> list[EncounterRow]:
    """The encounters with these keys, in their order."""
    keys = [row.key for row in page]
    rows, again, marks, evidence, who, countries = _encounters().ask(connection, keys)
    return [
        _encounter(key, rows[key][0], _again(again, key), _marks(marks, key), _spans(evidence, key), who, countries)
        for key in keys
    ]


def _encounter(
    key: int,
    row: Cells,
    again: tuple[Again, ...],
    marks: tuple[Mark, ...],
    evidence: tuple[Span, ...],
    participants: Listed,
    countries: Listed,
) -> EncounterRow:
    format, day, occasion, duration_minutes, host, status = row[6:12]
    return EncounterRow(
        key=key,
        id=row[0],
        told=Told(*row[1:6]),
        again=again,
        format=format,
        participants=_first_cells(participants, key),
        countries=_first_cells(countries, key),
        day=day or None,
        date=_when(*row[12:18]),
        place=_place(*row[18:26]),
        occasion=occasion,
        duration_minutes=duration_minutes,
        host=host,
        status=status,
        evidence=evidence,
        corrections=marks,
    )


def draw_commitments(connection: Connection, page: Sequence[Row[Any]]) -> list[CommitmentRow]:
    """The commitments with these keys, in their order."""
    keys = [row.key for row in page]
    rows, again, marks, evidence, sides = _commitments().ask(connection, keys)
    return [
        _commitment(key, rows[key][0], _again(again, key), _marks(marks, key), _spans(evidence, key), sides)
        for key in keys
    ]


def _commitment(
    key: int, row: Cells, again: tuple[Again, ...], marks: tuple[Mark, ...], evidence: tuple[Span, ...], sides: Listed
) -> CommitmentRow:
    type, start, end, quantity, unit, announced_by, status, day = row[6:14]
    return CommitmentRow(
        key=key,
        id=row[0],
        told=Told(*row[1:6]),
        again=again,
        by=tuple(actor for role, actor in sides.get(key, ()) if role == "by"),
        recipients=tuple(actor for role, actor in sides.get(key, ()) if role == "for"),
        type=type,
        action=Span(start, end),
        quantity=quantity,
        quantity_unit=unit,
        place=_place(*row[26:34]),
        announced=_when(*row[14:20]),
        announced_by=announced_by,
        due=_when(*row[20:26]),
        status=status,
        day=day or None,
        evidence=evidence,
        corrections=marks,
    )


def _dated(name: str) -> tuple[str, ...]:
    return tuple(f"{name}_{part}" for part in _WHEN)


def _located() -> tuple[str, ...]:
    return tuple(f"place_{part}" for part in _PLACE)


@cache
def _events() -> Together:
    sides = f.event_sides.c
    who = select(sides.event, sides.role, sides.actor, sides.country)
    return Together(
        (
            *_of_every_noun(f.events, "evidence", _EVENT, _dated("date"), _located()),
            Question(who, sides.event, (sides.event, sides.role, sides.position)),
            _list_of(f.event_contexts, "event", "context"),
        )
    )


@cache
def _statements() -> Together:
    return Together(_of_every_noun(f.statements, "quote", _STATEMENT, _dated("date")))


@cache
def _encounters() -> Together:
    return Together(
        (
            *_of_every_noun(f.encounters, "evidence", _ENCOUNTER, _dated("date"), _located()),
            _list_of(f.encounter_participants, "encounter", "actor"),
            _list_of(f.encounter_countries, "encounter", "country"),
        )
    )


@cache
def _commitments() -> Together:
    sides = f.commitment_sides.c
    bound = select(sides.commitment, sides.role, sides.actor)
    return Together(
        (
            *_of_every_noun(f.commitments, "evidence", _COMMITMENT, _dated("announced"), _dated("due"), _located()),
            Question(bound, sides.commitment, (sides.commitment, sides.role, sides.position)),
        )
    )


def _of_every_noun(table: Table, part: str, *names: tuple[str, ...]) -> tuple[Question, ...]:
    """The facts' cells (id, the five of `Told`, those named), where else they are told, their marks, their spans."""
    cells: list[ColumnElement[Any]] = [table.c[name] for group in names for name in group]
    rows = select(table.c.key, table.c.id, *(reports.c[name] for name in _TOLD), *cells)
    again = select(table.c.same_as, reports.c.id.label("report"), table.c.id)
    again, rows = (query.join(reports, reports.c.key == table.c.report) for query in (again, rows))
    cited = f.citations.c
    spans = select(cited.fact, cited.span_start, cited.span_end).where(cited.part == literal_column(f"'{part}'"))
    return (
        Question(rows, table.c.key),
        Question(again, table.c.same_as, (table.c.same_as, table.c.key)),
        MARKS,
        Question(spans, cited.fact, (cited.fact, cited.position)),
    )


def _list_of(table: Table, owner: str, cell: str) -> Question:
    of = table.c[owner]
    return Question(select(of, table.c[cell]), of, (of, table.c.position))


def _again(again: Listed, key: int) -> tuple[Again, ...]:
    """Where else a fact is told, in the order the reports came."""
    return tuple(Again(report, id) for report, id in again.get(key, ()))


def _marks(marks: Listed, key: int) -> tuple[Mark, ...]:
    return tuple(mark_of(*cells) for cells in marks.get(key, ()))


def _spans(spans: Listed, key: int) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in spans.get(key, ()))


def _first_cells(rows: Listed, key: int) -> tuple[Any, ...]:
    return tuple(row[0] for row in rows.get(key, ()))


def _when(start: Any, end: Any, precision: Any, text: str | None, first: int, last: int) -> When | None:
    return None if text is None else When(start, end, precision, text, Span(first, last))


def _place(name: str | None, country: Any, admin1: Any, lat: Any, lon: Any, geonames: Any, *span: int) -> Place | None:
    return None if name is None else Place(name, country, admin1, lat, lon, geonames, Span(*span))
