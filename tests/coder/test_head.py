"""The head learns what can be learned, the same each time."""

from __future__ import annotations

import numpy as np

from dragoman.coder.features import BLOCKS
from dragoman.coder.head import fit_head, scale

CHANCE = np.random.default_rng(3)
PLACES = CHANCE.normal(size=(3, sum(BLOCKS)))
ANSWERS = ["A", "B", "C"] * 10


def rows(seed: int) -> np.ndarray:
    noise = np.random.default_rng(seed).normal(size=(30, sum(BLOCKS)))
    return (PLACES[[0, 1, 2] * 10] + noise).astype(np.float32)


def test_what_lies_apart_is_told_apart() -> None:
    shares = fit_head(rows(1), ANSWERS).probabilities(rows(2))
    assert np.allclose(shares.sum(1), 1)
    assert (shares.argmax(1) == [0, 1, 2] * 10).mean() > 0.9


def test_the_same_examples_give_the_same_head() -> None:
    first, again = fit_head(rows(1), ANSWERS), fit_head(rows(1), ANSWERS)
    assert np.array_equal(first.weights, again.weights)
    assert first.labels == ("A", "B", "C")


def test_every_block_weighs_the_same() -> None:
    scaled = scale(rows(1) * 100, np.zeros(sum(BLOCKS)))
    lengths = [np.linalg.norm(block, axis=1) for block in np.split(scaled, np.cumsum(BLOCKS)[:-1], axis=1)]
    assert np.allclose(lengths, 1)
