"""Transcripts: who has the word from one label to the next ("SENIOR ADMINISTRATION OFFICIAL: …", "Q …")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Cast
from ..model import Span
from ..text import fold
from .sayings import Sayings
from .spans import Stretches

_WORD: Final = r"(?:[A-Z][\w.'’-]*|of|the|to|and|for)"
_LABEL: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?…)\]*”\"] ))"
    rf"(?:(?P<label>[A-Z][\w.'’-]*(?:,? {_WORD}){{0,9}}): (?=[^\s\"“])|(?P<q>Q)\s+(?=[A-Z]))"
)
_SPEAKING: Final = frozenset({"person", "office", "group"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without interruption; `speaker` is None for questions and unknown labels."""

    speaker: str | None
    label: Span
    words: Span


def find_turns(cast: Cast, sayings: Sayings) -> tuple[Turn, ...]:
    """The turns of a transcript in text order; none where the text is no transcript."""
    report = cast.parsed.report
    head = Stretches([*([report.title_span] if report.title_span else []), *(c.span for c in report.captions)])
    found = (m for m in _LABEL.finditer(report.text) if not head.holds(m.start()))
    labels = [(Span(*(m.span("label") if m["label"] else m.span("q"))), m.end()) for m in found]
    turns = tuple(_turns(cast, sayings, labels, len(report.text)))
    # A single label may be a heading ("Iran: what next"); a transcript has at least two.
    return turns if len(turns) > 1 and any(turn.speaker for turn in turns) else ()


def _turns(cast: Cast, sayings: Sayings, labels: list[tuple[Span, int]], end: int) -> Iterator[Turn]:
    speakers = _Speakers(cast)
    kept: list[tuple[Span, int, str | None]] = []
    for label, start in labels:
        words = label.words(cast.parsed.report.text)
        speaker = None if fold(words) in sayings.nobody else speakers.named(label, words)
        if speaker or fold(words) in sayings.nobody or words.isupper():
            kept.append((label, start, speaker))
    for at, (label, start, speaker) in enumerate(kept):
        stop = kept[at + 1][0].start if at + 1 < len(kept) else end
        yield Turn(speaker, label, Span(start, stop))


class _Speakers:
    """Resolves labels: by a mention inside the label, by surname, by the words of a mention elsewhere."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.references = sorted((r for r in cast.references if len(r.actors) == 1), key=lambda r: r.span)
        self.starts = [r.span.start for r in self.references]
        self.by_words: dict[str, str] = {}
        text = cast.parsed.report.text
        for actor in cast.actors:
            if actor.kind in _SPEAKING:
                names = [actor.name, *(m.span.words(text) for m in actor.mentions if m.form != "pronoun")]
                for name in names:
                    self.by_words.setdefault(fold(name), actor.id)
            if actor.kind == "person" and actor.name.split():
                self.by_words.setdefault(fold(actor.name).split()[-1], actor.id)

    def named(self, label: Span, words: str) -> str | None:
        folded = fold(words)
        if folded in self.by_words:
            return self.by_words[folded]
        found = self._mentioned(label)
        return found or self.by_words.get(folded.split()[-1])

    def _mentioned(self, label: Span) -> str | None:
        at = bisect_left(self.starts, label.start)
        best: str | None = None
        while at < len(self.references) and self.references[at].span.start < label.end:
            reference = self.references[at]
            if reference.span.end <= label.end and self.cast.by_id[reference.actors[0]].kind in _SPEAKING:
                best = reference.actors[0]
            at += 1
        return best
