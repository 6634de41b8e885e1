"""From a sentence with its sides marked to the numbers that the encoder reads.

Training and reading use this one function, so that a model always sees what it learned from. Around the actor, the
recipient and the trigger stand marker tokens of their own; words far from all of them are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Span

# Opening and closing marker of the actor, the recipient and the trigger: tokens the vocabulary never used.
MARKERS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]", "[unused5]", "[unused6]")
# Words kept before the first mark and after the last, and the longest input, in tokens.
BEFORE, AFTER, LONGEST = 14, 20, 96
ABSENT = -1


class Encoded(Protocol):
    """What the tokenizer gives for a text: one id and one stretch of characters a token."""

    @property
    def ids(self) -> list[int]: ...

    @property
    def offsets(self) -> list[tuple[int, int]]: ...


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its marks, offsets into `text`; None where a side or the trigger is not in it."""

    text: str
    actor: Span | None
    recipient: Span | None
    trigger: Span | None = None

    @property
    def marks(self) -> tuple[Span | None, Span | None, Span | None]:
        return self.actor, self.recipient, self.trigger


@dataclass(frozen=True, slots=True)
class Input:
    """Token ids, and where the opening markers of actor, recipient and trigger stand among them (ABSENT: nowhere)."""

    ids: tuple[int, ...]
    places: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class MarkerIds:
    """The vocabulary's numbers for the six markers and for the tokens that open and close an input."""

    markers: tuple[int, ...]
    first: int
    last: int


def arrange(marked: Marked, encoded: Encoded, ids: MarkerIds) -> Input:
    """The input of one marked sentence; `encoded` is its text without special tokens."""
    stretches = [_tokens_of(span, encoded.offsets) if span is not None else None for span in marked.marks]
    begin, end = _window([s for s in stretches if s is not None], len(encoded.ids))
    opening, closing = _insertions(stretches)
    out, places = [ids.first], [ABSENT, ABSENT, ABSENT]
    for i in range(begin, end + 1):
        out.extend(ids.markers[2 * mark + 1] for mark in closing.get(i, ()))
        for mark in opening.get(i, ()):
            places[mark] = len(out)
            out.append(ids.markers[2 * mark])
        if i < end:
            out.append(encoded.ids[i])
    out.append(ids.last)
    return Input(tuple(out), (places[0], places[1], places[2]))


def _tokens_of(span: Span, offsets: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """The half-open range of tokens that a span touches; None when it touches none."""
    touched = [i for i, (start, end) in enumerate(offsets) if start < span.end and end > span.start]
    return (touched[0], touched[-1] + 1) if touched else None


def _window(stretches: Sequence[tuple[int, int]], length: int) -> tuple[int, int]:
    """Which tokens are kept: all marks and some words around them, never more than LONGEST from the first."""
    if not stretches:
        return 0, min(length, LONGEST)
    begin = max(0, min(start for start, _ in stretches) - BEFORE)
    end = min(length, max(end for _, end in stretches) + AFTER)
    return begin, min(end, begin + LONGEST)


def _insertions(
    stretches: Sequence[tuple[int, int] | None],
) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Which marks open and which close before each token; of marks at one place the longer opens first."""
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    present = [(mark, stretch) for mark, stretch in enumerate(stretches) if stretch is not None]
    for mark, (start, end) in sorted(present, key=lambda item: item[1][0] - item[1][1]):
        opening.setdefault(start, []).append(mark)
        closing.setdefault(end, []).insert(0, mark)
    return opening, closing
