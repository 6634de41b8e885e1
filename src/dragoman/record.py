"""From findings to the record: assembled, in text order, under a confidence floor."""

from __future__ import annotations

from dataclasses import replace

from .extract.findings import Findings
from .model import Encounter, Event, Reader, Record, Report

SCHEMA = "dragoman/record/1"


def assemble_record(findings: Findings, reader: Reader, min_confidence: float = 0.0) -> Record:
    """The record of one report. Events below the floor are left out, and accounts forget them."""
    events = tuple(event for event in findings.events if event.confidence >= min_confidence)
    return Record(
        schema=SCHEMA,
        reader=reader,
        report=findings.cast.parsed.report,
        actors=findings.cast.actors,
        statements=findings.statements,
        events=events,
        encounters=_forgetting(findings.encounters, events),
        commitments=findings.commitments,
    )


def empty_record(report: Report, reader: Reader) -> Record:
    """The record of a report that is kept but not read: another language, or no text."""
    return Record(SCHEMA, reader, report, (), (), (), (), ())


def _forgetting(encounters: tuple[Encounter, ...], events: tuple[Event, ...]) -> tuple[Encounter, ...]:
    """The encounters with only those events in their accounts that stand in the record."""
    kept = {event.id for event in events}
    return tuple(
        replace(
            encounter,
            accounts=tuple(
                replace(account, events=tuple(id for id in account.events if id in kept))
                for account in encounter.accounts
            ),
        )
        for encounter in encounters
    )
