"""Corrections as examples to learn from: the text, the words, what the program said and what a person says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from ...exchange import part_to_dict
from ...model import Record
from .shapes import Correction

# From a report's and a reader's id to what that reader read in it.
Reading = Callable[[str, str], Record]


def exported(corrections: Iterable[Correction], reading: Reading) -> Iterator[dict[str, Any]]:
    """One example a correction, as plain values; offsets point into the `text` that comes with them."""
    for (report, reader), group in groupby(corrections, key=lambda one: (one.report, one.reader)):
        record = reading(report, reader)
        yield from (_example(one, record) for one in group)


def _example(one: Correction, record: Record) -> dict[str, Any]:
    report = record.report
    return {
        "id": one.id,
        "verdict": one.verdict,
        "kind": one.kind,
        "fact": one.fact,
        "spans": [list(anchor.span) for anchor in one.anchors],
        "program": one.program,
        "person": _person(one),
        "changed": sorted(one.value or {}) if one.verdict == "amended" else [],
        "reason": one.reason,
        "who": one.who,
        "at": one.at,
        "ended": one.ending and {"reason": one.ending.reason, "who": one.ending.who, "at": one.ending.at},
        "fits": one.fact_now is not None,
        "reader": part_to_dict(record.reader),
        "report": {
            "id": report.id,
            "title": report.title,
            "publisher": report.publisher,
            "url": report.source.url,
            "published": report.published and report.published.start,
        },
        "text": report.text,
    }


def _person(one: Correction) -> dict[str, Any] | None:
    """The fact as the person has it; None where one only says that the program's is wrong."""
    if one.verdict == "disputed":
        return None
    return (one.program or {}) | (one.value or {})
