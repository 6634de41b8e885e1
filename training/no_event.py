"""How well "no event" is told, on pairs of real releases that somebody judged one by one, and how well it can be.

    python -m training.no_event

says how far a second reader, who had the sentence alone, agrees with the first, who had its surroundings too: what a
coder that sees one sentence could reach. `written/judged_pairs.tsv` holds the first reader's pairs: with the word
that may tell the deed marked, as the reader asks ("asked judged"), and any two sides that one sentence names, no word
marked ("pair judged"); `written/judged_twice.tsv` what the second made of 240 of the latter. The model has learned
from the pairs, so how well it does is told by the folds (`python -m training.make report`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.coder.labels import NONE
from training.examples import Example, read_pairs_read

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "bulk"
TABLE = ROOT / "training" / "written" / "judged_pairs.tsv"
TWICE = ROOT / "training" / "written" / "judged_twice.tsv"
READ_PAIRS = ROOT / "training" / "written" / "read_pairs.tsv"
ASKED, PAIR = "asked judged", "pair judged"
THRESHOLDS = (0.2, 0.3, 0.5, 0.7, 0.9)

Numbers = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Told:
    """The probability of no event for some pairs, whether there is none, and how many pairs each stands for."""

    found: Numbers
    is_none: Flags
    share: Numbers

    def of(self, rows: Flags) -> Told:
        return Told(self.found[rows], self.is_none[rows], self.share[rows])

    @property
    def alike(self) -> Told:
        """The same with each pair counted once."""
        return Told(self.found, self.is_none, np.ones(len(self.found)))

    @property
    def auc(self) -> float:
        """How often the probability ranks a pair of no event above another, ties half (area under the curve)."""
        none, event = self.of(self.is_none), self.of(~self.is_none)
        gaps = none.found[:, None] - event.found
        weights = none.share[:, None] * event.share
        return float((((gaps > 0) + 0.5 * (gaps == 0)) * weights).sum() / weights.sum())

    def at(self, asked: float) -> tuple[float, float]:
        """Precision and recall of "no event" above a probability; 0 where nothing is called so."""
        called, none = self.found > asked, self.is_none
        hits = float(self.share[called & none].sum())
        return hits / max(1e-9, float(self.share[called].sum())), hits / max(1e-9, float(self.share[none].sum()))


def told_of(examples: Sequence[Example], found: Sequence[float], share: Sequence[float] | None = None) -> Told:
    is_none = np.array([example.admits == (NONE,) for example in examples])
    weights = np.ones(len(examples)) if share is None else np.array(share)
    return Told(np.array(found), is_none, weights)


def describe(name: str, told: Told) -> Iterator[str]:
    """Counts and ranking in one line, then precision and recall at each threshold."""
    yield f"{name}: {len(told.found)} pairs, {int(told.is_none.sum())} of no event, AUC {told.auc:.3f}"
    for asked in THRESHOLDS:
        precision, recall = told.at(asked)
        yield f"  at {asked}: precision {precision:.3f}, recall {recall:.3f}"


def unmarked(examples: Sequence[Example]) -> str:
    """What calling every pair without a marked word "no event" gives, which takes no model at all."""
    told = told_of(examples, [float(example.marked.trigger is None) for example in examples])
    precision, recall = told.at(0.5)
    return f"no word marked, so no event: precision {precision:.3f}, recall {recall:.3f}"


def read_twice() -> list[tuple[Verdict, Verdict]]:
    """The first and the second reader's word on each pair that both have judged."""
    first = {_place(row): _verdict(row) for row in _rows(TABLE)}
    return [(first[_place(row)], _verdict(row)) for row in _rows(TWICE)]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What somebody called a pair: the types that he finds defensible, or no event, and whether he is sure."""

    types: frozenset[str]
    is_sure: bool

    @property
    def is_none(self) -> bool:
        return self.types == {NONE}


def describe_twice(name: str, pairs: Sequence[tuple[Verdict, Verdict]]) -> str:
    """How the second reader's "no event" fares against the first's: precision, recall and kappa."""
    told = Told(
        np.array([float(second.is_none) for _, second in pairs]),
        np.array([first.is_none for first, _ in pairs]),
        np.ones(len(pairs)),
    )
    precision, recall = told.at(0.5)
    alike = float(np.mean((told.found > 0.5) == told.is_none))
    by_chance = told.found.mean() * told.is_none.mean() + (1 - told.found.mean()) * (1 - told.is_none.mean())
    kappa = (alike - by_chance) / (1 - by_chance)
    return f"{name}: {len(pairs)} pairs, precision {precision:.3f}, recall {recall:.3f}, kappa {kappa:.3f}"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _place(row: dict[str, str]) -> tuple[str, ...]:
    return row["url"], row["start"], row["actor"], row["recipient"]


def _verdict(row: dict[str, str]) -> Verdict:
    return Verdict(frozenset(row["type"].split("|")), row["sure"] == "yes")


def main() -> None:
    pairs = read_twice()
    print(describe_twice("second reader, the sentence alone", pairs))
    print(describe_twice("where the first was sure", [pair for pair in pairs if pair[0].is_sure]))
    print(describe_twice("where both were sure", [pair for pair in pairs if pair[0].is_sure and pair[1].is_sure]))
    events = [first.types & second.types for first, second in pairs if not (first.is_none or second.is_none)]
    print(f"both see an event: {len(events)}, of a type in common: {sum(map(bool, events))}")
    print(f"the pairs that we read; {unmarked(read_pairs_read(READ_PAIRS, CORPUS))}")


if __name__ == "__main__":
    main()
