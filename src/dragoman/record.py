"""From findings to the record: assembled, in text order, under a confidence floor."""

from __future__ import annotations

from .extract.findings import Findings
from .model import Reader, Record, Report

SCHEMA = "dragoman/record/1"


def assemble_record(findings: Findings, reader: Reader, min_confidence: float = 0.0) -> Record:
    """The record of one report. Events below the floor are left out, and accounts forget them."""
    events = tuple(event for event in findings.events if event.confidence >= min_confidence)
    cast = findings.cast
    return Record(
        SCHEMA, reader, cast.parsed.report, cast.actors, findings.statements, events, findings.encounters,
        findings.commitments,
    )  # fmt: skip


def empty_record(report: Report, reader: Reader) -> Record:
    """The record of a report that is kept but not read: another language, or no text."""
    return Record(SCHEMA, reader, report, (), (), (), (), ())
