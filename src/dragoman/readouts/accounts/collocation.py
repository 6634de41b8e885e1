"""Words of meaning that stand together in a text."""

from __future__ import annotations

from typing import NamedTuple

from ...model import Span


class Collocation(NamedTuple):
    """Words of meaning that stand together: their stems in order, and where."""

    stems: tuple[str, ...]
    span: Span
