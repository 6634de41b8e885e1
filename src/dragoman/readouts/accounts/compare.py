"""From tellings to their comparison."""

from __future__ import annotations

from collections.abc import Sequence

from .account import Telling
from .align import Comparison, align
from .phrases import Likeness
from .tell import tell_accounts


def compare_accounts(tellings: Sequence[Telling], likeness: Likeness | None = None) -> Comparison:
    """The accounts of one encounter compared: at least two tellings, each of a record and the encounter in it."""
    return align(tell_accounts(tellings), likeness)
