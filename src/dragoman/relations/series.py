"""A relation's series as plain values: one point a period, those without events among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..errors import OptionError
from .asking import Asked, Held, ask
from .choice import Choice, chosen
from .dyads import BACK, BOTH, FORTH, all_reports, by_period, undirected
from .measures import reports
from .periods import Period, run_of
from .sides import Side
from .store import related

if TYPE_CHECKING:
    import ibis


# All reports of each period, by its first day.
Totals = Mapping[date, int]


@dataclass(frozen=True, slots=True)
class Point:
    """The measures of one period (see `measures`); means and attention are None where there is nothing to divide by."""

    start: date
    events: int
    reports: int
    score_sum: float
    score_mean: float | None
    goldstein_sum: float
    goldstein_mean: float | None
    cooperation: int
    conflict: int
    material_conflict: int
    net_cooperation: int
    attention: float | None


@dataclass(frozen=True, slots=True)
class Series:
    """A relation over time. `both` counts what goes both ways once; `forth` is one on other, `back` other on one.

    `reports` are those that tell of the relation at all: one that tells of two periods stands in both their points.
    """

    one: Side
    other: Side
    period: Period
    choice: Choice
    reports: int
    both: tuple[Point, ...]
    forth: tuple[Point, ...]
    back: tuple[Point, ...]

    @property
    def events(self) -> int:
        return sum(point.events for point in self.both)


def relation_series(
    events: ibis.Table | Held, one: Side, other: Side, period: Period, choice: Choice, totals: Totals | None = None
) -> Series:
    """The series of one relation. Raises OptionError when nothing between the two sides counts.

    `totals` are all reports of each period that tell an event that counts, where they are known already.
    """
    asked = Asked(one, other, period, choice)
    with related(events, asked) as relation:
        if totals is None:
            totals = {row["start"]: row["reports"] for row in ask(_all, events, asked)}
        (told,) = ask(_told, relation, asked)
        return series_of(relation, asked, totals, told["reports"])


def series_of(relation: ibis.Table | Held, asked: Asked, totals: Totals, told: int) -> Series:
    """The same of the relation's own rows (`store.related`), which `told` reports tell."""
    rows = ask(in_ways, relation, asked)
    if not rows:
        raise OptionError(f"{asked.one.key} and {asked.other.key}: the ledger holds no event between them that counts; "
                          "widen --since, --until, --type or --context, or lower --min-confidence")  # fmt: skip
    days = [row["start"] for row in rows]
    starts = list(run_of(_first(asked.choice.since, min(days)), _last(asked.choice.until, max(days)), asked.period))
    ways = ({row["start"]: row for row in rows if row["direction"] == way} for way in (BOTH, FORTH, BACK))
    points = (tuple(_point(start, some, totals) for start in starts) for some in ways)
    return Series(asked.one, asked.other, asked.period, asked.choice, told, *points)


def in_ways(relation: ibis.Table, asked: Asked) -> ibis.Table:
    """The measures by period and direction: each way, and both with what goes both ways once."""
    import ibis

    both = undirected(relation).mutate(direction=ibis.literal(BOTH)).select(*relation.columns)
    return by_period(relation.union(both), asked.period, "direction")


def _told(relation: ibis.Table, asked: Asked) -> ibis.Table:
    return relation.aggregate(reports=reports(relation))


def _all(events: ibis.Table, asked: Asked) -> ibis.Table:
    return all_reports(chosen(events, asked.choice), asked.period)


_NOTHING: Mapping[str, Any] = {
    field.name: None if field.name.endswith("_mean") else 0.0 if field.name.endswith("_sum") else 0
    for field in fields(Point)
    if field.name not in ("start", "attention")
}


def _point(start: date, rows: Mapping[date, Mapping[str, Any]], totals: Totals) -> Point:
    """The point of one period; its attention is a share of all reports that tell of the period."""
    row: Mapping[str, Any] = rows.get(start, _NOTHING)
    cells = {name: row[name] for name in _NOTHING}
    total = totals.get(start)
    return Point(start=start, **cells, attention=row["reports"] / total if total else None)


def _first(since: str | None, first: date) -> date:
    """Where the series begins: at the bound, where one was set and is a whole day, else at the first event."""
    return date.fromisoformat(since) if since else first


def _last(until: str | None, last: date) -> date:
    return date.fromisoformat(until) - timedelta(days=1) if until else last
