"""A small head on the encoder's features: multinomial logistic regression, in numpy alone.

A few examples a type are enough for it, since the encoder below stays as it is. Fitting is convex and starts from
nothing, so the same examples give the same head.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .features import BLOCKS

Numbers = NDArray[np.float64]

# Penalty on the weights, and steps of the accelerated descent (Nesterov 1983); both chosen by cross-validation.
PENALTY, STEPS = 3e-4, 300


@dataclass(frozen=True)
class Head:
    """Labels, the centre of the features it learned from, and weights (features × labels) with their bias."""

    labels: tuple[str, ...]
    centre: Numbers
    weights: Numbers
    bias: Numbers

    def probabilities(self, features: NDArray[np.float32]) -> Numbers:
        """Rows × labels, each row summing to one."""
        return _softmax(scale(features, self.centre) @ self.weights + self.bias)


def fit_head(features: NDArray[np.float32], answers: Sequence[str]) -> Head:
    """The head that tells the answers apart. Its labels are in alphabetic order."""
    labels = tuple(sorted(set(answers)))
    wanted = np.eye(len(labels))[[labels.index(answer) for answer in answers]]
    centre: Numbers = features.astype(np.float64).mean(0)
    scaled = scale(features, centre)
    # Few rows span few directions: the descent goes in those, and its end is turned back.
    _, _, axes = np.linalg.svd(scaled, full_matrices=False)
    weights, bias = _descend(scaled @ axes.T, wanted)
    return Head(labels, centre, axes.T @ weights, bias)


def scale(features: NDArray[np.float32], centre: Numbers) -> Numbers:
    """Centred features, each block of length one, so that no layer outweighs another."""
    centred = features.astype(np.float64) - centre
    edges = np.cumsum(BLOCKS)[:-1]
    return np.concatenate([_unit(block) for block in np.split(centred, edges, axis=1)], axis=1)


def _unit(rows: Numbers) -> Numbers:
    lengths: Numbers = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Numbers = rows / np.maximum(lengths, 1e-9)
    return unit


def _descend(rows: Numbers, wanted: Numbers) -> tuple[Numbers, Numbers]:
    """Weights and bias of the least penalised cross-entropy."""
    count = len(rows)
    rows = np.concatenate([rows, np.ones((count, 1))], axis=1)
    pace = 1 / (0.5 * np.linalg.norm(rows, 2) ** 2 / count + PENALTY)
    penalty = np.full((rows.shape[1], 1), PENALTY)
    penalty[-1] = 0.0
    weights = ahead = np.zeros((rows.shape[1], wanted.shape[1]))
    momentum = 1.0
    for _ in range(STEPS):
        slope = rows.T @ (_softmax(rows @ ahead) - wanted) / count + penalty * ahead
        stepped = ahead - pace * slope
        grown = (1 + (1 + 4 * momentum**2) ** 0.5) / 2
        ahead = stepped + (momentum - 1) / grown * (stepped - weights)
        weights, momentum = stepped, grown
    return weights[:-1], weights[-1]


def _softmax(logits: Numbers) -> Numbers:
    powers = np.exp(logits - logits.max(1, keepdims=True))
    shares: Numbers = powers / powers.sum(1, keepdims=True)
    return shares
