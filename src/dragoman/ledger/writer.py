"""Puts reports and records into a ledger: one transaction each, all of it or nothing.

One writer at a time writes to a ledger; others wait for their turn. Nothing that is there already is written again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from sqlalchemy.engine import Connection

from ..intake import Raw
from ..model import Record
from .engine import begin_writing, make_engine
from .facts import let_only_facts_write
from .forms import bring_up
from .place import Place
from .raws import put_raw
from .records import Kept, make_current, put_record
from .stories import Stories
from .trouble import troubles_told


class Writer:
    """Writes to one ledger, which it makes where there is none. Close it, or use it in a `with` block.

    Raises LedgerError when the ledger cannot be opened or written.
    """

    def __init__(self, place: Place) -> None:
        self.place = place
        self.stories = Stories()
        self._engine = make_engine(place, "write")
        let_only_facts_write(self._engine)
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
            return put_record(connection, record, self.stories)

    def make_current(self, report_id: str, reader_id: str) -> bool:
        """Let this reader's reading be the current one: its facts take the place of the others'. False if it was."""
        with self.transaction() as connection:
            return make_current(connection, report_id, reader_id)
