"""Goldstein's score of a CAMEO code: how much an event of it helps or hurts a relation, from -10 to 10."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

from ..errors import DataError
from ..text.words import WordLoader


def goldstein_of(code: str | None) -> float | None:
    """The score of a CAMEO code ("0311", "19"), that of its category where it has none; None for no such code."""
    scores = _scores()
    for length in range(len(code or ""), 1, -1):
        if (score := scores.get((code or "")[:length])) is not None:
            return score
    return None


@cache
def _scores() -> dict[str, float]:
    text = (files(__package__) / "data" / "goldstein.yaml").read_text(encoding="utf-8")
    data = yaml.load(text, Loader=WordLoader)
    for code, score in data.items():
        if not isinstance(code, str) or not isinstance(score, int | float) or not -10 <= score <= 10:
            raise DataError(
                f"codebook/data/goldstein.yaml: {code!r}: {score!r} is not a code with a score of -10 to 10"
            )
    return {code: float(score) for code, score in data.items()}
