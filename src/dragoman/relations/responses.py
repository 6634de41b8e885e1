"""Vector autoregressions: fitted by least squares, their impulse responses, and bootstrap bands around these.

y_t = c + A₁ y_{t-1} + … + A_p y_{t-p} + u_t (H. Lütkepohl, *New Introduction to Multiple Time Series Analysis*, 2005,
ch. 2 and 3). The response Φ_h tells what follows h periods after one unit more of a variable than was to be expected;
it needs no order of the variables. Bands are those of L. Kilian, "Small-sample Confidence Intervals for Impulse
Response Functions", Review of Economics and Statistics 80 (1998): residuals drawn anew, the bias of the coefficients
taken out first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[Any]

DRAWS = 499
SEED = 20260101  # bands are the same whenever they are drawn
STABLE = 0.999  # the largest root that a correction of bias may leave


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """`constant` (k); `lags` (p, k, k): lags[l][i, j] is the effect of j on i, l + 1 periods later; `residuals`."""

    constant: Floats
    lags: Floats
    residuals: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Bands:
    """`responses` (h + 1, k, k) with `lower` and `upper`; `root` the largest root with its own interval."""

    responses: Floats
    lower: Floats
    upper: Floats
    root: float
    root_lower: float
    root_upper: float


def fit_var(values: Floats, order: int) -> Fit:
    """Least squares, equation by equation, of `values` (n, k) on `order` lags of all and a constant."""
    import numpy

    design, target = regressors(values, order), values[order:]
    coefficients = numpy.linalg.lstsq(design, target, rcond=None)[0]
    k = values.shape[1]
    lags = coefficients[1:].reshape(order, k, k).transpose(0, 2, 1)
    return Fit(coefficients[0], lags, target - design @ coefficients)


def regressors(values: Floats, order: int) -> Floats:
    """A constant and the lags, one row a period from `order` on: (n - p, 1 + p·k), lag by lag."""
    import numpy

    n = len(values)
    lagged = [values[order - lag : n - lag] for lag in range(1, order + 1)]
    return numpy.hstack([numpy.ones((n - order, 1)), *lagged])


def responses(lags: Floats, horizon: int) -> Floats:
    """Φ_0 … Φ_horizon of the lag matrices (…, p, k, k): Φ_0 = I, Φ_h = Σ A_l Φ_{h-l}."""
    import numpy

    *batch, order, k, _ = lags.shape
    found = numpy.zeros((*batch, horizon + 1, k, k))
    found[..., 0, :, :] = numpy.eye(k)
    for h in range(1, horizon + 1):
        for lag in range(1, min(h, order) + 1):
            found[..., h, :, :] += lags[..., lag - 1, :, :] @ found[..., h - lag, :, :]
    return found


def largest_root(lags: Floats) -> Any:
    """The largest modulus of the companion matrix's eigenvalues, for a batch (…, p, k, k); below 1 shocks fade."""
    import numpy

    *batch, order, k, _ = lags.shape
    companion = numpy.zeros((*batch, order * k, order * k))
    companion[..., :k, :] = lags.swapaxes(-3, -2).reshape(*batch, k, order * k)
    companion[..., k:, : (order - 1) * k] = numpy.eye((order - 1) * k)
    return numpy.abs(numpy.linalg.eigvals(companion)).max(axis=-1)


def bootstrap_bands(values: Floats, order: int, horizon: int, draws: int = DRAWS) -> Bands:
    """Responses with pointwise bands of 95 %, out of `draws` series made of the fitted model with its own residuals."""
    import numpy

    random = numpy.random.default_rng(SEED)
    fit = fit_var(values, order)
    bias = _refitted(fit, values, order, draws, random).mean(axis=0) - fit.lags
    centred = Fit(fit.constant, _corrected(fit.lags, bias), fit.residuals)
    again = _refitted(centred, values, order, draws, random)
    drawn = numpy.array([_corrected(lags, bias) for lags in again])
    curves, roots = responses(drawn, horizon), largest_root(drawn)
    lower, upper = numpy.quantile(curves, [0.025, 0.975], axis=0)
    root_lower, root_upper = numpy.quantile(roots, [0.025, 0.975])
    root = float(largest_root(centred.lags))
    return Bands(responses(centred.lags, horizon), lower, upper, root, float(root_lower), float(root_upper))


def _corrected(lags: Floats, bias: Floats) -> Floats:
    """The lags less their bias, or as much of it as leaves them stable (Kilian's step 1b); unstable ones stay."""
    if largest_root(lags) >= STABLE:
        return lags
    part = 1.0
    while part > 0 and largest_root(lags - part * bias) >= STABLE:
        part -= 0.05
    return lags - max(part, 0.0) * bias


def _refitted(fit: Fit, values: Floats, order: int, draws: int, random: Any) -> Floats:
    """The lags of the model fitted to each of `draws` series that it might have given: (draws, p, k, k)."""
    import numpy

    n, k = values.shape
    residuals = (fit.residuals - fit.residuals.mean(axis=0)) * (
        len(fit.residuals) / (len(fit.residuals) - k * order - 1)
    ) ** 0.5
    made = numpy.zeros((draws, n, k))
    starts = random.integers(0, n - order + 1, draws)
    made[:, :order] = values[starts[:, None] + numpy.arange(order)]
    chosen = residuals[random.integers(0, len(residuals), (draws, n - order))]
    constant = _constant(fit, values)
    for t in range(order, n):
        made[:, t] = constant + chosen[:, t - order]
        for lag in range(1, order + 1):
            made[:, t] += made[:, t - lag] @ fit.lags[lag - 1].T
    design = numpy.stack([regressors(one, order) for one in made])
    crossed = design.transpose(0, 2, 1)
    coefficients = numpy.linalg.solve(crossed @ design + 1e-10 * numpy.eye(design.shape[2]), crossed @ made[:, order:])
    lags: Floats = coefficients[:, 1:].reshape(draws, order, k, k).transpose(0, 1, 3, 2)
    return lags


def _constant(fit: Fit, values: Floats) -> Floats:
    """The constant that keeps the series at its own mean, whatever was corrected in the lags."""
    mean = values.mean(axis=0)
    constant: Floats = mean - fit.lags.sum(axis=0) @ mean
    return constant
