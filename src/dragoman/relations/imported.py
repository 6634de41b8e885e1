"""Imported events, asked where they lie; and what every question about all of them needs, worked out once at import.

    summarise(table)                                              # at import: two small tables beside the large one
    every_dyad(tables(folder, "gdelt-2"), "month")                # the series of every dyad, as Arrow
    one_dyad(tables(folder, "gdelt-2"), "USA", "RUS", "month")    # the same of one dyad
    imported_series(tables(folder, "gdelt-2"), one, other, "month")  # all that `series` tells of a relation

    news.imported/summaries/gdelt-2/3f9a6c0d12ab.months.parquet     the measures of every dyad by month
    news.imported/summaries/gdelt-2/3f9a6c0d12ab.reports.parquet    all reports by day, week, month, quarter and year

Both are made by the expressions that answer without them, and only answer what these would answer to the last digit:
a question with a floor, types, contexts or bounds within a period goes to the rows. Rows without a PLOVER type, or of
nobody, are no part of any of it: no measure could count them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from ..exchange.imports import Imported
from ..exchange.imports.sql import quoted
from .asking import Asked, Held, Name, Question, answer, into_sql
from .choice import Choice, chosen
from .dyads import all_dyads, all_reports
from .measures import DECIMAL
from .periods import PERIODS, Period, start_of, starts_of
from .series import Series, Totals, relation_series
from .sides import Side
from .store import in_common
from .table import column_names

if TYPE_CHECKING:
    import ibis
    import pyarrow
    from duckdb import DuckDBPyConnection

MEMORY = "900MB"
EVERYTHING = Choice()
_ANYONE = Side("", "anyone")
# Their sums over months are those over the months' rows.
_COUNTS = ("events", "cooperation", "conflict", "material_conflict", "net_cooperation")
_SUMS = ("score_sum", "goldstein_sum")


@contextmanager
def imported(paths: Sequence[Path], *, few: bool = False) -> Iterator[Held]:
    """The table of events of imported files, read where they lie while the block lasts.

    With `few` in the database for few rows: it is open already, and one dyad's lie together.
    """
    with in_common() if few else _by_itself() as connection:
        columns = ", ".join(column_names())
        known = "type IS NOT NULL AND actor IS NOT NULL"
        connection.execute(f"CREATE TEMP VIEW events AS SELECT {columns} FROM {_parquet(paths)} WHERE {known}")
        yield Held(connection)


@contextmanager
def _by_itself() -> Iterator[DuckDBPyConnection]:
    """All processors, and no more memory than an import takes; the rest goes to disk."""
    import duckdb

    with TemporaryDirectory(prefix="dragoman-") as spill, duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'; SET temp_directory = {quoted(spill)}")
        yield connection


def summarise_import(one: Imported, folder: Path) -> None:
    """The same of a file that came in; mentions, which are no events, have no series."""
    table = folder / one.account.source / one.account.table
    if is_event_table(table):
        summarise(table)


def summarise(table: Path) -> None:
    """Make the two small tables of an imported one, unless they are there; each appears whole or not at all."""
    months, reports = _months(table), _reports(table)
    if months.exists() and reports.exists():
        return
    months.parent.mkdir(parents=True, exist_ok=True)
    with imported([table]) as held:
        _write(held.connection, _sql(_every_dyad, "month"), months)
        # What tells of one day often counts once: five counts of few rows in place of five of many.
        held.connection.execute("CREATE TEMP TABLE told AS SELECT DISTINCT day, report FROM events")
        schema = held.connection.execute("FROM told LIMIT 0").to_arrow_table().schema
        counts = (
            f"SELECT '{period}' AS period, start, reports FROM ({_sql(_reports_told, period, 'told', schema)})"
            for period in PERIODS
        )
        _write(held.connection, " UNION ALL ".join(counts), reports)


def is_event_table(table: Path) -> bool:
    """Whether an imported table is one of events."""
    from pyarrow.parquet import read_schema

    return set(column_names()) <= set(read_schema(table).names)


def every_dyad(paths: Sequence[Path], period: Period, choice: Choice = EVERYTHING) -> pyarrow.Table:
    """The directed series of every dyad: columns `start`, `actor`, `recipient` and the measures of `dyads.OF_ALL`."""
    asked = Asked(_ANYONE, _ANYONE, period, choice)
    if _is_summed(paths, period, choice):
        if period == "month" and len(paths) == 1 and choice.since is choice.until is None:
            return _all_months(paths[0])
        with _by_itself() as connection:
            return answer(_by_months, _held_months(connection, paths), asked)
    with imported(paths) as held:
        return answer(_every_dyad, held, asked)


def _all_months(table: Path) -> pyarrow.Table:
    """The summary as it lies."""
    from pyarrow.parquet import read_table

    return read_table(_months(table))


def one_dyad(
    paths: Sequence[Path], actor: str, recipient: str, period: Period, choice: Choice = EVERYTHING
) -> pyarrow.Table:
    """The rows of `every_dyad` of one dyad, its sides told by their codes; oldest first."""
    asked = Asked(Side("", actor), Side("", recipient), period, choice)
    if _is_summed(paths, period, choice):
        with in_common() as connection:
            return answer(_by_months_of_one, _held_months(connection, paths), asked)
    with imported(paths, few=True) as held:
        return answer(_one_dyad, held, asked)


def _is_summed(paths: Sequence[Path], period: Period, choice: Choice) -> bool:
    """Whether the summaries by month answer it."""
    is_of_months = period in ("month", "quarter", "year")
    return is_of_months and _is_whole(choice, period) and _all_there([_months(path) for path in paths])


def _held_months(connection: DuckDBPyConnection, paths: Sequence[Path]) -> Held:
    connection.execute(f"CREATE TEMP VIEW months AS FROM {_parquet([_months(path) for path in paths])}")
    return Held(connection, "months", connection.execute("FROM months LIMIT 0").to_arrow_table().schema)


def imported_series(
    paths: Sequence[Path], one: Side, other: Side, period: Period, choice: Choice = EVERYTHING
) -> Series:
    """The series of one relation. Raises OptionError when nothing between the two sides counts."""
    with imported(paths, few=True) as held:
        return relation_series(held, one, other, period, choice, _totals(held, paths, period, choice))


def _totals(held: Held, paths: Sequence[Path], period: Period, choice: Choice) -> Totals | None:
    """All reports of each period, where a summary has them: two tables may tell of one report, so only of one table."""
    summaries = [_reports(path) for path in paths]
    if len(paths) != 1 or not _is_whole(choice, period) or not _all_there(summaries):
        return None
    query = f"SELECT start, reports FROM {_parquet(summaries)} WHERE period = $period"
    return dict(held.connection.execute(query, {"period": period}).fetchall())


def _is_whole(choice: Choice, period: Period) -> bool:
    """Whether all events of whole periods count: imported ones are all done and told once."""
    bounds = (date.fromisoformat(day) for day in (choice.since, choice.until) if day)
    is_even = all(start_of(day, period) == day for day in bounds)
    return is_even and choice.min_confidence <= 0 and not choice.types and not choice.contexts


def _every_dyad(events: ibis.Table, asked: Asked) -> ibis.Table:
    return all_dyads(chosen(events, asked.choice), asked.period).select(*_names(), *_COUNTS, *_SUMS)


def _one_dyad(events: ibis.Table, asked: Asked) -> ibis.Table:
    mine = events.filter(events.actor == asked.one.code, events.recipient == asked.other.code)
    return _every_dyad(mine, asked).order_by("start")


def _by_months_of_one(months: ibis.Table, asked: Asked) -> ibis.Table:
    mine = months.filter(months.actor == asked.one.code, months.recipient == asked.other.code)
    return _by_months(mine, asked).order_by("start")


def _by_months(months: ibis.Table, asked: Asked) -> ibis.Table:
    """The months of every dyad put together to longer periods, or those of several tables to one."""
    import ibis

    bounds = [months.start >= ibis.date(asked.choice.since)] if asked.choice.since else []
    bounds += [months.start < ibis.date(asked.choice.until)] if asked.choice.until else []
    rows = months.filter(*bounds) if bounds else months
    rows = rows.mutate(start=starts_of(rows.start, asked.period))
    counts = {name: rows[name].sum() for name in _COUNTS}
    # Sums are of six places, and a number is nearest to one decimal of six places: nothing is lost on the way.
    sums = {name: rows[name].cast(DECIMAL).sum().cast("float64") for name in _SUMS}
    return rows.group_by(*_names()).agg(**counts, **sums)


def _reports_told(events: ibis.Table, asked: Asked) -> ibis.Table:
    return all_reports(events, asked.period)


def _names() -> tuple[str, ...]:
    return "start", "actor", "recipient"


def _sql(question: Question, period: Period, table: Name = "events", schema: pyarrow.Schema | None = None) -> str:
    return into_sql(question, Asked(_ANYONE, _ANYONE, period, EVERYTHING), table, schema).query


def _write(connection: DuckDBPyConnection, query: str, file: Path) -> None:
    made = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        connection.execute(f"COPY ({query}) TO {quoted(str(made))} (FORMAT parquet, COMPRESSION zstd)")
        made.replace(file)
    finally:
        made.unlink(missing_ok=True)


def _months(table: Path) -> Path:
    return _beside(table, "months")


def _reports(table: Path) -> Path:
    return _beside(table, "reports")


def _beside(table: Path, what: str) -> Path:
    """In a folder of their own: who reads all tables of a source by a pattern means events."""
    return table.parent.parent / "summaries" / table.parent.name / f"{table.stem}.{what}.parquet"


def _all_there(files: Sequence[Path]) -> bool:
    return bool(files) and all(file.exists() for file in files)


def _parquet(paths: Sequence[Path]) -> str:
    return f"read_parquet([{', '.join(quoted(str(path)) for path in paths)}])"
