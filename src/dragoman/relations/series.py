"""A relation's series as plain values: one point a period, those without events among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..errors import OptionError
from .choice import Choice, chosen
from .dyads import BACK, FORTH, attention, by_period, directed_rows, undirected_rows
from .measures import reports
from .periods import Period, run_of
from .sides import Side
from .store import collected

if TYPE_CHECKING:
    import ibis


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


def relation_series(events: ibis.Table, one: Side, other: Side, period: Period, choice: Choice) -> Series:
    """The series of one relation. Raises OptionError when nothing between the two sides counts."""
    rows = chosen(events, choice)
    directed, both = directed_rows(rows, one, other), undirected_rows(rows, one, other)
    points = _by_start(by_period(both, period))
    if not points:
        raise OptionError(f"{one.key} and {other.key}: the ledger holds no event between them that counts; widen "
                          "--since, --until, --type or --context, or lower --min-confidence")  # fmt: skip
    shares = _by_start(attention(both, rows, period))
    ways = collected(by_period(directed, period, "direction"))
    starts = list(run_of(_first(choice.since, min(points)), _last(choice.until, max(points)), period))
    forth, back = ({row["start"]: row for row in ways if row["direction"] == way} for way in (FORTH, BACK))
    told = tuple(tuple(_point(start, some, shares) for start in starts) for some in (points, forth, back))
    (total,) = collected(both.aggregate(reports=reports(both)))
    return Series(one, other, period, choice, total["reports"], *told)


_NOTHING: Mapping[str, Any] = {
    field.name: None if field.name.endswith("_mean") else 0.0 if field.name.endswith("_sum") else 0
    for field in fields(Point)
    if field.name not in ("start", "attention")
}


def _by_start(expression: ibis.Table) -> dict[date, dict[str, Any]]:
    return {row["start"]: row for row in collected(expression)}


def _point(start: date, rows: Mapping[date, Mapping[str, Any]], shares: Mapping[date, Mapping[str, Any]]) -> Point:
    """The point of one period; its attention is a share of all reports that tell of the period."""
    row: Mapping[str, Any] = rows.get(start, _NOTHING)
    share = shares.get(start)
    cells = {name: row[name] for name in _NOTHING}
    return Point(start=start, **cells, attention=row["reports"] / share["all_reports"] if share else None)


def _first(since: str | None, first: date) -> date:
    """Where the series begins: at the bound, where one was set and is a whole day, else at the first event."""
    return date.fromisoformat(since) if since else first


def _last(until: str | None, last: date) -> date:
    return date.fromisoformat(until) - timedelta(days=1) if until else last
