"""Where expressions run: DuckDB in this process by default, Spark where the table lies there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from .asking import Asked, Held, Name, answer, held_by, relation_rows

if TYPE_CHECKING:
    import ibis
    import pyarrow
    from duckdb import DuckDBPyConnection

_OPENING = Lock()


@contextmanager
def in_duckdb(batches: pyarrow.RecordBatchReader) -> Iterator[ibis.Table]:
    """The table of events, held in memory by a DuckDB of its own while the block lasts; batch by batch it goes in.

    Rows lie by dyad, so that a question about one reads little else.
    """
    import ibis

    connection = ibis.duckdb.connect()
    try:
        connection.con.register("incoming", batches)
        connection.con.execute("CREATE TABLE events AS SELECT * FROM incoming ORDER BY actor, recipient, day")
        yield connection.table("events")
    finally:
        connection.disconnect()


@contextmanager
def held(rows: pyarrow.Table, name: Name = "events") -> Iterator[Held]:
    """A few rows, asked where they are while the block lasts."""
    with in_common() as cursor:
        cursor.register(name, rows)
        yield Held(cursor, name, rows.schema, rows)


@contextmanager
def in_common() -> Iterator[DuckDBPyConnection]:
    """A connection to the database for questions about few rows; what is temporary in it is its own, as to threads."""
    with _OPENING:
        cursor = _database().cursor()
    try:
        yield cursor
    finally:
        cursor.close()


@contextmanager
def related(events: ibis.Table | Held, asked: Asked) -> Iterator[ibis.Table | Held]:
    """The rows of one relation (`asking.relation_rows`) for several questions: a large table is gone through once."""
    where = events if isinstance(events, Held) else held_by(events)
    if where is None:
        yield relation_rows(events, asked)
        return
    with held(answer(relation_rows, where, asked), "relation") as relation:
        yield relation


@cache
def _database() -> DuckDBPyConnection:
    """One for all questions about few rows: to start it takes longer than to answer them, and threads gain nothing."""
    import duckdb

    return duckdb.connect(config={"threads": 1})
