"""One temperature that makes the model's probabilities mean what they say, fitted on pairs it never saw."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from dragoman.coder.labels import LABELS

Numbers = NDArray[np.float32]


def fit_temperature(logits: Numbers, admits: Sequence[tuple[str, ...]]) -> float:
    """The temperature (0.5-3, steps of .01) with the least mean negative log-likelihood of the admitted labels."""
    mask = np.array([[label in labels for label in LABELS] for labels in admits])
    steps = np.arange(0.5, 3.0, 0.01)
    return float(min(steps, key=lambda t: _loss(logits / t, mask)))


def _loss(logits: Numbers, mask: NDArray[np.bool_]) -> float:
    logs = logits - logits.max(1, keepdims=True)
    logs = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    return -float(np.log(np.where(mask, np.exp(logs), 0).sum(1) + 1e-12).mean())
