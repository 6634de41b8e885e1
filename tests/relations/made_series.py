"""Series, courses and relations made by hand for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from dragoman.relations import Choice, Point, Series, Side

ONE, OTHER = Side("Norland", "NOR"), Side("Sudland", "SDN")
MONDAY = date(2021, 10, 4)


def point(week: int, cooperation: int, conflict: int) -> Point:
    score = 2.5 * cooperation - 5.0 * conflict
    events = cooperation + conflict
    mean = score / events if events else None
    start = MONDAY + timedelta(weeks=week)
    return Point(
        start, events, events, score, mean, score, mean, cooperation, conflict, conflict, cooperation - conflict, None
    )


def series(forth: Sequence[tuple[int, int]], back: Sequence[tuple[int, int]]) -> Series:
    """Weeks of (cooperation, conflict) each way."""
    ways = [tuple(point(week, *counts) for week, counts in enumerate(way)) for way in (forth, back)]
    both = tuple(point(week, f[0] + b[0], f[1] + b[1]) for week, (f, b) in enumerate(zip(forth, back, strict=True)))
    return Series(ONE, OTHER, "week", Choice(), sum(point.reports for point in both), both, ways[0], ways[1])


def broken_off() -> Series:
    """Twenty weeks of dealings, then twenty of attacks by the first side."""
    calm = [(3 + week % 3, week % 2) for week in range(20)]
    war = [(0, 12 + week % 4) for week in range(20)]
    return series(calm + war, calm + [(0, 3 + week % 2) for week in range(20)])
