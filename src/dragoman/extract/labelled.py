"""Round-ups of voices: `Name: “…”`, `Name, title: “…”`, `Name (party): “…”`, each quotation with its label.

The name before the colon is the speaker, whoever else is spoken of; a label that names nobody of the cast
leaves its quotation without a speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Final

from ..actors.cast import Cast, Reference
from ..model import Span
from ..parse.parsed import Quotation
from .spans import Stretches

_LABEL: Final = re.compile(r"(?P<label>[A-Z][^\n:;“”\"?!]{1,118}?)\s*:\s*$")
_OPENING: Final = re.compile(r"[\s*•·–—>-]+")
_BREAK: Final = re.compile(r",(?! (?:Jr|Sr|II|III)\b)| \(")
_SPEAKING: Final = frozenset({"person", "office", "group", "organisation", "government", "state", "media"})
_VERBS: Final = frozenset({"VERB", "AUX"})


def find_labelled(cast: Cast, quotations: Iterable[Quotation]) -> dict[Span, str | None]:
    """The speakers of labelled quotations, by the quotation's span; None where the label names nobody known."""
    finder = _Finder(cast)
    found: dict[Span, str | None] = {}
    for quotation in quotations:
        label = finder.label_of(quotation)
        if label is not None:
            found[quotation.span] = finder.named(label)
    return found


class _Finder:
    """Looks before a quotation for its label and in the label for a name."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.text = cast.parsed.report.text
        self.references = sorted((r for r in cast.references if len(r.actors) == 1), key=lambda r: r.span)
        self.starts = [r.span.start for r in self.references]
        self.verbs = [t.idx for s in cast.parsed.sentences for t in s.tokens if t.pos_ in _VERBS and t.text.islower()]
        self.blocks = Stretches(cast.parsed.report.body)

    def label_of(self, quotation: Quotation) -> Span | None:
        """What stands between the start of the paragraph and the colon before the quotation, if it is a name."""
        block = self.blocks.holding(quotation.span.start)
        if block is None:
            return None
        line = self.text.rfind("\n", block.start, quotation.span.start) + 1
        start = max(block.start, line)
        opening = _OPENING.match(self.text, start, quotation.span.start)
        match = _LABEL.fullmatch(self.text, opening.end() if opening else start, quotation.span.start)
        if match is None:
            return None
        label = Span(*match.span("label"))
        return None if self._has_verb(label) else label

    def _has_verb(self, label: Span) -> bool:
        return bisect_left(self.verbs, label.start) < bisect_left(self.verbs, label.end)

    def named(self, label: Span) -> str | None:
        """The actor whose name ends the label, or ends what stands before its first comma or bracket."""
        stop = _BREAK.search(self.text, *label)
        ends = ([stop.start()] if stop else []) + [label.end]
        return next((found for end in ends if (found := self._ending(Span(label.start, end)))), None)

    def _ending(self, part: Span) -> str | None:
        first, last = bisect_left(self.starts, part.start), bisect_right(self.starts, part.end)
        fitting = [r for r in self.references[first:last] if part.end - 1 <= r.span.end <= part.end]
        named = [r for r in fitting if self.cast.by_id[r.actors[0]].kind in _SPEAKING]
        return min(named, key=self._rank).actors[0] if named else None

    def _rank(self, reference: Reference) -> tuple[bool, int]:
        return (self.cast.by_id[reference.actors[0]].kind != "person", reference.span.start)
