"""The rows of one relation, or of all, out of the table of events; and the series of measures over them, in Ibis.

Everything here builds expressions and runs nothing, so the same code asks DuckDB, Spark or a warehouse.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .measures import MEASURES, events
from .periods import Period, starts_of
from .sides import Side, is_side

if TYPE_CHECKING:
    import ibis

# What a row tells of its event, whoever did it to whom.
_OF_EVENT = ("id", "day", "type", "quad", "status", "contexts", "score", "goldstein", "confidence", "report")

FORTH, BACK, BOTH = "forth", "back", "both"
# The measures of every dyad at once: those that need no distinct count.
OF_ALL = ("events", "score_sum", "goldstein_sum", "cooperation", "conflict", "material_conflict", "net_cooperation")


def directed_rows(rows: ibis.Table, one: Side, other: Side) -> ibis.Table:
    """One row an event and `direction`: forth from `one` to `other`, or back. A bloc's event counts once, however
    many of its members took part."""
    import ibis

    forth, back = (
        rows.filter(is_side(rows, "actor", a), is_side(rows, "recipient", b), rows.actor != rows.recipient)
        .select(*_OF_EVENT)
        .mutate(direction=ibis.literal(direction))
        for a, b, direction in ((one, other, FORTH), (other, one, BACK))
    )
    return forth.union(back, distinct=True)


def undirected_rows(rows: ibis.Table, one: Side, other: Side) -> ibis.Table:
    """One row an event between the two, whoever acts: what goes both ways counts once."""
    return undirected(directed_rows(rows, one, other))


def undirected(directed: ibis.Table) -> ibis.Table:
    """Directed rows with what goes both ways once."""
    return directed.drop("direction").distinct()


def by_period(rows: ibis.Table, period: Period, *keys: str, measures: Iterable[str] = tuple(MEASURES)) -> ibis.Table:
    """The measures of each period with events: columns `start` (its first day), the keys, and a measure each."""
    dated = rows.mutate(start=starts_of(rows.day, period))
    grouped = dated.group_by("start", *keys)
    return grouped.agg(**{name: MEASURES[name](dated) for name in measures})


def counts_by(rows: ibis.Table, period: Period, what: str, *keys: str) -> ibis.Table:
    """Events of each period by `what`: type, quad, status or context (an event of two contexts counts in both)."""
    if what == "context":
        rows = rows.mutate(context=rows.contexts).drop("contexts").unnest("context")
    dated = rows.mutate(start=starts_of(rows.day, period))
    return dated.group_by("start", what, *keys).agg(events=events(dated))


def all_reports(rows: ibis.Table, period: Period) -> ibis.Table:
    """What attention is a share of, so that growth of the source is no trend: columns `start`, `reports`.

    attention = |reports that tell of the dyad| / |reports of all rows|, both of events dated to the period. After the
    normalisation by total events that users of GDELT and ICEWS take.
    """
    return by_period(rows, period, measures=("reports",))


def all_dyads(rows: ibis.Table, period: Period) -> ibis.Table:
    """The directed series of every dyad at once: columns `start`, `actor`, `recipient` and the measures of `OF_ALL`."""
    abroad = rows.filter(rows.recipient.notnull(), rows.actor != rows.recipient)
    return by_period(abroad, period, "actor", "recipient", measures=OF_ALL)
