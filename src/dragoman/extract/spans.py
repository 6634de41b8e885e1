"""Sorted stretches of the text that answer "is this offset inside one of you?" by bisection."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from ..model import Span


class Stretches:
    """Stretches that do not overlap, such as the speech of a report."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(spans)
        self._starts = [span.start for span in self.spans]

    def holding(self, offset: int) -> Span | None:
        """The stretch that holds an offset."""
        at = bisect_right(self._starts, offset) - 1
        return self.spans[at] if at >= 0 and offset < self.spans[at].end else None

    def holds(self, offset: int) -> bool:
        return self.holding(offset) is not None
