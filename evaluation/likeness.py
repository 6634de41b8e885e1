"""How well phrases that name one subject are told from phrases that name two, by several measures of likeness.

    python evaluation/likeness.py [--shared ../shared]

The phrases are topics of the texts in the shared corpus that hold wordings of exactly one subject (`subjects.yaml`):
two of one subject are alike, two of different subjects are not. That is no perfect answer, for subjects border on each
other; it is the same for every measure. Printed: the area under the curve, and how many pairs are found while nine
(eight) in ten are right.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np

from dragoman.errors import SourceError
from dragoman.model import Span
from dragoman.reading import read_all
from dragoman.readouts.accounts.likeness import _cosines, _words_in_common, likeness
from dragoman.readouts.accounts.subjects import load_subjects
from dragoman.readouts.accounts.wordings import words_of

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 100


def phrases_of(shared: Path) -> dict[str, str]:
    """Topics and the one subject that each names."""
    found: dict[str, str] = {}
    for folder in ("pairs", "halfpairs", "single-gov"):
        for outcome in read_all([str(shared / "corpus" / "texts" / folder)]):
            if isinstance(outcome, SourceError):
                continue
            labels = {
                t.label for e in outcome.encounters for a in e.accounts for t in a.topics if len(t.label) < LONGEST
            }
            for label in labels:
                words = words_of(label, [Span(0, len(label))])
                subjects = {met.label for met in load_subjects().find(words)}
                if len(subjects) == 1:
                    found[label] = subjects.pop()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    by_phrase = phrases_of(options.shared)
    phrases = sorted(by_phrase)
    subjects = np.array([by_phrase[phrase] for phrase in phrases])
    above = np.triu_indices(len(phrases), 1)
    same = (subjects[:, None] == subjects[None])[above]
    print(f"{len(phrases)} phrases, {int(same.sum())} pairs of one subject")
    for name, scores in (
        ("states of the encoder", _cosines(phrases)),
        ("words in common", _words_in_common(phrases)),
        ("both", likeness(phrases)),
    ):
        values = scores[above]
        nine, eight = (found_at(same, values, share) for share in (0.9, 0.8))
        print(f"{name:22s} area {area(same, values):.3f}   pairs at .9 {nine[0]} (from {nine[1]:.2f}), .8 {eight[0]}")


def area(same: np.ndarray, values: np.ndarray) -> float:
    """The chance that a pair of one subject scores above a pair of two."""
    ranks = np.empty(len(values))
    ranks[np.argsort(values)] = np.arange(len(values))
    return float((ranks[same].mean() - (same.sum() - 1) / 2) / (~same).sum())


def found_at(same: np.ndarray, values: np.ndarray, share: float) -> tuple[int, float]:
    """How many of the best pairs can be taken while so many are right, and the score of the last."""
    order = np.argsort(-values)
    right = np.cumsum(same[order]) / np.arange(1, len(order) + 1)
    enough = np.nonzero(right >= share)[0]
    count = int(enough.max()) + 1 if len(enough) else 0
    return count, float(values[order[count - 1]]) if count else 1.0


if __name__ == "__main__":
    main()
