"""Phrases of several accounts that no table names, put together where they mean nearly the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from .account import Raised

ALIKE = 0.75  # cosine from which two phrases count as the same matter


class Likeness(Protocol):
    """Says how alike phrases are: cosines 0–1, rows × columns."""

    def __call__(self, rows: Sequence[str], columns: Sequence[str]) -> list[list[float]]: ...


def match_phrases(
    loose: dict[str, list[Raised]], likeness: Likeness | None
) -> Iterator[tuple[str, dict[str, Raised], float]]:
    """Label, who raises it, score: best pairs first, each phrase once; then those that stay alone."""
    keys = list(loose)
    taken: set[tuple[str, str]] = set()
    for score, one, other in _pairs(loose, likeness):
        if one not in taken and other not in taken:
            taken |= {one, other}
            by_key = {key: _find(loose, key, label) for key, label in (one, other)}
            yield one[1], by_key, round(score, 3)
    for key in keys:
        for raised in loose[key]:
            if (key, raised.label) not in taken:
                yield raised.label, {key: raised}, 1.0


def _find(loose: dict[str, list[Raised]], key: str, label: str) -> Raised:
    return next(raised for raised in loose[key] if raised.label == label)


def _pairs(
    loose: dict[str, list[Raised]], likeness: Likeness | None
) -> list[tuple[float, tuple[str, str], tuple[str, str]]]:
    """Pairs of phrases of two accounts that are alike enough, the most alike first."""
    pairs = []
    keys = list(loose)
    for at, first in enumerate(keys):
        for second in keys[at + 1 :]:
            rows, columns = [r.label for r in loose[first]], [r.label for r in loose[second]]
            if likeness is None or not rows or not columns:
                continue
            for row, scores in zip(rows, likeness(rows, columns), strict=True):
                pairs += [(s, (first, row), (second, c)) for s, c in zip(scores, columns, strict=True) if s >= ALIKE]
    return sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2]))
