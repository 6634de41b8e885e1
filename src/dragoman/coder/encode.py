"""From a sentence with its sides marked to the numbers that the encoder reads.

Training and reading use this one function, so that a model always sees what it learned from. The words of actor,
recipient and trigger are told by their places, which costs no tokens; words far from all of them are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from ..model import Span

# Words kept before the first mark and after the last, and the longest input beside its two ends, in tokens.
BEFORE, AFTER, LONGEST = 10, 14, 96

Stretch = tuple[int, int]


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
    """Token ids, and the half-open ranges of tokens of actor, recipient and trigger (None: not there)."""

    ids: tuple[int, ...]
    marks: tuple[Stretch | None, ...]


@dataclass(frozen=True, slots=True)
class Ends:
    """The vocabulary's numbers for the tokens that open and close an input."""

    first: int
    last: int


def arrange(marked: Marked, encoded: Encoded, ends: Ends) -> Input:
    """The input of one marked sentence; `encoded` is its text without special tokens."""
    stretches = [_tokens_of(span, encoded.offsets) if span is not None else None for span in marked.marks]
    begin, end = _window([s for s in stretches if s is not None], len(encoded.ids))
    ids = (ends.first, *encoded.ids[begin:end], ends.last)
    return Input(ids, tuple(_within(stretch, begin, end) for stretch in stretches))


def marks_of(inputs: Sequence[Input]) -> NDArray[np.float32]:
    """Which token is of which mark: inputs × tokens (of the longest) × 3, 1 or 0."""
    longest = max(len(item.ids) for item in inputs)
    marks = np.zeros((len(inputs), longest, 3), np.float32)
    for row, item in enumerate(inputs):
        for mark, stretch in enumerate(item.marks):
            if stretch is not None:
                marks[row, stretch[0] : stretch[1], mark] = 1
    return marks


def _tokens_of(span: Span, offsets: Sequence[tuple[int, int]]) -> Stretch | None:
    """The half-open range of tokens that a span touches; None when it touches none."""
    touched = [i for i, (start, end) in enumerate(offsets) if start < span.end and end > span.start]
    return (touched[0], touched[-1] + 1) if touched else None


def _window(stretches: Sequence[Stretch], length: int) -> Stretch:
    """Which tokens are kept: all marks and some words around them, never more than LONGEST from the first."""
    if not stretches:
        return 0, min(length, LONGEST)
    begin = max(0, min(start for start, _ in stretches) - BEFORE)
    end = min(length, max(end for _, end in stretches) + AFTER)
    return begin, min(end, begin + LONGEST)


def _within(stretch: Stretch | None, begin: int, end: int) -> Stretch | None:
    """A range of the sentence's tokens as one of the input's, the opening token before it; None past the cut."""
    if stretch is None or stretch[0] >= end:
        return None
    return stretch[0] - begin + 1, min(stretch[1], end) - begin + 1
