"""A record put in: its report, its reading, and its facts when the reading is the current one."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ..exchange import record_from_json, record_to_json
from ..model import Reader, Record, Report, content_id
from . import tables as t
from .facts import put_facts, take_facts
from .forms import now
from .packing import PACKING, pack, unpack
from .raws import next_key
from .rows import Row, report_row
from .stories import Stories, count_once, story_of


@dataclass(frozen=True, slots=True)
class Kept:
    """What adding a record changed: `is_new` when its reader had not read the report before, `is_current` now."""

    is_new: bool
    is_current: bool


def reader_id(reader: Reader) -> str:
    """The id of what reads: equal versions have equal ids."""
    return content_id("reader", reader.version, reader.language_model, reader.event_model, reader.codebook)


def put_record(connection: Connection, record: Record, stories: Stories) -> Kept:
    """Keep a record within the transaction under way; one that its reader gave before is left as it is."""
    report = _put_report(connection, record.report, stories)
    reader = _put_reader(connection, record.reader)
    of_report = select(t.readings.c.reader).where(t.readings.c.report == report)
    before = connection.execute(of_report).scalars().all()
    if reader in before:
        current = connection.scalar(of_report.where(t.readings.c.is_current))
        return Kept(is_new=False, is_current=current == reader)
    row: Row = {"key": next_key(connection, t.readings), "report": report, "reader": reader, "is_current": not before}
    row |= {"compression": PACKING, "record": pack(record_to_json(record).encode()), "at": now()}
    connection.execute(insert(t.readings).values(row))
    if not before:
        _put_facts(connection, record, report)
    return Kept(is_new=True, is_current=not before)


def make_current(connection: Connection, report_id: str, reader: str) -> bool:
    """Let this reader's reading be the current one, within the transaction under way. False if it was."""
    readings = t.readings
    joined = readings.join(t.reports, t.reports.c.key == readings.c.report)
    joined = joined.join(t.readers, t.readers.c.key == readings.c.reader)
    query = select(readings.c.key, readings.c.report, readings.c.is_current, readings.c.record).select_from(joined)
    found = connection.execute(query.where(t.reports.c.id == report_id, t.readers.c.id == reader)).one()
    if found.is_current:
        return False
    connection.execute(update(readings).where(readings.c.report == found.report).values(is_current=False))
    connection.execute(update(readings).where(readings.c.key == found.key).values(is_current=True))
    take_facts(connection, found.report)
    _put_facts(connection, record_from_json(unpack(found.record)), found.report)
    return True


def _put_facts(connection: Connection, record: Record, report: int) -> None:
    put_facts(connection, record, report)
    if story := story_of(connection, report):
        count_once(connection, story)


def _put_report(connection: Connection, report: Report, stories: Stories) -> int:
    key: int | None = connection.scalar(select(t.reports.c.key).where(t.reports.c.id == report.id))
    if key is None:
        key = next_key(connection, t.reports)
        connection.execute(insert(t.reports).values(report_row(report) | {"key": key, "at": now()}))
        if report.is_read:
            stories.place(connection, key, report)
    return key


def _put_reader(connection: Connection, reader: Reader) -> int:
    id = reader_id(reader)
    key: int | None = connection.scalar(select(t.readers.c.key).where(t.readers.c.id == id))
    if key is None:
        key = next_key(connection, t.readers)
        names = ("version", "language_model", "event_model", "codebook")
        row = {name: getattr(reader, name) for name in names}
        connection.execute(insert(t.readers).values(row | {"key": key, "id": id}))
    return key
