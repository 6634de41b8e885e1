"""What the tests of corrections say, and of which facts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dragoman.ledger import Ledger, open_writer, reader_id
from dragoman.model import Record

ME: dict[str, str] = {"reason": "The readout says otherwise.", "who": "A. Berg"}
PROTEST: dict[str, Any] = {
    "type": "PROTEST",
    "actors": ["state:FIN"],
    "recipients": ["state:NOR"],
    "trigger": "called the talks",
}


def met(record: Record) -> str:
    return record.events[0].id


def criticised(record: Record) -> str:
    return record.events[1].id


def reread(record: Record, **more: Any) -> Record:
    """The record as a newer reader gives it."""
    return replace(record, reader=replace(record.reader, version="0.2.0"), **more)


def make_current(place: str, ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    with open_writer(place) as writer:
        assert writer.make_current(record.report.id, reader_id(record.reader))
