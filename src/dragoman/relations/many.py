"""One side's relations with many others, side by side, with the false answers among many tests held down.

Of forty relations in which nobody answers anybody, two seem to at .05. Q-values are those of Y. Benjamini and D.
Yekutieli, "The Control of the False Discovery Rate in Multiple Testing under Dependency", Annals of Statistics 29
(2001): relations share sides, so their tests depend on each other. Calling what lies below .05 keeps false answers to
5 % of those called.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import OptionError
from .answering import Answering, answering_of
from .choice import Choice
from .periods import Period
from .series import Series, relation_series
from .sides import Side
from .turning import Course, course_of

if TYPE_CHECKING:
    import ibis


@dataclass(frozen=True, slots=True)
class Kept:
    """One relation among many; `q` of each direction of its answering, None where that was refused."""

    series: Series
    course: Course
    answering: Answering
    q: tuple[float, ...] | None


@dataclass(frozen=True, slots=True)
class Many:
    """The relations that can be told, and for each other side that cannot, why."""

    kept: tuple[Kept, ...]
    left_out: tuple[tuple[Side, str], ...]


def many_relations(events: ibis.Table, one: Side, others: Sequence[Side], period: Period, choice: Choice) -> Many:
    """The relations of `one` with each of the others, over the same periods."""
    told: list[Series] = []
    left_out: list[tuple[Side, str]] = []
    for other in others:
        try:
            told.append(relation_series(events, one, other, period, choice))
        except OptionError as error:
            left_out.append((other, str(error)))
    courses = [course_of(series) for series in told]
    answers = [answering_of(series, course) for series, course in zip(told, courses, strict=True)]
    found = q_values([following.p for answer in answers for following in answer.following])
    kept = []
    for series, course, answer in zip(told, courses, answers, strict=True):
        count = len(answer.following)
        kept.append(Kept(series, course, answer, tuple(found[:count]) or None))
        found = found[count:]
    return Many(tuple(kept), tuple(left_out))


def q_values(ps: Sequence[float]) -> list[float]:
    """Benjamini and Yekutieli's q of each p, in their order: q_(i) = min over j ≥ i of p_(j)·m·Σ(1/k)/j, at most 1."""
    m = len(ps)
    harmonic = sum(1 / k for k in range(1, m + 1))
    found = [1.0] * m
    least = 1.0
    for rank, at in reversed(list(enumerate(sorted(range(m), key=lambda at: ps[at]), start=1))):
        least = min(least, ps[at] * m * harmonic / rank)
        found[at] = least
    return found
