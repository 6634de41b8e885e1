"""Which part of a report is the account of an encounter, and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Encounter, Record, Span

_END = re.compile(r"[.!?]+[\"”’')\]]*(?=\s+[\"“‘'(]?[A-Z0-9])")
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Gen|Sen|Rep|Lt|Col|No|vs)|\b[A-Z](?:\.[A-Z])*)\.$")

SIDES = 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """The account's paragraphs, and its sentences in text order."""

    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def sentence_at(self, at: int) -> Span:
        """The sentence that an offset lies in (the nearest before it, where it lies between two)."""
        before = [s for s in self.sentences if s.start <= at]
        return before[-1] if before else self.sentences[0]


def stretch_of(record: Record, encounter: Encounter) -> Stretch:
    """The whole body where the encounter is what the report is about, else the paragraphs that tell of it."""
    body = record.report.body
    is_whole = encounter not in record.encounters or is_main(record, encounter)
    paragraphs = body if is_whole else tuple(p for p in body if _tells(p, encounter)) or body
    sentences = tuple(s for p in paragraphs for s in sentences_in(record.report.text, p))
    return Stretch(paragraphs, sentences)


def is_main(record: Record, encounter: Encounter) -> bool:
    """Whether the report is about the encounter: its title tells of it or of its sides, or most is told of the same."""
    title = record.report.title_span
    if title is not None and (
        any(span.overlaps(title) for span in encounter.evidence) or _names(record, title, encounter)
    ):
        return True
    return set(max(record.encounters, key=_size).countries) == set(encounter.countries)


def _names(record: Record, title: Span, encounter: Encounter) -> bool:
    """Whether a title names two of the sides as those who speak or meet: "Remarks by President A and President B"."""
    named = [a for a in record.actors if a.kind == "person" and any(title.contains(m.span) for m in a.mentions)]
    return len({person.country for person in named} & set(encounter.countries)) >= SIDES


def _size(encounter: Encounter) -> tuple[int, int]:
    return (encounter.status == "held", sum(len(account.topics) for account in encounter.accounts))


def _tells(paragraph: Span, encounter: Encounter) -> bool:
    topics = [topic.span for account in encounter.accounts for topic in account.topics]
    return any(paragraph.overlaps(span) for span in (*encounter.evidence, *topics))


def sentences_in(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, without the white space between them."""
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if _SHORT.search(text, max(paragraph.start, end.start() - 12), end.start() + 1):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        yield Span(start, end)
