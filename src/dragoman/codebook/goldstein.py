"""Goldstein's score of a CAMEO code: how much an event of it helps or hurts a relation, from -10 to 10."""

from __future__ import annotations

from .crosswalk import cameo_codes


def goldstein_of(code: str | None) -> float | None:
    """The score of a CAMEO code ("0311", "19"), that of its category where it has none; None for no such code."""
    codes = cameo_codes()
    beginnings = ((code or "")[:length] for length in range(len(code or ""), 1, -1))
    known = next((codes[beginning] for beginning in beginnings if beginning in codes), None)
    return known.goldstein if known else None
