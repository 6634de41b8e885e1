"""Turning points: where the level of a relation shifts and stays shifted. Spells of freeze and thaw lie between them.

The signal is the signed root of the net PLOVER score of each period, sign(s)·√|s|: sums of counts vary as much as their
level, and the root evens that out. PELT (Killick, Fearnhead and Eckley, "Optimal Detection of Changepoints With a
Linear Computational Cost", JASA 107, 2012; here `ruptures`) finds the shifts in its mean that pay for a penalty of
`PENALTY`·σ²·ln n, where σ is the noise from one period to the next: 1.4826·median|Δ|/√2. `evaluation/turning_points.py`
shows by simulation why the penalty is what it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from .series import Point, Series

PENALTY = 5.0
SHORTEST = 2  # periods between two turns
FEWEST_PERIODS = 8
FEWEST_EVENTS = 1  # a period, on average

Way = Literal["freeze", "thaw"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A shift that begins with the period of `start`: mean net score a period of the spells `before` and `after`."""

    start: date
    way: Way
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Spell:
    """Periods of one level, from `start` to the one before `end` (None: the last). `way` is None for the first."""

    start: date
    end: date | None
    way: Way | None
    periods: int
    events: int
    mean_score: float


@dataclass(frozen=True, slots=True)
class Course:
    """The spells of a relation and the turns between them; `refusal` says why no turn was sought, where none was."""

    spells: tuple[Spell, ...]
    turns: tuple[Turn, ...]
    refusal: str | None = None


def course_of(series: Series, penalty: float = PENALTY) -> Course:
    """Find the turns of a relation. A series too short for any is one spell, with the reason."""
    points = series.both
    if refusal := _refusal(series):
        return Course(_spells(points, []), (), refusal)
    cuts = change_points([signed_root(point.score_sum) for point in points], penalty)
    spells = _spells(points, cuts)
    turns = tuple(
        Turn(now.start, now.way or "freeze", before.mean_score, now.mean_score) for before, now in pairwise(spells)
    )
    return Course(spells, turns)


def _refusal(series: Series) -> str | None:
    """Why a series is too short or too sparse to tell a turn: the simulation finds false ones there, and few true
    ones.
    """
    periods, events = len(series.both), series.events
    if periods < FEWEST_PERIODS:
        few = f"{periods} periods of a {series.period} are too few to tell a turn: {FEWEST_PERIODS} are needed"
        return f"{few}; choose shorter periods or a longer time"
    if events < FEWEST_EVENTS * periods:
        few = f"{events} events in {periods} {series.period}s are too few to tell a turn: {periods} are needed"
        return f"{few}; choose longer periods"
    return None


def signed_root(score: float) -> float:
    """sign(s)·√|s|: net scores on a scale on which their noise is even."""
    return math.copysign(math.sqrt(abs(score)), score)


def change_points(signal: Sequence[float], penalty: float = PENALTY) -> list[int]:
    """Where (by index) a new mean begins; empty when nothing pays for the penalty or the signal never moves."""
    import numpy
    import ruptures

    values = numpy.asarray(signal, dtype=float)
    variance = noise_of(signal) ** 2
    if variance == 0.0 or len(values) < 2 * SHORTEST:
        return []
    search = ruptures.KernelCPD(kernel="linear", min_size=SHORTEST).fit(values.reshape(-1, 1))
    found: list[int] = search.predict(pen=penalty * variance * float(numpy.log(len(values))))
    return found[:-1]


def noise_of(signal: Sequence[float]) -> float:
    """Standard deviation of the noise around levels that seldom shift: 1.4826·median|Δ|/√2.

    Where most neighbours are equal (a sparse series) the median is 0, and the root mean square of Δ takes its place.
    """
    import numpy

    steps = numpy.diff(numpy.asarray(signal, dtype=float))
    if not len(steps):
        return 0.0
    typical = 1.4826 * float(numpy.median(numpy.abs(steps)))
    return float((typical or numpy.sqrt(numpy.mean(steps**2))) / 2**0.5)


def _spells(points: Sequence[Point], cuts: Sequence[int]) -> tuple[Spell, ...]:
    found: list[Spell] = []
    before = 0.0
    for first, last in zip([0, *cuts], [*cuts, len(points)], strict=True):
        some = points[first:last]
        level = sum(signed_root(point.score_sum) for point in some) / len(some)
        mean = sum(point.score_sum for point in some) / len(some)
        way: Way | None = None if not found else "thaw" if level > before else "freeze"
        before = level
        end = points[last].start if last < len(points) else None
        found.append(Spell(some[0].start, end, way, len(some), sum(point.events for point in some), mean))
    return tuple(found)
