"""Dates as half-open intervals with their precision, never as instants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span

Precision = Literal["minute", "day", "week", "month", "quarter", "season", "year", "decade", "range"]


@dataclass(frozen=True, slots=True)
class When:
    """A date expression and the interval `[start, end)` it stands for.

    `start` and `end` are ISO dates; both are None when nothing anchors the words ("Monday" in a
    report that states no date). `end` alone is None for an interval still open ("since 2014").
    """

    start: str | None
    end: str | None
    precision: Precision | None
    text: str
    span: Span
