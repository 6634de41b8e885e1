"""Fitting the weights of triage: what separates gets weight, and what is held out is scored without itself."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from fit_triage import fit, scores_without
from label_triage import COLUMNS, draw
from triage_labels import read_labels

RANDOM = np.random.default_rng(1)
TRUTH = RANDOM.random(400) < 0.4
TELLING = TRUTH * 2 + RANDOM.normal(size=400)
NOISE = RANDOM.normal(size=400) + 50
FEATURES = np.c_[TELLING, NOISE]


def test_what_tells_gets_the_weight() -> None:
    bias, telling, noise = fit(FEATURES, TRUTH, ridge=1)
    assert telling > 1 > 3 * abs(noise)
    chances = 1 / (1 + np.exp(-(bias + FEATURES @ [telling, noise])))
    assert chances.mean() == pytest.approx(TRUTH.mean(), abs=0.01)


def test_a_ridge_holds_weights_down() -> None:
    assert abs(fit(FEATURES, TRUTH, ridge=1000)[1]) < abs(fit(FEATURES, TRUTH, ridge=1)[1]) / 3


def test_scores_of_rows_held_out_still_tell() -> None:
    scores = scores_without(FEATURES, TRUTH, ridge=1)
    assert scores[TRUTH].mean() > scores[~TRUTH].mean() + 1


def test_a_larger_draw_only_adds() -> None:
    places = [("a", number) for number in range(50)]
    assert draw(list(places), 10, 7) == draw(list(places), 30, 7)[:10]
    assert sorted(draw(list(places), 50, 7)) == places


def test_rows_are_for_fitting_and_measuring_by_turns(tmp_path: Path) -> None:
    path = tmp_path / "labels.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerow(["white-house-domestic.jsonl.gz", 3, "ab", 900, 0, 0, 0, 0, 1, 0.5])
        writer.writerow(["white-house-diplomacy.jsonl.gz", 4, "cd", 900, 0, 2, 0, 0, "", 0.5])
    first, second = read_labels(path)
    assert (first.is_domestic, first.has_states, first.has_organisation, first.is_for_fitting) == (
        True,
        False,
        True,
        True,
    )
    assert (second.place[1], second.has_states, second.has_organisation, second.is_for_fitting) == (
        4,
        True,
        False,
        False,
    )
