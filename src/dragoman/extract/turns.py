"""Transcripts: who has the word from one label to the next ("SENIOR ADMINISTRATION OFFICIAL: …", "Q …")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from ..actors.cast import Cast
from ..model import Actor, Span
from ..text import fold
from .sayings import Sayings
from .spans import Stretches

_CAPITAL: Final = r"[A-ZÀ-ÖØ-ÞĀĆČĐĞĪŁŌŚŞŠŪŹŻŽ]"
_WORD: Final = rf"(?:{_CAPITAL}[\w.'’-]*|of|the|to|and|for)"
_LABEL: Final = re.compile(
    r"(?:^|(?<=\n)|(?<=[.!?…)\]*”\"] ))"
    rf"(?:(?P<label>{_CAPITAL}[\w.'’-]*(?:,? {_WORD}){{0,9}})(?: ?\([a-z ]{{3,30}}\))? ?: {{1,4}}(?=[^\s\"“])"
    # A bare Q opens an anonymous reporter's question, at a line's start whatever follows.
    rf"|(?P<q>Q)(?:(?<=\nQ)[ \t:.]+(?=\S)|\s+(?={_CAPITAL})))"
)
_FULL_NAME: Final = re.compile(rf"{_CAPITAL}[\w.'’-]+(?: {_CAPITAL}[\w.'’-]+){{1,3}}")
# "TO THE CONGRESS OF THE UNITED STATES:" opens a letter; whoever is so addressed does not speak.
_ADDRESSING: Final = ("TO ", "To ", "Dear ", "DEAR ")
_NAMELESS: Final = frozenset({"official", "officials"})
_SPEAKING: Final = frozenset({"person", "office", "group"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says without interruption; `speaker` is None for unknown labels and where `is_anonymous`.

    An anonymous turn is a reporter's or the audience's: nobody of the cast speaks, and nobody is reported to.
    """

    speaker: str | None
    label: Span
    words: Span
    is_anonymous: bool = False


def find_turns(cast: Cast, sayings: Sayings) -> tuple[Turn, ...]:
    """The turns of a transcript in text order; none where the text is no transcript."""
    report = cast.parsed.report
    head = Stretches([*([report.title_span] if report.title_span else []), *(c.span for c in report.captions)])
    found = (m for m in _LABEL.finditer(report.text) if not head.holds(m.start()))
    labels = [(Span(*(m.span("label") if m["label"] else m.span("q"))), m.end()) for m in found]
    turns = tuple(_turns(cast, sayings, labels, len(report.text)))
    # A single label may be a heading ("Iran: what next"); a transcript has two, or one in capitals ("THE PRESIDENT").
    capitals = any(
        turn.speaker and " " in (label := turn.label.words(report.text)) and label.isupper() for turn in turns
    )
    return turns if capitals or (len(turns) > 1 and any(turn.speaker for turn in turns)) else ()


def _turns(cast: Cast, sayings: Sayings, labels: list[tuple[Span, int]], end: int) -> Iterator[Turn]:
    speakers = _Speakers(cast)
    text = cast.parsed.report.text
    kept: list[tuple[Span, int, str | None, bool]] = []
    for label, start in labels:
        words = label.words(text)
        if words.startswith(_ADDRESSING) or speakers.are_several(label):
            continue
        nobody = fold(words) in sayings.nobody
        speaker = None if nobody else speakers.named(label, words)
        if speaker or nobody or words.isupper() or (_opens_line(text, label) and _FULL_NAME.fullmatch(words)):
            kept.append((label, start, speaker, nobody))
    for at, (label, start, speaker, nobody) in enumerate(kept):
        stop = kept[at + 1][0].start if at + 1 < len(kept) else end
        yield Turn(speaker, label, Span(start, stop), nobody)


def _opens_line(text: str, label: Span) -> bool:
    return label.start == 0 or text[label.start - 1] == "\n"


class _Speakers:
    """Resolves labels: by title and surname, by a mention inside the label, by the words of a mention elsewhere."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.references = sorted((r for r in cast.references if len(r.actors) == 1), key=lambda r: r.span)
        self.starts = [r.span.start for r in self.references]
        self.by_words: dict[str, str] = {}
        self.by_surname: dict[str, list[Actor]] = {}
        text = cast.parsed.report.text
        for actor in cast.actors:
            if actor.kind in _SPEAKING:
                names = [actor.name, *(m.span.words(text) for m in actor.mentions if m.form != "pronoun")]
                for name in names:
                    self.by_words.setdefault(fold(name), actor.id)
            if actor.kind == "person" and actor.name.split():
                self.by_surname.setdefault(fold(actor.name).split()[-1], []).append(actor)

    def named(self, label: Span, words: str) -> str | None:
        folded = fold(words)
        *title, surname = folded.split()
        namesakes = self.by_surname.get(surname, [])
        if len(namesakes) > 1:
            return self._among(namesakes, folded, " ".join(title))
        if len(namesakes) == 1 and title:
            return namesakes[0].id
        if surname in _NAMELESS:
            return self._official(folded)
        return (
            self._titled(folded.removeprefix("the "))
            or self.by_words.get(folded)
            or self._mentioned(label)
            or self.by_words.get(surname)
        )

    def _titled(self, office: str) -> str | None:
        """ "THE PRESIDENT" under "Remarks by President Biden": the holder whom the report's title names."""
        title = self.cast.parsed.report.title_span
        if title is None:
            return None
        text = self.cast.parsed.report.text
        for reference in self.references:
            actor = self.cast.by_id[reference.actors[0]]
            is_holder = actor.country is not None and _same_office(office, fold(actor.role or ""))
            if is_holder and reference.span.end <= title.end and fold(reference.span.words(text)).startswith(office):
                return actor.id
        return None

    def _official(self, label: str) -> str | None:
        """ "SENIOR ADMINISTRATION OFFICIAL" keeps the name back: an office or a group, never a person by name."""
        text = self.cast.parsed.report.text
        unnamed = (a for a in self.cast.actors if a.kind in ("office", "group"))
        return next((a.id for a in unnamed if any(fold(m.span.words(text)) == label for m in a.mentions)), None)

    def _among(self, namesakes: list[Actor], label: str, title: str) -> str | None:
        """Of persons who share a surname: who is named in full, holds the office, or is in the report's title."""
        tests: tuple[Callable[[Actor], bool], ...] = (
            lambda actor: fold(actor.name) == label,
            lambda actor: bool(title and actor.role) and _same_office(title, fold(actor.role or "")),
            lambda actor: self._is_in_title(actor),
            lambda actor: bool(actor.country and actor.role),
        )
        for test in tests:
            fitting = [actor for actor in namesakes if test(actor)]
            if len(fitting) == 1:
                return fitting[0].id
        return None

    def _is_in_title(self, actor: Actor) -> bool:
        title = self.cast.parsed.report.title_span
        return title is not None and any(mention.span.overlaps(title) for mention in actor.mentions)

    def are_several(self, label: Span) -> bool:
        """ "General David Berger, Admiral Mike Gilday:" ends a salutation."""
        at, people = bisect_left(self.starts, label.start), set()
        while at < len(self.references) and self.references[at].span.start < label.end:
            actor = self.cast.by_id[self.references[at].actors[0]]
            people |= {actor.id} if actor.kind == "person" and self.references[at].form != "nominal" else set()
            at += 1
        return len(people) > 1

    def _mentioned(self, label: Span) -> str | None:
        at = bisect_left(self.starts, label.start)
        best: str | None = None
        while at < len(self.references) and self.references[at].span.start < label.end:
            reference = self.references[at]
            if reference.span.end <= label.end and self.cast.by_id[reference.actors[0]].kind in _SPEAKING:
                best = reference.actors[0]
            at += 1
        return best


def _same_office(title: str, role: str) -> bool:
    """ "secretary" is short for "secretary of state"; "president" is not "vice president"."""
    return role == title or role.startswith((f"{title} of ", f"{title}-"))
