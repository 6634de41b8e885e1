"""Which facts stand beside which paragraph, numbered in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..model import Record, Span
from .wording import Names, commitment_words, event_words, statement_words

NoteKind = Literal["statement", "event", "commitment"]

_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ORDER: dict[NoteKind, int] = {"statement": 0, "event": 1, "commitment": 2}


@dataclass(frozen=True, slots=True)
class Note:
    """A fact in words, its number on the page, and the words it hangs on."""

    number: int
    kind: NoteKind
    span: Span
    words: str

    @property
    def mark(self) -> str:
        """The number in small raised figures, as it stands in the text."""
        return str(self.number).translate(_SMALL)


@dataclass(frozen=True, slots=True)
class _Fact:
    kind: NoteKind
    span: Span
    id: str


def write_notes(record: Record) -> tuple[Note, ...]:
    """All notes of a record: each hangs on its trigger, its cue or the words of its deed."""
    facts = sorted(_facts(record), key=lambda fact: (fact.span, _ORDER[fact.kind]))
    numbers = {fact.id: number for number, fact in enumerate(facts, 1)}
    words = _words(record, numbers)
    return tuple(Note(numbers[fact.id], fact.kind, fact.span, words[fact.id]) for fact in facts)


def _facts(record: Record) -> Iterator[_Fact]:
    for statement in record.statements:
        yield _Fact("statement", (statement.cue or statement.content).span, statement.id)
    for event in record.events:
        yield _Fact("event", event.trigger.span, event.id)
    for commitment in record.commitments:
        yield _Fact("commitment", commitment.action, commitment.id)


def _words(record: Record, numbers: dict[str, int]) -> dict[str, str]:
    names = Names.of(record)
    words = {statement.id: statement_words(statement, names) for statement in record.statements}
    for event in record.events:
        source = numbers.get(event.according_to or "")
        words[event.id] = event_words(event, names, str(source).translate(_SMALL) if source else None)
    for commitment in record.commitments:
        words[commitment.id] = f"commitment — {commitment_words(commitment, record, names)}"
    return words
