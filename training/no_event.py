"""How well "no event" is told, on pairs of real releases that somebody judged one by one.

    python -m training.no_event

asks the shipped model about `written/judged_pairs.tsv`, which it has not learned from: pairs with the word that may
tell the deed marked, as the reader asks ("asked judged"), and any two sides that one sentence names, no word marked
("pair judged"). `share` of the table is how many pairs each row stands for: the pairs were drawn evenly by what the
model said, so figures are also told as of the pairs that there are. Once the model is trained again, only the figures
of the folds (`python -m training.make report`) count.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.coder.encoder import load_encoder
from dragoman.coder.labels import NONE
from training.examples import Example, read_pairs_read

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "bulk"
TABLE = ROOT / "training" / "written" / "judged_pairs.tsv"
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


def main() -> None:
    examples = read_pairs_read(TABLE, CORPUS)
    with TABLE.open(encoding="utf-8", newline="") as lines:
        shares = [float(row["share"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    readings = load_encoder().read([example.marked for example in examples])
    told = told_of(examples, [reading.none for reading in readings], shares)
    for kind in (ASKED, PAIR):
        rows = np.array([example.kind == kind for example in examples])
        print("\n".join(describe(f"{kind}, as drawn", told.of(rows).alike)))
        print("\n".join(describe(f"{kind}, as there are", told.of(rows))))
    print(f"the pairs that we read; {unmarked(read_pairs_read(READ_PAIRS, CORPUS))}")


if __name__ == "__main__":
    main()
