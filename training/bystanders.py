"""What the shipped model makes of pairs that no event joins, in real releases.

    python -m training.bystanders

`written/bystanders.tsv` holds places in the corpus, no words: events that people judged right, what they judged to be
no event or to have a wrong side, events that the reader is sure of, and the same sentences and triggers with a
bystander (somebody else whom the sentence names) for a side. The shipped model has learned from them: what one that
never saw them makes of them, `python -m training.make report` tells from the folds.
"""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from dragoman.coder.encoder import load_encoder
from dragoman.coder.labels import NONE
from dragoman.coder.measure import share
from training.examples import read_pairs_read

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus" / "bulk"
TABLE = ROOT / "training" / "written" / "bystanders.tsv"
RIGHT = "judged right"
# What each kind of wrong pair is told apart from: events judged right.
WRONG = ("bystander", "judged no event", "judged wrong side")


def main() -> None:
    examples = read_pairs_read(TABLE, CORPUS)
    with TABLE.open(encoding="utf-8", newline="") as lines:
        bases = np.array([row["basis"] for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)])
    found = np.array([reading.none for reading in load_encoder().read([e.marked for e in examples])])
    is_none = np.array([e.admits == (NONE,) for e in examples])
    print(", ".join(f"{count} {basis}" for basis, count in sorted(Counter(bases.tolist()).items())))
    for kind in WRONG:
        rows = np.isin(bases, (kind, RIGHT))
        print(f"{kind} against {RIGHT}: {describe(found[rows], is_none[rows])}")


def describe(found: NDArray[np.float64], is_none: NDArray[np.bool_]) -> str:
    """How well a probability of no event ranks them, and what asking for .3 and .5 gives."""
    told = f"AUC {roc_auc_score(is_none, found):.3f}"
    for asked in (0.3, 0.5):
        precision, recall = share(is_none[found > asked]), share(found[is_none] > asked)
        told += f"; at {asked} precision {precision:.3f}, recall {recall:.3f}"
    return told


if __name__ == "__main__":
    main()
