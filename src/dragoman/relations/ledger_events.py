"""A ledger's events as the table of events, streamed through Arrow: DuckDB's own reader of SQLite needs a download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from ..codebook import goldstein_of
from ..ledger import Between, Counted, DyadRow, View
from .choice import Choice, statuses_of
from .periods import Period, start_of
from .sides import Side
from .table import arrow_schema, column_names

if TYPE_CHECKING:
    import pyarrow

BATCH = 10_000

Row = tuple[Any, ...]


def ledger_events(view: View, size: int = BATCH, between: Between | None = None) -> pyarrow.RecordBatchReader:
    """Every event of the ledger, or of some sides, by batches of `size` rows; no more than one batch is held."""
    import pyarrow

    schema = arrow_schema()
    return pyarrow.RecordBatchReader.from_batches(schema, _batches(event_rows(view.dyads(between)), schema, size))


def between(one: Side, other: Side | None, choice: Choice) -> Between:
    """What of a ledger can count for the relation of two sides, or for all of one: never less, and little more."""
    codes = _codes(one), () if other is None else _codes(other)
    return Between(*codes, choice.since, choice.until, choice.is_deduplicated)


def _codes(side: Side) -> tuple[str, ...]:
    return (side.code, *dict.fromkeys(member.country for member in side.members))


def reports_by_period(view: View, period: Period, choice: Choice) -> dict[date, int]:
    """How many reports tell an event that counts, by the first day of each period: the totals of attention.

    The same as `dyads.all_reports` over the whole ledger, without its events being loaded.
    """
    counted = Counted(
        statuses_of(choice), choice.min_confidence, choice.is_deduplicated, choice.types, choice.contexts,
        choice.since, choice.until,
    )  # fmt: skip
    found: dict[date, int] = {}
    for start, days in groupby(view.telling_days(counted), key=lambda told: _start(told[0], period)):
        found[start] = len({report for _, report in days})
    return found


@lru_cache(10_000)
def _start(day: str, period: Period) -> date:
    return start_of(date.fromisoformat(day), period)


def event_rows(dyads: Iterable[DyadRow]) -> Iterator[Row]:
    """Rows of the table, in the order of its columns, out of the ledger's pairs, which come event by event."""
    for _, pairs in groupby(dyads, key=lambda pair: (pair.report, pair.event)):
        yield from _of_event(list(pairs))


def _of_event(pairs: list[DyadRow]) -> Iterator[Row]:
    """One row a dyad: several people of one country are its one side, told by the first of them.

    People of one country who meet others are not its dealings with itself: such pairs are left out where the event has
    others.
    """
    by_dyad: dict[tuple[str, str | None], DyadRow] = {}
    for pair in pairs:
        by_dyad.setdefault((_side(pair.actor, pair.actor_country), _recipient(pair)), pair)
    is_abroad = any(actor != recipient for actor, recipient in by_dyad)
    for (actor, recipient), pair in by_dyad.items():
        if actor != recipient or not is_abroad:
            yield _row(actor, recipient, pair)


def _row(actor: str, recipient: str | None, pair: DyadRow) -> Row:
    return (
        event_id(pair.report, pair.event), _day(pair.day), actor, recipient, pair.actor_sector, pair.recipient_sector,
        pair.type, pair.quad, pair.status, list(pair.contexts), pair.score, goldstein_of(pair.cameo), pair.confidence,
        pair.story or pair.report, "dragoman", pair.report, pair.first is None,
    )  # fmt: skip


def event_id(report: str, event: str) -> str:
    """The id of an event in the table: ids of the ledger are unique within their report."""
    return f"{report}#{event}"


def _side(id: str, country: str | None) -> str:
    return country or id.removeprefix("state:")


def _recipient(pair: DyadRow) -> str | None:
    return None if pair.recipient is None else _side(pair.recipient, pair.recipient_country)


def _day(words: str | None) -> date | None:
    return None if words is None else date.fromisoformat(words[:10])


def _batches(rows: Iterator[Row], schema: Any, size: int) -> Iterator[pyarrow.RecordBatch]:
    import pyarrow

    while some := list(islice(rows, size)):
        columns = zip(*some, strict=True)
        arrays = [
            pyarrow.array(column, type=schema.field(n).type) for n, column in zip(column_names(), columns, strict=True)
        ]
        yield pyarrow.RecordBatch.from_arrays(arrays, schema=schema)
