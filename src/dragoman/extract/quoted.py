"""Which word of saying a quotation belongs to.

A quotation that opens its sentence looks first at what follows it ("…," said X), then at what goes before;
one inside a sentence looks back first ("X said that it was \"…\""). With no word of saying at all it carries
on the quotation before it. Words borrowed without being said (scare quotes) belong to none and are left out.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..model import Span
from ..parse.parsed import Parsed, Quotation, Sentence
from .cues import Cue

_REACH: Final = 220  # characters between a quotation and its word of saying
_WHOLE: Final = re.compile(r"[.!?,…—–]$")
_LONG: Final = 6  # words; a shorter fragment without a word of saying is no speech
_LOOK_BACK: Final = 3  # sentences between a quotation and the speech that it carries on


@dataclass(frozen=True, slots=True)
class Attribution:
    """A quotation, its cue, and whether it is a fragment of the sentence around it.

    `follows` is the index of the attribution whose speaker goes on, where there is no cue; with neither, the
    one who spoke last in the paragraph goes on.
    """

    quotation: Quotation
    cue: Cue | None
    is_fragment: bool
    follows: int | None


def attribute_quotations(parsed: Parsed, quotations: Iterable[Quotation], cues: tuple[Cue, ...]) -> list[Attribution]:
    """Attribute outer quotations, in text order."""
    finder = _Finder(parsed, cues)
    found: list[Attribution] = []
    for quotation in quotations:
        attribution = finder.attribute(quotation, found)
        if attribution is not None:
            found.append(attribution)
    return found


class _Finder:
    """Looks around a quotation for its cue."""

    def __init__(self, parsed: Parsed, cues: tuple[Cue, ...]) -> None:
        self.text = parsed.report.text
        self.sentences = parsed.sentences
        self.starts = [sentence.span.start for sentence in parsed.sentences]
        self.cues = cues
        self.cue_starts = [cue.token.idx for cue in cues]

    def attribute(self, quotation: Quotation, before: list[Attribution]) -> Attribution | None:
        first, last = self._sentences_of(quotation.span)
        if first is None or last is None:
            return None
        is_fragment = self._is_fragment(quotation, first)
        cue = self._cue(quotation, first, last, is_fragment, bool(before))
        if cue is not None:
            fits = not is_fragment or _fits(quotation, cue)
            return Attribution(quotation, cue, is_fragment, None) if fits else None
        if quotation.is_scare or is_fragment:
            return None
        return self._carried(quotation, before)

    def _sentences_of(self, span: Span) -> tuple[Sentence | None, Sentence | None]:
        first = bisect_right(self.starts, span.start) - 1
        last = bisect_right(self.starts, max(span.end - 1, span.start)) - 1
        return (self.sentences[first], self.sentences[last]) if first >= 0 else (None, None)

    def _is_fragment(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Whether words of the sentence run straight into the quotation without a pause or a word of saying."""
        before = self.text[sentence.span.start : quotation.span.start].rstrip()
        if not before.strip("\"“”«»'‘’([*… ") or before[-1] in ',:.!?;”"]':
            return False
        at = bisect_left(self.cue_starts, quotation.span.start) - 1
        return not (at >= 0 and self.cues[at].span.end == sentence.span.start + len(before))

    def _cue(
        self, quotation: Quotation, first: Sentence, last: Sentence, is_fragment: bool, has_before: bool
    ) -> Cue | None:
        before = self._cue_before(quotation, first)
        after = self._cue_after(quotation, last)
        opens = not self.text[first.span.start : quotation.span.start].strip("\"“”«»'‘’([*… ")
        if opens:
            return after or self._cue_of_colon(quotation, first)
        return before or after or (None if is_fragment else self._cue_of_colon(quotation, first))

    def _cue_before(self, quotation: Quotation, sentence: Sentence) -> Cue | None:
        at = bisect_left(self.cue_starts, quotation.span.start) - 1
        if at < 0 or self.cue_starts[at] < max(sentence.span.start, quotation.span.start - _REACH):
            return None
        return self.cues[at] if self.cues[at].takes else None

    def _cue_after(self, quotation: Quotation, sentence: Sentence) -> Cue | None:
        at = bisect_left(self.cue_starts, quotation.span.end)
        if at >= len(self.cues) or self.cue_starts[at] > quotation.span.end + _REACH or not self.cues[at].takes:
            return None
        cue = self.cues[at]
        if cue.sentence.index == sentence.index:
            return cue
        tail = self.text[quotation.span.end : sentence.span.end].strip(" ,.;:")
        follower = cue.sentence.index == sentence.index + 1 and cue.sentence.paragraph == sentence.paragraph
        return cue if follower and not tail and self.text[cue.sentence.span.start].islower() else None

    def _cue_of_colon(self, quotation: Quotation, sentence: Sentence) -> Cue | None:
        """`… responded via Twitter: "…"`, where the parser ended a sentence at the colon."""
        before = self.text[max(0, quotation.span.start - 3) : quotation.span.start].rstrip()
        at = bisect_left(self.cue_starts, quotation.span.start) - 1
        if not before.endswith(":") or at < 0 or self.cues[at].sentence.index < sentence.index - 1:
            return None
        return self.cues[at]

    def _carried(self, quotation: Quotation, before: list[Attribution]) -> Attribution | None:
        """A quotation without a word of saying carries on the one before it, or whoever spoke last."""
        if not before:
            return (
                None
                if quotation.inner.words(self.text).count(" ") < _LONG
                else Attribution(quotation, None, False, None)
            )
        last = before[-1].quotation
        near = last.paragraph == quotation.paragraph and self._sentences_between(last, quotation) <= _LOOK_BACK
        if quotation.carries_on or near:
            return Attribution(quotation, None, False, len(before) - 1)
        is_long = quotation.inner.words(self.text).count(" ") >= _LONG
        return Attribution(quotation, None, False, None) if is_long else None

    def _sentences_between(self, first: Quotation, second: Quotation) -> int:
        return bisect_right(self.starts, second.span.start) - bisect_right(self.starts, first.span.end - 1)


def _fits(quotation: Quotation, cue: Cue) -> bool:
    """A fragment must lie in what the cue says was said, or follow the cue within its sentence."""
    if cue.content is not None and cue.content.overlaps(quotation.span):
        return True
    return cue.token.idx < quotation.span.start and cue.token.right_edge.idx >= quotation.inner.start
