"""Whether answers to "who answers whom" are right: known truths recovered from simulated series.

    python evaluation/answering.py [--series 300] [--seed 1]

Three truths: A answers B one period later, both answer each other, nobody answers. Printed for each and each length:
the share of true responses (periods 1 to 8, both on both) that lie within the bands of 95 %, the same of the largest
root, and how often Granger's test finds an answer at .05 where there is one and where there is none. Then the same
for the count model (its factors on events), and for reciprocity.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

import numpy

from dragoman.relations.answering import HORIZON, count_following, granger, reciprocity_of
from dragoman.relations.responses import bootstrap_bands, largest_root, responses

LENGTHS = (60, 120, 240)
TRUTHS: dict[str, list[list[float]]] = {
    "A answers B": [[0.3, 0.35], [0.0, 0.4]],
    "both answer": [[0.3, 0.3], [0.25, 0.35]],
    "nobody answers": [[0.4, 0.0], [0.0, 0.3]],
}
COUNT_EFFECTS = {"A answers B": (0.5, 0.0), "both answer": (0.35, 0.35), "nobody answers": (0.0, 0.0)}
OWN_EFFECT, BASE = 0.2, -0.3

Random = numpy.random.Generator


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--series", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print("vector autoregression".ljust(32) + "responses  root   A follows B  B follows A")
    for truth in TRUTHS:
        for length in LENGTHS:
            print(f"{truth:<16}{length:>5} periods".ljust(32) + autoregression(truth, length, asked.series, asked.seed))
    print("count model".ljust(32) + "factors           A follows B  B follows A")
    for truth in COUNT_EFFECTS:
        for length in LENGTHS:
            print(f"{truth:<16}{length:>5} periods".ljust(32) + counts(truth, length, asked.series, asked.seed))
    for length in LENGTHS:
        covered = reciprocity_coverage(length, asked.series, asked.seed)
        print(f"reciprocity     {length:>5} periods".ljust(32) + f"{covered:.3f}")


def autoregression(truth: str, length: int, count: int, seed: int) -> str:
    """The line of one truth and length."""
    lags = numpy.array(TRUTHS[truth])
    covered, rooted, found = autoregressive_coverage(lags, length, count, seed)
    return f"{covered:.3f}      {rooted:.3f}  {found[0]:.3f}        {found[1]:.3f}"


def autoregressive_coverage(lags: Any, length: int, count: int, seed: int) -> tuple[float, float, tuple[float, float]]:
    """Shares covered, of responses and of the root, and of series in which each side is found to follow."""
    true = responses(lags[None], HORIZON)
    root = largest_root(lags[None])
    covered, rooted, found = [], [], numpy.zeros(2)
    for number in range(count):
        values = made_autoregression(lags, length, numpy.random.default_rng((seed, length, number)))
        bands = bootstrap_bands(values, 1, HORIZON, 299)
        covered.append(((bands.lower <= true) & (true <= bands.upper))[1:].mean())
        rooted.append(bands.root_lower <= root <= bands.root_upper)
        found += [granger(values, 1, who, (1 - who,))[1] < 0.05 for who in (0, 1)]
    return float(numpy.mean(covered)), float(numpy.mean(rooted)), (found[0] / count, found[1] / count)


def made_autoregression(lags: Any, length: int, random: Random, warm: int = 50) -> Any:
    """A series of the model with correlated, uneven noise of Student's t with 8 degrees."""
    noise = random.standard_t(8, (length + warm, 2)) @ numpy.array([[1.0, 0.3], [0.0, 0.95]])
    values = numpy.zeros((length + warm, 2))
    for t in range(1, length + warm):
        values[t] = lags @ values[t - 1] + noise[t]
    return values[warm:]


def counts(truth: str, length: int, count: int, seed: int) -> str:
    """The line of one truth and length of the count model."""
    covered, found = count_coverage(COUNT_EFFECTS[truth], length, count, seed)
    return f"{covered:.3f}             {found[0]:.3f}        {found[1]:.3f}"


def count_coverage(effects: Sequence[float], length: int, count: int, seed: int) -> tuple[float, tuple[float, float]]:
    """Share of true factors within their intervals, and of series in which each side is found to follow."""
    covered, found = [], numpy.zeros(2)
    for number in range(count):
        values = made_counts(effects, length, numpy.random.default_rng((seed, length, number)))
        for who in (0, 1):
            answer = count_following(values, 1, ("A", "B"), who)
            covered.append(answer.curve[0].lower <= 2.0 ** effects[who] <= answer.curve[0].upper)
            found[who] += answer.p < 0.05
    return float(numpy.mean(covered)), (found[0] / count, found[1] / count)


def made_counts(effects: Sequence[float], length: int, random: Random, warm: int = 50) -> Any:
    """Poisson counts of means exp(base + own·ln(1 + own before) + effect·ln(1 + the other's before))."""
    values = numpy.zeros((length + warm, 2))
    for t in range(1, length + warm):
        logs = numpy.log1p(values[t - 1])
        values[t] = random.poisson(numpy.exp(BASE + OWN_EFFECT * logs + numpy.array(effects) * logs[::-1]))
    return values[warm:]


def reciprocity_coverage(length: int, count: int, seed: int) -> float:
    """Share of series whose interval holds the reciprocity of the process, which a series of 200,000 periods tells."""
    make: Callable[[int, Random], Any] = lambda n, random: made_counts((0.35, 0.35), n, random)  # noqa: E731
    true = reciprocity_of(make(200_000, numpy.random.default_rng(seed)), draws=2).value
    found = (reciprocity_of(make(length, numpy.random.default_rng((seed, length, n)))) for n in range(count))
    return float(numpy.mean([interval.lower <= true <= interval.upper for interval in found]))


if __name__ == "__main__":
    main()
