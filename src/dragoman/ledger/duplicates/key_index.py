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
        found: list[list[Numbers]] = [[] for _ in range(len(keys))]
        for held, texts in filter(None, self._levels):
            starts, ends = np.searchsorted(held, keys), np.searchsorted(held, keys, side="right")
            for at in np.flatnonzero(starts != ends).tolist():
                found[at].append(texts[starts[at] : ends[at]])
        for at, key in enumerate(keys.tolist()):
            if gathered := self._gathered.get(key):
                found[at].append(np.array(gathered, np.uint32))
        kept = [part for parts in found if sum(map(len, parts)) <= COMMON for part in parts]
        if not kept:
            return np.zeros(0, np.uint32), np.zeros(0, np.intp)
        return np.unique(np.concatenate(kept), return_counts=True)

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
