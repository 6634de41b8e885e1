"""Citations as W3C Web Annotations (Recommendation of 23 February 2017): one page, an annotation a fact.

An annotation's target is the report, by its address or by the digest of its bytes, with a TextPositionSelector and a
TextQuoteSelector for each stretch of words. Positions count Unicode code points of `report.text`, half-open.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ...model import Record, Report, Span
from .entry import Entry, Wanted, spread

Plain = dict[str, Any]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# How many letters before and after the words stand with them.
_AROUND = 32


def annotation_pieces(entries: Iterable[Entry], wanted: Wanted) -> Iterator[bytes]:
    """The page, an annotation at a time."""
    yield f'{{"@context": "{_CONTEXT}", "type": "AnnotationPage", "items": ['.encode()
    comma = "\n"
    for entry in entries:
        for annotation in _annotations(entry, wanted):
            yield (comma + json.dumps(annotation, ensure_ascii=False)).encode("utf-8", "backslashreplace")
            comma = ",\n"
    yield b"\n]}\n"


def _annotations(entry: Entry, wanted: Wanted) -> Iterator[Plain]:
    record = entry.record
    for event in record.events:
        if any(map(wanted.takes, spread(entry, event))):
            sides = f"{' and '.join(event.actors)}{' → ' if event.recipients else ''}{' and '.join(event.recipients)}"
            body = f"{event.type} ({event.status}): {sides}. {event.why}"
            yield _annotation(record, event.id, "classifying", body, (event.trigger.span, *event.evidence), event.type)
    for statement in record.statements:
        body = f"Said by {statement.speaker}"
        yield _annotation(record, statement.id, "describing", body, (statement.content.span,), "statement")
    for encounter in record.encounters:
        body = f"{encounter.format} ({encounter.status}): {', '.join(encounter.participants)}"
        yield _annotation(record, encounter.id, "classifying", body, encounter.evidence, "encounter")
    for commitment in record.commitments:
        body = f"{commitment.type} ({commitment.status}) by {', '.join(commitment.by)}"
        yield _annotation(record, commitment.id, "classifying", body, (commitment.action,), "commitment")


def _annotation(record: Record, id: str, motivation: str, body: str, spans: Sequence[Span], tag: str) -> Plain:
    report = record.report
    return {
        "id": f"urn:dragoman:{report.id}:{id}",
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"type": "Software", "name": f"dragoman {record.reader.version}"},
        "body": [
            {"type": "TextualBody", "purpose": "describing", "value": body, "format": "text/plain"},
            {"type": "TextualBody", "purpose": "tagging", "value": tag},
        ],
        "target": [_target(report, span) for span in dict.fromkeys(spans)],
    }


def _target(report: Report, span: Span) -> Plain:
    text = report.text
    return {
        "source": report.source.url or f"urn:sha256:{report.id}",
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.words(text),
                "prefix": text[max(0, span.start - _AROUND) : span.start],
                "suffix": text[span.end : span.end + _AROUND],
            },
        ],
    }
