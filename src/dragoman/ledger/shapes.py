"""What the View gives back: one flat frozen type a noun, with the report it comes from.

`told` is the report that a fact counts for, `again` the others of its story that tell it too. `day` is the day it is
filed under (see `fact_tables`), None when neither the words nor the report state one. Sides are told by actor id and,
in the same order, by country (ISO 3166-1 alpha-3, None for organisations). `corrections` are what people say of the
fact, oldest first: the values are those in force, and each amendment holds the program's own.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Place, Span, When
from .corrections import Mark


@dataclass(frozen=True, slots=True)
class Told:
    """Where a fact comes from: `report` is its id, `published` the day it appeared."""

    report: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class Again:
    """Where another report of the same story tells the same fact: the report's id, and the fact's id in its record."""

    report: str
    id: str


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event. `trigger` is its words; `span` and `evidence` point into the report's text."""

    key: int
    id: str
    told: Told
    again: tuple[Again, ...]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: str
    score: float
    actors: tuple[str, ...]
    actor_countries: tuple[str | None, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str | None, ...]
    status: str
    day: str | None
    date: When | None
    place: Place | None
    according_to: str | None
    trigger: str
    span: Span
    evidence: tuple[Span, ...]
    confidence: float
    why: str
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement; `content` and `quotes` point into the report's text."""

    key: int
    id: str
    told: Told
    again: tuple[Again, ...]
    speaker: str
    country: str | None
    on_behalf_of: str | None
    addressee: str | None
    channel: str | None
    form: str
    content: Span
    quotes: tuple[Span, ...]
    day: str | None
    date: When | None
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class EncounterRow:
    """One encounter as one report tells it."""

    key: int
    id: str
    told: Told
    again: tuple[Again, ...]
    format: str
    participants: tuple[str, ...]
    countries: tuple[str, ...]
    day: str | None
    date: When | None
    place: Place | None
    occasion: str | None
    duration_minutes: int | None
    host: str | None
    status: str
    evidence: tuple[Span, ...]
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One commitment; `recipients` are those it is made for, `action` points into the report's text."""

    key: int
    id: str
    told: Told
    again: tuple[Again, ...]
    by: tuple[str, ...]
    recipients: tuple[str, ...]
    type: str
    action: Span
    quantity: float | None
    quantity_unit: str | None
    place: Place | None
    announced: When | None
    announced_by: str | None
    due: When | None
    status: str
    day: str | None
    evidence: tuple[Span, ...]
    corrections: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report as it came in; its text and record are asked for by `id`."""

    key: int
    id: str
    title: str | None
    publisher: str | None
    language: str | None
    published: str | None
    path: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """One record of a report: what read it, and whether its facts are the ones in force."""

    report: str
    reader: str
    version: str
    language_model: str
    event_model: str
    codebook: str
    is_current: bool
    at: str


@dataclass(frozen=True, slots=True)
class FailureRow:
    """What could not be read and why. `raw` is the digest of the bytes, None where none could be had."""

    key: int
    raw: str | None
    place: str
    reason: str
    mended: bool


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run and its account: seen = read + known + not news + not English + failed."""

    key: int
    command: str
    version: str
    at: str
    ended: str | None
    seen: int
    read: int
    known: int
    not_news: int
    not_english: int
    failed: int
