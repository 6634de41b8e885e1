"""One file to one Parquet table, with the lines that were not taken beside it. DuckDB does the work, within a budget.

Everything is written under other names first; `store` gives the right ones when all of it is there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import SourceError
from .codes import put_codes
from .layout import Incoming, Layout, Plain, Reading
from .open_file import Bytes, without_lines
from .rejected import Rejected, find_lines, not_utf_8_lines, unreadable_lines
from .sql import lines_sql, order_of, problems_sql, quoted, rows_sql, taken_sql

if TYPE_CHECKING:
    import duckdb

# What sorting may hold in memory; the rest goes to disk. The reader's own buffers come on top.
MEMORY = "900MB"
# Rows that are pruned together when one dyad is asked for.
_ROW_GROUP = 122_880


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file gave: rows and days of the table, the lines not taken, rows by code that has no counterpart."""

    rows: int
    since: str | None
    until: str | None
    rejected: tuple[Rejected, ...]
    without_counterpart: dict[str, int]


def connect(spill: Path) -> duckdb.DuckDBPyConnection:
    """A connection of its own, in memory, that spills to a folder and loads nothing from anywhere."""
    import duckdb

    connection = duckdb.connect(config={"autoinstall_known_extensions": "false"})
    connection.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(str(spill))}")
    return connection


def read_file(plain: Bytes, name: str, format: Incoming, layout: Layout, table: Path) -> Taken:
    """Write the file's rows to `table`. Raises SourceError when most of it is not the format after all."""
    with connect(table.parent / "spill") as connection:
        put_codes(connection, format)
        path = without_lines(plain, table.with_name("utf-8.tsv"))
        lines = lines_sql(str(path), format, layout)
        options = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_ROW_GROUP}"
        rows_read = taken_sql(rows_sql(lines, format), order_of(format))
        connection.execute(f"COPY ({rows_read}) TO {quoted(str(table))} ({options})")
        unreadable = [*unreadable_lines(connection), *not_utf_8_lines(plain)]
        connection.execute(f"CREATE VIEW taken AS FROM {quoted(str(table))}")
        rows, since, until = _extent(connection)
        lines_taken = _events(connection) if _spreads(format) else rows
        rejected = list(unreadable)
        if lines_taken + len(unreadable) + layout.has_header != plain.lines:
            problems = dict(connection.execute(problems_sql(lines, format)).fetchall())
            rejected += find_lines(plain.path, problems, unreadable, has_header=layout.has_header)
        _refuse_mostly_wrong(name, format, rejected, plain.lines - layout.has_header)
        return Taken(rows, since, until, tuple(rejected), _without_counterpart(connection, format))


def _spreads(format: Incoming) -> bool:
    """Whether one line can make several rows."""
    return isinstance(format.reading, Reading) and format.reading.rows != "{lines}"


def _extent(connection: duckdb.DuckDBPyConnection) -> tuple[int, str | None, str | None]:
    """Rows, first and last day."""
    found = connection.execute("SELECT count(*), min(day), max(day) FROM taken").fetchone()
    rows, since, until = found or (0, None, None)
    return rows, since and since.isoformat(), until and until.isoformat()


def _events(connection: duckdb.DuckDBPyConnection) -> int:
    """From how many lines the rows come, as ids tell where one line makes several rows."""
    found = connection.execute("SELECT count(DISTINCT id) FROM taken").fetchone()
    return found[0] if found else 0


def _without_counterpart(connection: duckdb.DuckDBPyConnection, format: Incoming) -> dict[str, int]:
    if isinstance(format.reading, Plain):
        return {}
    query = "SELECT code, count(*) FROM taken WHERE type IS NULL GROUP BY code ORDER BY count(*) DESC, code"
    return dict(connection.execute(query).fetchall())


def _refuse_mostly_wrong(name: str, format: Incoming, rejected: Iterable[Rejected], lines: int) -> None:
    wrong = sorted(rejected, key=lambda one: one.number)
    if 2 * len(wrong) > lines:
        first = wrong[0]
        why = f"is not {format.about}: {first.reason}; so with {len(wrong):,} of {lines:,} lines"
        raise SourceError(f"{name} line {first.number}", why)
