"""Which texts hold a key, in little memory: eight bytes for each key of each text.

New entries gather in a dictionary; when it is full they become a sorted pair of arrays, and two of equal size are
merged into one, so that n entries lie in about log n arrays. A million texts of sixty words are nine million entries.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.uint32]

_GATHERED = 1 << 16  # entries
# A key of more texts than this is a phrase of the trade and leads to none of them.
COMMON = 2_000


class KeyIndex:
    """Texts are numbered from 0; keys and numbers fit 32 bits."""

    def __init__(self) -> None:
        self._gathered: dict[int, list[int]] = {}
        self._count = 0
        self._levels: list[tuple[Numbers, Numbers] | None] = []

    def add(self, keys: Numbers, text: int) -> None:
        """Enter a text under its keys."""
        for key in keys.tolist():
            self._gathered.setdefault(key, []).append(text)
        self._count += len(keys)
        if self._count >= _GATHERED:
            self._settle()

    def find(self, keys: Numbers) -> tuple[Numbers, NDArray[np.intp]]:
        """The texts that hold any of these keys, ascending, and how many of them each holds."""
        found = [self._of_level(level, keys) for level in self._levels if level]
        found.append([np.array(self._gathered.get(key, ()), np.uint32) for key in keys.tolist()])
        by_key = [np.concatenate(parts) for parts in zip(*found, strict=True)]
        kept = [texts for texts in by_key if 0 < len(texts) <= COMMON]
        if not kept:
            return np.zeros(0, np.uint32), np.zeros(0, np.intp)
        return np.unique(np.concatenate(kept), return_counts=True)

    @staticmethod
    def _of_level(level: tuple[Numbers, Numbers], keys: Numbers) -> list[Numbers]:
        held, texts = level
        starts, ends = np.searchsorted(held, keys), np.searchsorted(held, keys, side="right")
        return [texts[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]

    def _settle(self) -> None:
        """Turn what has gathered into a level, merging it with those of its size."""
        keys = np.repeat(
            np.fromiter(self._gathered, np.uint32, len(self._gathered)),
            np.fromiter(map(len, self._gathered.values()), np.intp, len(self._gathered)),
        )
        texts = np.fromiter((text for held in self._gathered.values() for text in held), np.uint32, self._count)
        self._gathered, self._count = {}, 0
        level = _sorted(keys, texts)
        for at, other in enumerate(self._levels):
            if other is None:
                self._levels[at] = level
                return
            self._levels[at] = None
            level = _sorted(np.concatenate((other[0], level[0])), np.concatenate((other[1], level[1])))
        self._levels.append(level)


def _sorted(keys: Numbers, texts: Numbers) -> tuple[Numbers, Numbers]:
    order = np.argsort(keys, kind="stable")
    return keys[order], texts[order]
