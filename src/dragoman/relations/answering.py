"""Who answers whom: does one side's conflict follow the other's?

Asked of the two directed series of conflict, with the levels of the relation's spells taken out: two series that both
jump when a war begins would else seem to follow each other. Where events are many, a vector autoregression of their
square roots (an even noise), its order by Schwarz's criterion, and Granger's test (C. W. J. Granger, Econometrica 37,
1969) as a Wald test with errors that are robust to uneven noise (HC3). Where they are few, a Poisson regression of
the counts on the logarithms of 1 + the counts before, with robust errors.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from .responses import Bands, bootstrap_bands, regressors
from .series import Series
from .turning import Course

if TYPE_CHECKING:
    from .responses import Floats

FEWEST_PERIODS = 40
FEWEST_FOR_ROOT = 100  # with fewer, its intervals of 95 % hold the truth in .89
FEWEST_ACTIVE = 10  # periods with any conflict, of each side
MOST_LAGS = 6
HORIZON = 8
SURE = 0.05
_KEPT = 512
MANY = 2.0  # events a period, of the less active side, from which on there are many

Model = Literal["vector autoregression", "count model"]


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate with its 95 % interval."""

    value: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class Following:
    """Whether `who`'s conflict follows `whom`'s. `p` of no following; `curve` by periods after.

    In the vector autoregression the curve is the response of the square root of events to one unit more, from 0
    periods after on; in the count model the factor on events when 1 + the other's events double, from 1 period after
    on. No effect is `neutral`: 0 there, 1 here.
    """

    who: str
    whom: str
    p: float
    statistic: float
    curve: tuple[Interval, ...]
    neutral: float

    @property
    def is_sure(self) -> bool:
        """Whether it follows at .05, two directions being tested (Bonferroni)."""
        return self.p < SURE / 2

    @property
    def is_in_kind(self) -> bool:
        """Whether more of the other's is followed by more, where the response is largest; else by less."""
        reply = max(self.curve, key=lambda at: abs(math.log(at.value) if self.neutral else at.value))
        return reply.value > self.neutral


@dataclass(frozen=True, slots=True)
class Answering:
    """Both directions, or the reason why nothing can be said. `escalation` (the largest root) is there
    only with an autoregression over a hundred periods or more."""

    refusal: str | None
    model: Model | None = None
    periods: int = 0
    lags: int = 0
    following: tuple[Following, ...] = ()
    reciprocity: Interval | None = None
    escalation: Interval | None = None


def answering_of(series: Series, course: Course) -> Answering:
    """Who answers whom in a relation, or why that cannot be told."""
    counts = tuple((forth.conflict, back.conflict) for forth, back in zip(series.forth, series.back, strict=True))
    cuts = tuple(at for at, point in enumerate(series.both) if any(turn.start == point.start for turn in course.turns))
    return _answering_kept(counts, (series.one.name, series.other.name), series.period, cuts)


@lru_cache(_KEPT)
def _answering_kept(
    pairs: tuple[tuple[int, int], ...], names: tuple[str, str], period: str, cuts: tuple[int, ...]
) -> Answering:
    """The same counts have the same answer, and drawing bands takes a tenth of a second: a server keeps it."""
    import numpy

    counts = numpy.array(pairs, dtype=float)
    if refusal := refusal_of(counts, names, period):
        return Answering(refusal, periods=len(counts))
    return answering_in(counts, names, cuts)


def refusal_of(counts: Floats, names: tuple[str, str], period: str) -> str | None:
    """Why series are too short or too empty, and by how much."""
    n = len(counts)
    if n < FEWEST_PERIODS:
        return (
            f"{n} {period}s are too few to say who answers whom: {FEWEST_PERIODS} are needed, {FEWEST_PERIODS - n} more"
        )
    for name, active in zip(names, (counts > 0).sum(axis=0), strict=True):
        if active < FEWEST_ACTIVE:
            told = f"{name} acts against the other in {active} of {n} {period}s"
            return f"{told}: {FEWEST_ACTIVE} are needed to say who answers whom, {FEWEST_ACTIVE - active} more"
    return None


def answering_in(counts: Floats, names: tuple[str, str], cuts: Sequence[int] = ()) -> Answering:
    """The same of two series of counts (n, 2) whose level shifts at `cuts`."""
    if counts.mean(axis=0).min() >= MANY:
        return _autoregressive(counts, names, cuts)
    return _by_counts(counts, names, cuts)


def _autoregressive(counts: Floats, names: tuple[str, str], cuts: Sequence[int]) -> Answering:
    import numpy

    values = levelled(numpy.sqrt(counts), cuts)
    order = order_of(values)
    bands = bootstrap_bands(values, order, HORIZON)
    following = tuple(_following(values, order, bands, names, who) for who in (0, 1))
    is_long = len(counts) >= FEWEST_FOR_ROOT
    escalation = Interval(bands.root, bands.root_lower, bands.root_upper) if is_long else None
    return Answering(None, "vector autoregression", len(counts), order, following, reciprocity_of(counts), escalation)


def _following(values: Floats, order: int, bands: Bands, names: tuple[str, str], who: int) -> Following:
    whom = 1 - who
    statistic, p = granger(values, order, who, (whom,))
    curve = tuple(
        Interval(
            float(bands.responses[h, who, whom]), float(bands.lower[h, who, whom]), float(bands.upper[h, who, whom])
        )
        for h in range(HORIZON + 1)
    )
    return Following(names[who], names[whom], p, statistic, curve, 0.0)


def levelled(values: Floats, cuts: Sequence[int]) -> Floats:
    """The values less the mean of the spell that each lies in; spells begin at 0 and at `cuts`."""
    import numpy

    parts = numpy.split(values, list(cuts))
    return numpy.vstack([part - part.mean(axis=0) for part in parts])


def order_of(values: Floats, most: int = MOST_LAGS) -> int:
    """The number of lags by Schwarz's criterion, at least one; no more than one for every fifteen periods."""
    from statsmodels.tsa.api import VAR

    return max(1, int(VAR(values).select_order(max(1, min(most, len(values) // 15))).bic))


def granger(
    values: Floats, order: int, caused: int, causing: Sequence[int], *, is_robust: bool = True
) -> tuple[float, float]:
    """Wald statistic over its degrees (F) and p of no effect of any lag of `causing` on `caused`.

    Robust errors are HC3 (MacKinnon and White, Journal of Econometrics 29, 1985).
    """
    import numpy
    from statsmodels.api import OLS

    k = values.shape[1]
    fit = OLS(values[order:, caused], regressors(values, order)).fit(
        cov_type="HC3" if is_robust else "nonrobust", use_t=True
    )
    columns = [1 + lag * k + variable for lag in range(order) for variable in causing]
    test = fit.f_test(numpy.eye(1 + order * k)[columns])
    return float(numpy.squeeze(test.fvalue)), float(test.pvalue)


def _by_counts(counts: Floats, names: tuple[str, str], cuts: Sequence[int]) -> Answering:
    import numpy

    order = order_of(levelled(numpy.log1p(counts), cuts))
    following = tuple(count_following(counts, order, names, who, cuts) for who in (0, 1))
    return Answering(None, "count model", len(counts), order, following, reciprocity_of(counts))


def count_following(
    counts: Floats, order: int, names: tuple[str, str], who: int, cuts: Sequence[int] = ()
) -> Following:
    """Quasi-Poisson: E[y_t] = exp(level of the spell + Σ a_l ln(1 + y_{t-l}) + Σ b_l ln(1 + x_{t-l})).

    Errors are robust (HC1), after A. C. Cameron and P. K. Trivedi, *Regression Analysis of Count Data*, 2013, ch. 3, 7.
    """
    import numpy
    from statsmodels.api import GLM
    from statsmodels.genmod.families import Poisson

    lagged = regressors(numpy.log1p(counts), order)[:, 1:]
    spells = _spell_columns(len(counts), cuts)[order:]
    design = numpy.hstack([spells[:, spells.any(axis=0)], lagged])
    fit = GLM(counts[order:, who], design, family=Poisson()).fit(cov_type="HC1", maxiter=200)
    columns = [design.shape[1] - lagged.shape[1] + lag * 2 + (1 - who) for lag in range(order)]
    test = fit.wald_test(numpy.eye(design.shape[1])[columns], use_f=False, scalar=True)
    errors = numpy.sqrt(numpy.diag(fit.cov_params()))
    curve = tuple(
        Interval(*(2.0 ** float(fit.params[at] + z * errors[at]) for z in (0.0, -1.96, 1.96))) for at in columns
    )
    return Following(names[who], names[1 - who], float(test.pvalue), float(test.statistic), curve, 1.0)


def _spell_columns(n: int, cuts: Sequence[int]) -> Floats:
    """One column a spell, 1 within it: (n, spells)."""
    import numpy

    edges = [0, *cuts, n]
    return numpy.column_stack(
        [((numpy.arange(n) >= a) & (numpy.arange(n) < b)).astype(float) for a, b in pairwise(edges)]
    )


def reciprocity_of(counts: Floats, draws: int = 999) -> Interval:
    """Reciprocity of conflict: R = 2·Σ min(x_t, y_t) / Σ (x_t + y_t), 1 where each gives in every period what it gets.

    The overlap of two abundances (C. Czekanowski 1909, as used for dyads in primatology and in the study of events).
    Its interval: periods drawn in blocks of n^⅓ (H. R. Künsch, Annals of Statistics 17, 1989), 95 % percentiles.
    """
    import numpy

    random = numpy.random.default_rng(20260101)
    n = len(counts)
    length = max(1, round(n ** (1 / 3)))
    starts = random.integers(0, n - length + 1, (draws, -(-n // length)))
    drawn = counts[(starts[:, :, None] + numpy.arange(length)).reshape(draws, -1)[:, :n]]
    shared, total = 2 * drawn.min(axis=2).sum(axis=1), drawn.sum(axis=(1, 2))
    lower, upper = numpy.quantile(shared[total > 0] / total[total > 0], [0.025, 0.975])
    return Interval(float(2 * counts.min(axis=1).sum() / counts.sum()), float(lower), float(upper))
