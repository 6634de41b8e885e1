"""The stands an account tells of: who was firm, urged, warned, agreed, expressed concern, and about what."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Record, Span
from .account import Mention, Position, Raised, Telling
from .stretch import Stretch
from .subjects import load_positions
from .wordings import Found, words_of

_PERSONS = ("person", "office")


def take_positions(telling: Telling, stretch: Stretch, raised: tuple[Raised, ...]) -> tuple[Position, ...]:
    """One position a cue; a cue within another's words is none of its own."""
    return tuple(_positions(telling.record, stretch, raised))


def _positions(record: Record, stretch: Stretch, raised: tuple[Raised, ...]) -> Iterator[Position]:
    text = record.report.text
    cues = load_positions().find(words_of(text, stretch.paragraphs))
    for cue in (c for c in cues if not any(o is not c and _covers(o, c) for o in cues)):
        sentence = stretch.sentence_at(cue.span.start)
        subjects = _subjects_after(sentence, cue.span, raised)
        if subjects or cue.label == "agreed":
            yield Position(
                cue.label,
                _holder(record, sentence, cue.span),
                Mention(cue.span.words(text), cue.span),
                Mention(sentence.words(text), sentence),
                subjects,
            )


def _covers(other: Found, cue: Found) -> bool:
    return other.span != cue.span and other.span.contains(cue.span)


def _subjects_after(sentence: Span, cue: Span, raised: tuple[Raised, ...]) -> tuple[str, ...]:
    """What the sentence speaks of behind the cue."""
    behind = Span(cue.start, sentence.end)
    return tuple(r.label for r in raised if any(behind.contains(m.span) for m in r.mentions))


def _holder(record: Record, sentence: Span, cue: Span) -> str | None:
    """Who takes the stand: whose statement or deed the cue is, or else the last person named before it."""
    for statement in record.statements:
        if statement.cue is not None and statement.cue.span.overlaps(cue):
            return _names(record, (statement.speaker,))
    for event in record.events:
        if event.trigger.span.overlaps(cue) and event.actors:
            return _names(record, event.actors)
    before = [
        (mention.span, actor)
        for actor in record.actors
        if actor.kind in _PERSONS
        for mention in actor.mentions
        if sentence.start <= mention.span.start and mention.span.end <= cue.start
    ]
    if not before:
        return None
    last = max(span for span, _ in before)
    return _names(record, tuple(actor.id for span, actor in before if span == last))


def _names(record: Record, ids: tuple[str, ...]) -> str:
    return " and ".join(actor.name for actor in record.actors if actor.id in ids)
