"""How alike phrases are: the shipped encoder's inner states, and the words that both hold.

Measured on topics of the corpus that hold wordings of one subject each (`evaluation/likeness.py`): the states rank
pairs better (area under the curve .84 against .76 for words in common), words in common are surer at the top, and
the mean of both is better than either. From .5 on nine in ten pairs are of one subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from ...coder.encode import Marked
from ...coder.features import LAYERS, WIDTH, FeatureReader, load_features
from ...text.normalise import fold
from .subjects import load_words, stem_words

Numbers = NDArray[np.float32]

_WORD = re.compile(r"[a-z0-9]+")


@cache
def load_encoder() -> FeatureReader:
    """The encoder, once a process. Raises ModelError when there is none."""
    return load_features()


def likeness(phrases: Sequence[str]) -> Numbers:
    """How alike each phrase is to each other, 0–1, phrases × phrases. Raises ModelError when there is no encoder."""
    common = _words_in_common(phrases)
    # Phrases that share no word never reach one half, so the encoder need not be loaded for them.
    if not np.any(common - np.eye(len(phrases), dtype=np.float32)):
        return common / np.float32(2)
    alike: Numbers = np.clip((_cosines(phrases) + common) / 2, 0.0, 1.0)
    return alike


def _cosines(phrases: Sequence[str]) -> Numbers:
    """The mean over the layers of the cosines between the phrases' states, what all phrases share taken off."""
    states = load_encoder().read([Marked(phrase, None, None) for phrase in phrases])
    total = np.zeros((len(phrases), len(phrases)), np.float32)
    for layer in range(len(LAYERS)):
        block = states[:, layer * WIDTH : (layer + 1) * WIDTH]
        apart = block - block.mean(axis=0)
        lengths = np.linalg.norm(apart, axis=1, keepdims=True)
        unit = apart / np.maximum(lengths, 1e-6)
        total += unit @ unit.T
    mean: Numbers = total / np.float32(len(LAYERS))
    return mean


def _words_in_common(phrases: Sequence[str]) -> Numbers:
    """The share of the shorter phrase's words of meaning that the longer holds too."""
    words = [_stems(phrase) for phrase in phrases]
    shares = [[len(a & b) / (min(len(a), len(b)) or 1) for b in words] for a in words]
    return np.array(shares, np.float32).reshape(len(words), len(words))


def _stems(phrase: str) -> frozenset[str]:
    small = set(load_words()["small"])
    return frozenset(stem_words([word for word in _WORD.findall(fold(phrase)) if word not in small]))
