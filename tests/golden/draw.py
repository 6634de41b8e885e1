"""Golden files a person can review: each example's text with its labels drawn underneath.

`make golden` draws them anew; the test beside this file compares. A label stands under the words it cites,
between carets, in rows below the line: actors first, then statements, events, commitments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from dragoman.cli.wording import (
    Names,
    actor_words,
    commitment_words,
    encounter_words,
    event_words,
    report_words,
    statement_words,
)
from dragoman.errors import SourceError
from dragoman.model import Encounter, Record, Span
from dragoman.reading import read_all

FOLDER = Path(__file__).resolve().parent
EXAMPLES = FOLDER.parent.parent / "examples"
SOURCES = ("news-page.html", "pasted-story.txt", "readout-finland.txt", "readout-kenya.txt", "wire.jsonl")
WIDTH = 110


@dataclass(frozen=True, slots=True)
class Label:
    """What stands under a stretch of words; `layer` keeps labels of one kind on rows of their own."""

    span: Span
    words: str
    layer: int


def draw_record(record: Record) -> str:
    """The whole golden text of one record."""
    parts = [record.report.title or "(no title)", report_words(record.report), ""]
    labels = sorted(_labels(record), key=lambda label: (label.span, label.layer, label.words))
    for paragraph in _paragraphs(record):
        parts += [*_draw_paragraph(paragraph, record.report.text, labels), ""]
    return "\n".join([*parts, *_facts(record)]) + "\n"


def _paragraphs(record: Record) -> list[Span]:
    report = record.report
    title = [report.title_span] if report.title_span else []
    return sorted([*report.body, *(caption.span for caption in report.captions), *title])


def _labels(record: Record) -> Iterator[Label]:
    for actor in record.actors:
        for mention in actor.mentions:
            yield Label(mention.span, actor.id.removeprefix("person:").removeprefix("state:"), 0)
    for statement in record.statements:
        cited = [statement.content, *statement.quotes]
        for span in sorted({item.span for item in cited}):
            yield Label(span, f"{statement.form} by {statement.speaker}", 1)
    for event in record.events:
        yield Label(event.trigger.span, f"{event.type} {event.status}", 2)
    for commitment in record.commitments:
        yield Label(commitment.action, f"commitment {commitment.status}", 3)
    for encounter in record.encounters:
        for account in encounter.accounts:
            for topic in account.topics:
                yield Label(topic.span, f"topic of {account.side}", 4)


def _draw_paragraph(paragraph: Span, text: str, labels: list[Label]) -> Iterator[str]:
    mine = [label for label in labels if label.span.overlaps(paragraph)]
    for line in _lines(paragraph, text):
        yield line.words(text).rstrip()
        here = [label for label in mine if label.span.overlaps(line)]
        here.sort(key=lambda label: label.layer)
        for _, layer in groupby(here, key=lambda label: label.layer):
            yield from _draw_rows(line, list(layer))


def _lines(paragraph: Span, text: str) -> Iterator[Span]:
    """The paragraph cut into lines at blanks, every character in exactly one of them."""
    start = paragraph.start
    while start < paragraph.end:
        end = min(start + WIDTH, paragraph.end)
        newline = text.find("\n", start, end)
        if newline >= 0:
            end = newline + 1
        elif end < paragraph.end:
            end = text.rfind(" ", start, end) + 1 or end
        yield Span(start, end)
        start = end


def _draw_rows(line: Span, labels: list[Label]) -> Iterator[str]:
    """Labels of one line in as few rows as keep them apart."""
    rows: list[str] = []
    for label in labels:
        start = max(label.span.start, line.start) - line.start
        carets = "^" * (min(label.span.end, line.end) - line.start - start)
        drawn = f"{carets} {label.words}" if label.span.start >= line.start else f"{carets} …"
        at = next((i for i, row in enumerate(rows) if len(row) < start), len(rows))
        if at == len(rows):
            rows.append("")
        rows[at] = rows[at].ljust(start) + drawn
    yield from rows


def _facts(record: Record) -> Iterator[str]:
    """What the drawing cannot show: who is who, and every fact with its reason."""
    names = Names.of(record)
    yield "ACTORS"
    yield from (f"  {actor.id}: {actor.name} · {actor_words(actor, names)} · {actor.basis}" for actor in record.actors)
    yield "STATEMENTS"
    yield from (f"  {statement_words(item, names)}: {record.text(item.content)}" for item in record.statements)
    yield "EVENTS"
    yield from (f"  {event_words(event, names, None)} | {event.why}" for event in record.events)
    yield "ENCOUNTERS"
    for encounter in record.encounters:
        yield from _encounter(encounter, names)
    yield "COMMITMENTS"
    yield from (f"  {commitment_words(item, record, names)}" for item in record.commitments)


def _encounter(encounter: Encounter, names: Names) -> Iterator[str]:
    yield f"  {encounter_words(encounter)} | {names.names(encounter.participants)}"
    for account in encounter.accounts:
        topics = ", ".join(topic.label for topic in account.topics)
        tone = ", ".join(f"“{wording.text}”" for wording in account.tone)
        yield f"    {account.side} tells: {topics} {tone}".rstrip()
    comparison = encounter.comparison
    yield f"    both: {', '.join(comparison.both)}".rstrip()
    yield from (f"    only {side}: {', '.join(labels)}" for side, labels in comparison.only.items() if labels)
    yield from (f"    differing: {difference.about}" for difference in comparison.differing)


def draw_source(source: str) -> str:
    """The golden text of all reports of one example file."""
    drawn: list[str] = []
    for outcome in read_all([f"{EXAMPLES / source}"]):
        if isinstance(outcome, SourceError):
            raise outcome
        drawn.append(draw_record(outcome))
    return f"\n{'=' * WIDTH}\n\n".join(drawn).replace(f"{EXAMPLES}/", "examples/")


def golden_file(source: str) -> Path:
    return FOLDER / f"{source}.golden.txt"


if __name__ == "__main__":
    from readme import README, filled
    from walkthrough import WALKTHROUGH, with_comparison

    for name in SOURCES:
        golden_file(name).write_text(draw_source(name), encoding="utf-8")
    README.write_text(filled(README.read_text(encoding="utf-8")), encoding="utf-8")
    WALKTHROUGH.write_text(with_comparison(WALKTHROUGH.read_text(encoding="utf-8")), encoding="utf-8")
