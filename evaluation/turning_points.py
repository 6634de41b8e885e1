"""What penalty keeps false turning points rare, and which shifts it still finds: a simulation.

    python evaluation/turning_points.py [--series 400] [--seed 1] [--figure docs/relations-penalty.svg]

Null series have no turn: events come at a lasting rate whose logarithm wanders a little (an AR(1) of .3, standard
deviation .5, as news clusters), each with a PLOVER score drawn from the codebook's types by a lasting mixture. Series
with a turn change that mixture halfway, from mostly cooperation to mostly conflict. Printed for each penalty: the
share of null series in which a turn is found, and the share of turned ones in which one is found within two periods
of the truth.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy

from dragoman.codebook import load_codebook
from dragoman.relations.turning import change_points, signed_root

LENGTHS = (36, 60, 120, 260)
RATES = (0.5, 2.0, 10.0, 40.0)  # events a period
PENALTIES = (1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)
MIXTURES = (0.3, 0.5, 0.7)  # share of cooperative events
ACCEPTED = 0.05


@dataclass(frozen=True, slots=True)
class Simulated:
    """Share of null series with a turn, and of turned ones found, by penalty, for one length and rate."""

    length: int
    rate: float
    false_turns: tuple[float, ...]
    found: tuple[float, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--series", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--figure", type=Path)
    asked = parser.parse_args()
    results = [
        simulate(length, rate, asked.series, numpy.random.default_rng((asked.seed, length, int(10 * rate))))
        for length in LENGTHS
        for rate in RATES
    ]
    print_results(results)
    if asked.figure:
        draw(results, asked.figure)


def simulate(length: int, rate: float, count: int, random: numpy.random.Generator) -> Simulated:
    """`count` null series and `count` turned ones of one length and mean rate."""
    false_turns, found = numpy.zeros(len(PENALTIES)), numpy.zeros(len(PENALTIES))
    for number in range(count):
        mixture = MIXTURES[number % len(MIXTURES)]
        null = net_scores(numpy.full(length, mixture), rate, random)
        turned = net_scores(numpy.where(numpy.arange(length) < length // 2, 0.8, 0.2), rate, random)
        for at, penalty in enumerate(PENALTIES):
            false_turns[at] += bool(change_points(null, penalty))
            found[at] += any(abs(cut - length // 2) <= 2 for cut in change_points(turned, penalty))
    return Simulated(length, rate, tuple(false_turns / count), tuple(found / count))


def net_scores(mixture: numpy.ndarray, rate: float, random: numpy.random.Generator) -> list[float]:
    """The signal of a series: signed roots of sums of scores; `mixture` is the share of cooperation by period."""
    noise = numpy.zeros(len(mixture))
    for at in range(len(mixture)):
        noise[at] = 0.3 * noise[at - 1] + random.normal(0, 0.5 * (1 - 0.3**2) ** 0.5) if at else random.normal(0, 0.5)
    counts = random.poisson(rate * numpy.exp(noise - 0.5**2 / 2))
    kinds = load_codebook().types.values()
    good = [kind.score for kind in kinds if kind.score > 0]
    bad = [kind.score for kind in kinds if kind.score < 0]
    return [signed_root(_sum(good, bad, count, share, random)) for count, share in zip(counts, mixture, strict=True)]


def _sum(
    good: Sequence[float], bad: Sequence[float], count: int, share: float, random: numpy.random.Generator
) -> float:
    cooperative = random.binomial(count, share)
    return float(random.choice(good, cooperative).sum() + random.choice(bad, count - cooperative).sum())


def print_results(results: Sequence[Simulated]) -> None:
    print("share of null series with a turn / of turns found, by penalty")
    print("periods  events".ljust(18) + "".join(f"{penalty:>13g}" for penalty in PENALTIES))
    for result in results:
        cells = zip(result.false_turns, result.found, strict=True)
        row = "".join(f"{false:>7.3f}/{found:<5.2f}" for false, found in cells)
        print(f"{result.length:>7}  {result.rate:>6g}   {row}")
    for at, penalty in enumerate(PENALTIES):
        worst = max(result.false_turns[at] for result in results)
        mean = sum(result.false_turns[at] for result in results) / len(results)
        print(f"penalty {penalty:g}: false turns {mean:.3f} of series on average, at worst {worst:.3f}")


def draw(results: Sequence[Simulated], file: Path) -> None:
    """False turns and turns found by penalty, one line a rate, for the middle length."""
    import altair

    rows = [
        {"penalty": penalty, "share": share, "events a period": f"{result.rate:g}", "what": what}
        for result in results
        if result.length == 120
        for what, shares in (("no turn: one found", result.false_turns), ("a turn: found", result.found))
        for penalty, share in zip(PENALTIES, shares, strict=True)
    ]
    chart = (
        altair.Chart(altair.InlineData(values=rows), width=280, height=220)
        .mark_line(point=True)
        .encode(
            x=altair.X("penalty:Q", title="penalty, in σ² ln n"),
            y=altair.Y("share:Q", title="share of series", scale=altair.Scale(domain=[0, 1])),
            color=altair.Color("events a period:N", sort=[f"{rate:g}" for rate in RATES]),
            strokeDash="events a period:N",
            column=altair.Column("what:N", title=None),
        )
    )
    chart.save(str(file))


if __name__ == "__main__":
    main()
