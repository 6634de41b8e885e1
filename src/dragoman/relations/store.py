"""Where expressions run: DuckDB in this process by default, Spark where the table lies there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .table import column_names

if TYPE_CHECKING:
    import ibis
    import pyarrow


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
def in_parquet(paths: Sequence[Path]) -> Iterator[ibis.Table]:
    """The table of events of imported files, read where they lie while the block lasts.

    Rows without a PLOVER type, or of nobody, are no part of it: no measure could count them.
    """
    import ibis

    connection = ibis.duckdb.connect()
    try:
        table = connection.read_parquet([str(path) for path in paths])
        yield table.filter(table.type.notnull(), table.actor.notnull()).select(*column_names())
    finally:
        connection.disconnect()


def collected(expression: ibis.Table) -> list[dict[str, Any]]:
    """The rows of an expression as plain values, run where its table lies.

    From Spark they come as Arrow: Ibis would take them through pandas, which Spark does not support from version 3 on.
    """
    backend = expression.get_backend()
    if backend.name == "pyspark":
        rows: list[dict[str, Any]] = backend.raw_sql(backend.compile(expression)).toArrow().to_pylist()
        return rows
    plain: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
    return plain
