"""A relation as another data set tells it: the same sides, periods and choice, over events that were imported."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from ..errors import OptionError
from ..exchange.imports import tables
from .imported import imported_series
from .series import Series

# Under so many shared periods a correlation says nothing.
LEAST = 8


@dataclass(frozen=True, slots=True)
class Beside:
    """The other set's series. `correlation` is Pearson's, of the net scores of the periods that both hold (`shared`).

    It is None where they share fewer than eight periods, or where one of them never changes.
    """

    source: str
    series: Series
    shared: int
    correlation: float | None


def beside(ours: Series, source: str, folder: Path) -> Beside:
    """The relation out of what `dragoman import` put into `folder`. OptionError where the source has nothing of it."""
    paths = tables(folder, source)
    if not paths:
        raise OptionError(f"--beside {source}: nothing of that source has come in; dragoman import FILE takes it in")
    theirs = imported_series(paths, ours.one, ours.other, ours.period, ours.choice)
    scores = {point.start: point.score_sum for point in theirs.both}
    pairs = [(point.score_sum, scores[point.start]) for point in ours.both if point.start in scores]
    return Beside(source, theirs, len(pairs), correlation(pairs))


def correlation(pairs: list[tuple[float, float]]) -> float | None:
    """Pearson's correlation of some pairs."""
    if len(pairs) < LEAST:
        return None
    means = [sum(pair[n] for pair in pairs) / len(pairs) for n in (0, 1)]
    apart = [(one - means[0], other - means[1]) for one, other in pairs]
    spread = sqrt(sum(one**2 for one, _ in apart) * sum(other**2 for _, other in apart))
    return sum(one * other for one, other in apart) / spread if spread else None
