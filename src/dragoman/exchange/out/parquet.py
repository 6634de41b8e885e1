"""The common table of events as Parquet: one file in a stream, or a folder parted by year.

Rows are written a batch at a time, so no more than a batch a year is held.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any

from ..event_table import arrow_schema
from .entry import Dyad
from .events import Row, event_rows

_BATCH = 4_000
# Of what has no day.
NO_YEAR = "none"


def parquet_pieces(dyads: Iterable[Dyad]) -> Iterator[bytes]:
    """One file, a batch at a time."""
    import pyarrow.parquet

    sink = _Sink()
    rows = event_rows(dyads)
    with pyarrow.parquet.ParquetWriter(sink, ledger_schema(), compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            writer.write_table(_table(batch))
            yield sink.taken()
    yield sink.taken()


def write_years(dyads: Iterable[Dyad], folder: Path) -> None:
    """`folder/year=2014/events.parquet` and so on, as Hive names parts; what has no day is under `year=none`."""
    import pyarrow.parquet

    writers: dict[str, Any] = {}
    waiting: dict[str, list[Row]] = {}
    with ExitStack() as open_files:
        for row in event_rows(dyads):
            year = str(row["day"].year) if row["day"] else NO_YEAR
            if year not in writers:
                path = folder / f"year={year}" / "events.parquet"
                path.parent.mkdir(parents=True)
                writer = pyarrow.parquet.ParquetWriter(path, ledger_schema(), compression="zstd")
                writers[year] = open_files.enter_context(writer)
            batch = waiting.setdefault(year, [])
            batch.append(row)
            if len(batch) == _BATCH:
                writers[year].write_table(_table(waiting.pop(year)))
        for year, batch in waiting.items():
            writers[year].write_table(_table(batch))


def ledger_schema() -> Any:
    """The common table; a ledger's events may have no day."""
    schema = arrow_schema()
    at = schema.get_field_index("day")
    return schema.set(at, schema.field(at).with_nullable(True))


def _table(rows: list[Row]) -> Any:
    import pyarrow

    return pyarrow.Table.from_pylist(rows, schema=ledger_schema())


class _Sink(io.RawIOBase):
    """A file that only grows, and from which what was written is taken away."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._at = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any) -> int:
        self._pieces.append(bytes(piece))
        self._at += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._at

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)
