"""Facts as lines of a list: who, what, in which words, and where it is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..ledger import CommitmentRow, EventRow, StatementRow, View
from ..ledger.counts.words import words_at
from ..model import Span
from ..readouts.joining import JoinedEncounter
from .addresses import address_of_encounter, address_of_report
from .naming import Named, links_of

# Sentences are shown whole up to this; of longer ones what stands around the words that matter.
_LONGEST = 220


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of a report in three parts: the middle one is what matters in them."""

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event: who does it to whom, its type, status and quad, and the sentence that tells it."""

    day: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    type: str
    status: str
    quad: str
    cut: Cut
    address: str
    publisher: str | None
    again: int
    verdicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EncounterLine:
    """One encounter out of all its reports."""

    day: str | None
    precision: str | None
    format: str
    status: str
    place: str | None
    sides: tuple[Named, ...]
    people: tuple[Named, ...]
    reports: int
    told_by: tuple[Named, ...]
    address: str


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One statement: who said it, and what, with the words inside quotation marks."""

    day: str | None
    speaker: Named
    words: str
    address: str
    publisher: str | None


@dataclass(frozen=True, slots=True)
class CommitmentLine:
    """One commitment: who bound themselves, towards whom, to what, by when."""

    day: str | None
    by: tuple[Named, ...]
    recipients: tuple[Named, ...]
    type: str
    status: str
    words: str
    due: str | None
    address: str
    publisher: str | None


def event_lines(view: View, rows: Sequence[EventRow]) -> list[EventLine]:
    """The events with names and words, in their order."""
    names = links_of(view, (id for row in rows for id in (*row.actors, *row.recipients)))
    cited = [(row.key, row.evidence[0] if row.evidence else row.span) for row in rows]
    words = words_at(view, cited)
    return [_event(row, names, span, words[key, span]) for row, (key, span) in zip(rows, cited, strict=True)]


def _event(row: EventRow, names: Mapping[str, Named], span: Span, words: str) -> EventLine:
    return EventLine(
        day=row.day,
        actors=tuple(names[id] for id in row.actors),
        recipients=tuple(names[id] for id in row.recipients),
        type=row.type,
        status=row.status,
        quad=row.quad,
        cut=cut_around(words, row.span.start - span.start, row.span.end - span.start),
        address=address_of_report(row.told.report, row.id),
        publisher=row.told.publisher,
        again=len(row.again),
        verdicts=tuple(mark.verdict for mark in row.corrections),
    )


def statement_lines(view: View, rows: Sequence[StatementRow]) -> list[StatementLine]:
    """The statements with names and words, in their order."""
    names = links_of(view, (row.speaker for row in rows))
    words = words_at(view, ((row.key, row.content) for row in rows))
    return [
        StatementLine(
            row.day, names[row.speaker], shortened(words[row.key, row.content]),
            address_of_report(row.told.report, row.id), row.told.publisher,
        )
        for row in rows
    ]  # fmt: skip


def commitment_lines(view: View, rows: Sequence[CommitmentRow]) -> list[CommitmentLine]:
    """The commitments with names and words, in their order."""
    names = links_of(view, (id for row in rows for id in (*row.by, *row.recipients)))
    words = words_at(view, ((row.key, row.action) for row in rows))
    return [
        CommitmentLine(
            row.day, tuple(names[id] for id in row.by), tuple(names[id] for id in row.recipients), row.type,
            row.status, shortened(words[row.key, row.action]),
            ((row.due.end or row.due.start) or "")[:10] if row.due else None,
            address_of_report(row.told.report, row.id), row.told.publisher,
        )
        for row in rows
    ]  # fmt: skip


def shortened(words: str) -> str:
    """The words, or the beginning of many."""
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] + " …"


def cut_around(words: str, start: int, end: int) -> Cut:
    """The words around those from `start` to `end`, shortened from both sides where they are many."""
    start, end = max(0, min(start, len(words))), max(0, min(end, len(words)))
    spare = max(_LONGEST - (end - start), 0)
    first = max(0, min(start - spare // 2, len(words) - _LONGEST))
    last = min(len(words), max(first + _LONGEST, end))
    before, after = words[first:start], words[end:last]
    if first > 0:
        before = "… " + before.partition(" ")[2]
    if last < len(words):
        after = after.rpartition(" ")[0] + " …"
    return Cut(before, words[start:end], after)


def encounter_lines(view: View, encounters: Sequence[JoinedEncounter]) -> list[EncounterLine]:
    """The encounters with names, in their order."""
    ids = [id for one in encounters for id in (*one.countries, *one.participants, *one.told_by)]
    names = links_of(view, ids)
    return [
        EncounterLine(
            day=one.starts,
            precision=one.precision,
            format=one.format,
            status=one.status,
            place=one.place,
            sides=tuple(names[id] for id in one.countries if id),
            people=tuple(names[id] for id in one.participants if id.startswith("person:")),
            reports=len(one.reports),
            told_by=tuple(names[id] for id in one.told_by),
            address=address_of_encounter(one.id),
        )
        for one in encounters
    ]
