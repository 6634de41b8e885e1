"""Puts reports and records into a ledger: one transaction each, all of it or nothing.

One writer at a time writes to a ledger; others wait for their turn. Nothing that is there already is written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.engine import Connection

from ..exchange import record_from_json, record_to_json
from ..intake import Raw
from ..model import Reader, Record, Report, content_id
from . import tables as t
from .engine import begin_writing, make_engine
from .facts import put_facts, take_facts
from .forms import bring_up, now
from .packing import PACKING, pack, unpack
from .place import Place
from .rows import Row, report_row
from .trouble import troubles_told


@dataclass(frozen=True, slots=True)
class Kept:
    """What adding a record changed: `is_new` when its reader had not read the report before, `is_current` now."""

    is_new: bool
    is_current: bool


class Writer:
    """Writes to one ledger, which it makes where there is none. Close it, or use it in a `with` block.

    Raises LedgerError when the ledger cannot be opened or written.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self._engine = make_engine(place, "write")
        with troubles_told(place.name):
            self._connection = self._engine.connect()
        try:
            with self.transaction() as connection:
                bring_up(connection, place.name)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        with troubles_told(self.place.name):
            self._connection.close()
            self._engine.dispose()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All that is written within the block is kept when it ends, or nothing is."""
        with troubles_told(self.place.name), self._connection.begin():
            begin_writing(self._connection)
            yield self._connection

    def add(self, record: Record, raw: Raw | None = None, *, run: int | None = None) -> Kept:
        """Keep a record, and the bytes it was read from. A first reading is current; a later one stands beside it."""
        with self.transaction() as connection:
            if raw is not None:
                outcome = "read" if record.report.is_read else "not English"
                put_raw(connection, raw, outcome, None, run)
            return put_record(connection, record)

    def make_current(self, report_id: str, reader_id: str) -> bool:
        """Let this reader's reading be the current one: its facts take the place of the others'. False if it was."""
        with self.transaction() as connection:
            return make_current(connection, report_id, reader_id)


def reader_id(reader: Reader) -> str:
    """The id of what reads: equal versions have equal ids."""
    return content_id("reader", reader.version, reader.language_model, reader.event_model, reader.codebook)


def next_key(connection: Connection, table: Table) -> int:
    """The key for the next row; no one else writes until the transaction ends."""
    highest: int | None = connection.scalar(select(func.max(table.c.key)))
    return (highest or 0) + 1


def put_raw(connection: Connection, raw: Raw, outcome: str, reason: str | None, run: int | None) -> None:
    """Keep the bytes and where they were seen; what became of them is told anew."""
    known = connection.execute(select(t.raws.c.outcome, t.raws.c.reason).where(t.raws.c.id == raw.id)).first()
    if known is None:
        row = {"id": raw.id, "form": raw.form, "size": len(raw.data), "compression": PACKING, "data": pack(raw.data)}
        connection.execute(insert(t.raws).values(row | {"outcome": outcome, "reason": reason, "at": now()}))
    elif tuple(known) != (outcome, reason):
        connection.execute(update(t.raws).where(t.raws.c.id == raw.id).values(outcome=outcome, reason=reason))
    put_sighting(connection, raw, run)


def put_sighting(connection: Connection, raw: Raw, run: int | None) -> bool:
    """Note where known bytes were seen, once a place. Whether that was new."""
    seen = t.sightings
    places = connection.execute(select(seen.c.place).where(seen.c.raw == raw.id)).scalars().all()
    if raw.where in places:
        return False
    source = raw.source
    row = {"raw": raw.id, "position": len(places), "place": raw.where, "path": source.path, "url": source.url}
    row |= {"source_id": source.id, "fetched": source.fetched, "media_type": source.media_type, "run": run}
    connection.execute(insert(seen).values(row))
    return True


def put_record(connection: Connection, record: Record) -> Kept:
    """Keep a record within the transaction under way; one that its reader gave before is left as it is."""
    report = _put_report(connection, record.report)
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
        put_facts(connection, record, report)
    return Kept(is_new=True, is_current=not before)


def make_current(connection: Connection, report_id: str, reader: str) -> bool:
    """The same as `Writer.make_current`, within the transaction under way."""
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
    put_facts(connection, record_from_json(unpack(found.record)), found.report)
    return True


def _put_report(connection: Connection, report: Report) -> int:
    key: int | None = connection.scalar(select(t.reports.c.key).where(t.reports.c.id == report.id))
    if key is None:
        key = next_key(connection, t.reports)
        connection.execute(insert(t.reports).values(report_row(report) | {"key": key, "at": now()}))
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
