"""Words kept so that they can be found again in the text as another version of the reader gives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...model import Span
from .shapes import Anchor

_AROUND = 40


def anchor_at(span: Span, text: str) -> Anchor:
    """The words of the span, with what stands around them."""
    before = text[max(0, span.start - _AROUND) : span.start]
    return Anchor(span, span.words(text), before, text[span.end : span.end + _AROUND])


def anchors_at(spans: Iterable[Span], text: str) -> tuple[Anchor, ...]:
    """One anchor for each different span."""
    return tuple(anchor_at(span, text) for span in dict.fromkeys(spans))


def find_anchor(anchor: Anchor, text: str) -> Span | None:
    """Where the anchor's words stand in a text, by what stands around them when they stand there more than once.

    None when they stand nowhere, or in several places that are equally like the old one.
    """
    if _is_at(anchor, anchor.span, text):
        return anchor.span
    weighed = sorted(((_likeness(anchor, span, text), span) for span in _places(anchor.words, text)), reverse=True)
    if not weighed or (len(weighed) > 1 and weighed[0][0] == weighed[1][0]):
        return None
    return weighed[0][1]


def _is_at(anchor: Anchor, span: Span, text: str) -> bool:
    """Whether the text has not changed here: the same words, and the same around them."""
    return anchor_at(span, text) == anchor


def _places(words: str, text: str) -> Iterator[Span]:
    start = text.find(words)
    while start >= 0:
        yield Span(start, start + len(words))
        start = text.find(words, start + 1)


def _likeness(anchor: Anchor, span: Span, text: str) -> int:
    """How many characters next to the words are the same on either side."""
    here = anchor_at(span, text)
    return _shared(anchor.before[::-1], here.before[::-1]) + _shared(anchor.after, here.after)


def _shared(one: str, other: str) -> int:
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count


def anchor_to_plain(anchor: Anchor) -> dict[str, Any]:
    return {"span": list(anchor.span), "words": anchor.words, "before": anchor.before, "after": anchor.after}


def anchor_from_plain(plain: dict[str, Any]) -> Anchor:
    return Anchor(Span(*plain["span"]), plain["words"], plain["before"], plain["after"])
