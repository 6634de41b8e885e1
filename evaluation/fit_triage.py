"""Fit the weights of triage to the labelled releases and write `src/dragoman/triage/data/weights.yaml`.

    python evaluation/fit_triage.py [--pass-share .995] [--ridge 10] [--out src/dragoman/triage/data/weights.yaml]

A logistic regression with a ridge, by Newton's method, on the rows for fitting. The threshold is the score that all but
one in two hundred of those that tell of two states reach, each scored by weights fitted without its tenth of the rows:
one in a hundred may be lost, and the rest is room for what the sample does not show.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.gazetteer import load_gazetteer
from dragoman.triage.cues import load_cues
from dragoman.triage.signs import find_signs
from label_triage import SEED
from triage_labels import digest_of, read_labels, reports_at

Numbers = NDArray[np.float64]

OUT = Path(__file__).resolve().parents[1] / "src" / "dragoman" / "triage" / "data" / "weights.yaml"
FOLDS = 10
HEAD = (
    "# Weights of a logistic regression over the signs of `signs.py`. Made by evaluation/fit_triage.py; do not edit.\n"
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pass-share", type=float, default=0.995)
    parser.add_argument("--ridge", type=float, default=10.0)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    rows = {row.place: row for row in read_labels() if row.is_for_fitting}
    names: list[str] = []
    values, tells, homely = [], [], []
    for place, report in reports_at(set(rows)):
        signs = find_signs(report.title or "", report.text, load_gazetteer(), load_cues())
        names = list(signs.values)
        values.append(list(signs.values.values()))
        tells.append(rows[place].has_states)
        homely.append(rows[place].is_domestic)
    features, truth, domestic = np.array(values), np.array(tells), np.array(homely)
    weights = fit(features, truth, options.ridge)
    scores = scores_without(features, truth, options.ridge)
    threshold = float(np.quantile(scores[truth], 1 - options.pass_share))
    text = (
        HEAD
        + f"# labels {digest_of()}, seed {SEED}: {len(truth)} releases for fitting, {truth.sum()} tell of states.\n"
    )
    text += f"# Without their own tenth: {np.mean(scores[truth] >= threshold):.4f} of these pass, "
    text += f"{np.mean(scores[domestic] < threshold):.3f} of {domestic.sum()} domestic ones are left out.\n"
    text += f"threshold: {1 / (1 + np.exp(-threshold)):.6f}\nbias: {weights[0]:.6f}\nweights:\n"
    text += "".join(f"  {name}: {weight:.6f}\n" for name, weight in zip(names, weights[1:], strict=True))
    options.out.write_text(text, encoding="utf-8")
    print(text)


def fit(features: Numbers, truth: NDArray[np.bool_], ridge: float) -> Numbers:
    """Bias and weights; the ridge holds down weights of features brought to equal spread, never the bias."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    scaled = np.c_[np.ones(len(features)), (features - mean) / spread]
    penalty = np.diag([0.0, *[ridge] * features.shape[1]])
    weights = np.zeros(scaled.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chance - truth) + penalty @ weights
        curve = (scaled * (chance * (1 - chance))[:, None]).T @ scaled + penalty
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    bare = weights[1:] / spread
    return np.concatenate(([weights[0] - bare @ mean], bare))


def scores_without(features: Numbers, truth: NDArray[np.bool_], ridge: float) -> Numbers:
    """Each row's score (log odds) by weights fitted without its fold."""
    folds = np.random.default_rng(SEED).integers(0, FOLDS, len(truth))
    scores = np.zeros(len(truth))
    for fold in range(FOLDS):
        weights = fit(features[folds != fold], truth[folds != fold], ridge)
        scores[folds == fold] = weights[0] + features[folds == fold] @ weights[1:]
    return scores


if __name__ == "__main__":
    main()
