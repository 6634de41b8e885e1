"""Where words stand: half-open stretches of a report's text, and ids made of content."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open stretch `[start, end)` in Unicode code points of `report.text`."""

    start: int
    end: int

    def words(self, text: str) -> str:
        """The verbatim words of this stretch of `text`."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two stretches share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the whole of `other` lies within this stretch."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest stretch that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Cited:
    """A bare citation: the words are the fact."""

    span: Span


def content_id(prefix: str, *parts: object) -> str:
    """An id made of canonically encoded content: equal content has equal ids anywhere.

    `parts` must be JSON-encodable; 48 bits of BLAKE2 are enough within one record.
    """
    encoded = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"{prefix}:{hashlib.blake2b(encoded.encode('utf-8', 'surrogatepass'), digest_size=6).hexdigest()}"
