"""Through which channel something was said: "in a statement", "on Twitter", "told reporters"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from ..model import Channel, ChannelKind, Span
from .lexicon import load_words


def find_channel(text: str, sentence: Span, cue: Span, said: tuple[Span, ...]) -> Channel | None:
    """The channel named in the sentence outside of what is said, nearest to the word of saying."""
    found = [
        Channel(cast(ChannelKind, _kinds()[match.lastgroup or ""]), Span(*match.span()))
        for match in _pattern().finditer(text, *sentence)
    ]
    outside = [c for c in found if not any(s.start <= c.span.start and c.span.end <= s.end for s in said)]
    return min(outside, key=lambda c: (_gap(c.span, cue), c.span.start), default=None)


def _gap(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


@cache
def _pattern() -> re.Pattern[str]:
    kinds: dict[str, Any] = load_words("channels")
    groups = (f"(?P<k{n}>{'|'.join(patterns)})" for n, patterns in enumerate(kinds.values()))
    return re.compile(rf"(?i:\b(?:{'|'.join(groups)})\b)")


@cache
def _kinds() -> dict[str, str]:
    return {f"k{n}": kind for n, kind in enumerate(load_words("channels"))}
