"""Phrases of several accounts that no table names, put together where they mean nearly the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from .account import Raised

# How alike each phrase is to each, 0–1.
Likeness = Callable[[Sequence[str]], Any]
ALIKE = 0.5

_Phrase = tuple[str, str]  # the account's key, the phrase


def match_phrases(
    loose: Mapping[str, Sequence[Raised]], likeness: Likeness | None
) -> Iterator[tuple[str, dict[str, Raised], float]]:
    """Label, who raises it and score: best pairs first, each phrase once; then those that stay alone."""
    by_phrase = {(key, raised.label): raised for key, all_of in loose.items() for raised in all_of}
    taken: set[_Phrase] = set()
    for score, one, other in _pairs(list(by_phrase), likeness):
        if one not in taken and other not in taken:
            taken |= {one, other}
            yield one[1], {key: by_phrase[key, label] for key, label in (one, other)}, round(score, 3)
    for (key, label), raised in by_phrase.items():
        if (key, label) not in taken:
            yield label, {key: raised}, 1.0


def _pairs(phrases: list[_Phrase], likeness: Likeness | None) -> list[tuple[float, _Phrase, _Phrase]]:
    """Pairs of phrases of two accounts that are alike enough, the most alike first."""
    if likeness is None or len({key for key, _ in phrases}) < 2:
        return []
    scores = likeness([label for _, label in phrases])
    pairs = [
        (float(scores[i][j]), phrases[i], phrases[j])
        for i, j in combinations(range(len(phrases)), 2)
        if phrases[i][0] != phrases[j][0] and scores[i][j] >= ALIKE
    ]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
