"""What changed between two texts of one story, as spans into both.

Sentences are compared first, whatever the lines and paragraphs they were wrapped in; within sentences that stand for
each other, words are. So a diff of two long texts costs little, and a changed figure shows as that figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from ...model import Span
from .words import plain_word, words_of

# A sentence's end, or that of a paragraph: what follows the break begins a sentence.
_BREAK = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n")
_MOST_WORDS = 600  # on either side; where more stand for more, they are told as one passage
_ALIKE = 0.5  # share of equal words from which two passages are versions of one

_Word = tuple[Span, str]
_Block = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """One changed passage. The span of what was added is empty in the old text, of what was removed in the new one."""

    kind: Literal["added", "removed", "replaced"]
    old: Span
    new: Span


def changed_passages(old: str, new: str) -> tuple[Change, ...]:
    """Every passage that differs between two texts, in order; case, line ends and punctuation alone change nothing."""
    old_sentences, new_sentences = _sentences(old), _sentences(new)
    matcher = SequenceMatcher(None, [_plain(one) for one in old_sentences], [_plain(one) for one in new_sentences])
    changes: list[Change] = []
    for old_start, old_end, new_start, new_end in _changed(matcher):
        before = [word for sentence in old_sentences[old_start:old_end] for word in sentence]
        after = [word for sentence in new_sentences[new_start:new_end] for word in sentence]
        anchors = _end_before(old_sentences, old_start), _end_before(new_sentences, new_start)
        changes += _changes_within(before, after, anchors)
    return tuple(changes)


def _sentences(text: str) -> list[list[_Word]]:
    """The words of each sentence."""
    ends = [match.end() for match in _BREAK.finditer(text)]
    sentences: list[list[_Word]] = [[] for _ in range(len(ends) + 1)]
    at = 0
    for span, word in words_of(text):
        while at < len(ends) and span.start >= ends[at]:
            at += 1
        sentences[at].append((span, plain_word(word)))
    return [sentence for sentence in sentences if sentence]


def _plain(sentence: list[_Word]) -> str:
    return " ".join(word for _, word in sentence)


def _changed(matcher: SequenceMatcher[str]) -> Iterator[_Block]:
    """What differs: starts and ends in both. The matcher leaves out what is repeated throughout a long text, else
    a text of one repeated sentence would take it hours."""
    return (block[1:] for block in matcher.get_opcodes() if block[0] != "equal")


def _end_before(sentences: list[list[_Word]], number: int) -> int:
    """Where the sentence before this one ends: the place of what is missing."""
    return sentences[number - 1][-1][0].end if number else 0


def _changes_within(before: list[_Word], after: list[_Word], anchors: tuple[int, int]) -> Iterator[Change]:
    """The changes between words that stand for each other; one change where they have little in common."""
    if not before or not after or max(len(before), len(after)) > _MOST_WORDS:
        yield _change(before, after, anchors)
        return
    old, new = [word for _, word in before], [word for _, word in after]
    matcher = SequenceMatcher(None, old, new)
    if matcher.ratio() < _ALIKE:
        yield _change(before, after, anchors)
        return
    for old_start, old_end, new_start, new_end in _changed(matcher):
        within = (
            before[old_start - 1][0].end if old_start else anchors[0],
            after[new_start - 1][0].end if new_start else anchors[1],
        )
        yield _change(before[old_start:old_end], after[new_start:new_end], within)


def _change(before: list[_Word], after: list[_Word], anchors: tuple[int, int]) -> Change:
    old, new = _cover(before, anchors[0]), _cover(after, anchors[1])
    if not before:
        return Change("added", old, new)
    return Change("replaced" if after else "removed", old, new)


def _cover(words: list[_Word], anchor: int) -> Span:
    return words[0][0].cover(words[-1][0]) if words else Span(anchor, anchor)
