"""Statements in the making: what was said and by which word of saying, before anybody's name is known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ..model import Channel, Span, StatementForm
from ..parse.parsed import Parsed, Quotation, Sentence
from .cues import Cue
from .quoted import Attribution
from .turns import Turn

_CLOCK: Final = re.compile(r"(?:END\s*)?(?:\d{1,2}:\d\d\s*[APap]\.?\s?[Mm]\b.{0,12})?$")


@dataclass(slots=True)
class Utterance:
    """One statement to be. `number` names it among the utterances; `order` is where it is read.

    The speaker is `speaker` where already known, else that of utterance `follows`, else the subject of `cue`.
    An utterance without content only shows who has the floor.
    """

    number: int
    order: int
    cue: Cue | None
    content: Span | None
    form: StatementForm
    quotes: list[Span] = field(default_factory=list)
    speaker: str | None = None
    follows: int | None = None
    continues: int | None = None
    channel: Channel | None = None
    takes_floor: bool = True


def find_utterances(cues: tuple[Cue, ...], attributions: list[Attribution]) -> Iterator[Utterance]:
    """Utterances for all cues with content or quotations, and for quotations that carry on without a cue."""
    of_cue: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.cue is not None:
            of_cue.setdefault(attribution.cue.token.i, []).append(attribution)
    numbers: dict[int, int] = {}
    said_until = 0
    for cue in cues:
        for utterance in _of_cue(cue, of_cue.get(cue.token.i, [])):
            # Who speaks within what another says does not take the floor from him.
            utterance.takes_floor &= cue.token.idx >= said_until
            if utterance.content is not None and utterance.content.start > cue.token.idx:
                said_until = max(said_until, utterance.content.end)
            if utterance.quotes:
                numbers[cue.token.i] = utterance.number
            yield utterance
    yield from _carried(attributions, numbers)


def _of_cue(cue: Cue, attributions: list[Attribution]) -> Iterator[Utterance]:
    """Up to two: words said in the grammar, and whole quotations beside them."""
    whole = [a.quotation.inner for a in attributions if not a.is_fragment]
    fragments = [a.quotation.inner for a in attributions if a.is_fragment]
    content = cue.content
    if content is not None and any(content.overlaps(span) for span in whole):
        content = None
    number, at = 2 * cue.token.i, cue.token.idx
    if content is not None or fragments:
        marked = [a.quotation.span for a in attributions if a.is_fragment]
        covered = cover([*([content] if content else []), *marked])
        yield Utterance(number, at, cue, covered, "mixed" if fragments else "indirect", fragments)
    if whole:
        yield Utterance(number + 1, at + 1, cue, cover(whole), "direct", whole)
    if content is None and not attributions:
        yield Utterance(number, at, cue, None, "indirect", takes_floor=cue.is_floor)


def _carried(attributions: list[Attribution], numbers: dict[int, int]) -> Iterator[Utterance]:
    """Quotations without a cue: their speaker is that of the quotation they carry on, or who has the floor."""
    made: dict[int, int] = {}
    for at, attribution in enumerate(attributions):
        if attribution.cue is not None:
            made[at] = numbers.get(attribution.cue.token.i, -1)
            continue
        span = attribution.quotation.inner
        number = -2 - span.start
        made[at] = number
        follows = made.get(attribution.follows) if attribution.follows is not None else None
        continues = follows if attribution.quotation.carries_on else None
        yield Utterance(number, span.end, None, span, "direct", [span], follows=follows, continues=continues)


def labelled_utterances(quotations: Iterable[Quotation], speakers: dict[Span, str | None]) -> Iterator[Utterance]:
    """The quotations of a round-up, each spoken by whom its label names."""
    for quotation in quotations:
        speaker = speakers.get(quotation.span)
        if speaker is not None:
            inner = quotation.inner
            yield Utterance(-2 - inner.start, inner.start, None, inner, "direct", [inner], speaker=speaker)


def turn_utterances(parsed: Parsed, turns: Iterable[Turn]) -> Iterator[Utterance]:
    """A transcript's turns, one utterance a paragraph, its sentences as the words quoted."""
    sentences = iter(parsed.sentences)
    sentence = next(sentences, None)
    for turn in turns:
        pieces: dict[int, list[Span]] = {}
        while sentence is not None and sentence.span.start < turn.words.end:
            if turn.speaker and sentence.span.end > turn.words.start and not _is_stage_direction(sentence):
                start = max(sentence.span.start, turn.words.start)
                pieces.setdefault(sentence.paragraph, []).append(Span(start, min(sentence.span.end, turn.words.end)))
            if sentence.span.end > turn.words.end:
                break
            sentence = next(sentences, None)
        yield from _of_turn(turn, pieces)


def _is_stage_direction(sentence: Sentence) -> bool:
    """ "(Applause.)", "[Laughter]", "END 2:54 P.M. EDT": not said by anybody."""
    first = sentence.tokens[0].text
    if first in ("(", "["):
        return sentence.tokens[-1].text in (")", "]", ".")
    return (first == "END" or first[0].isdigit()) and _CLOCK.match(str(sentence.tokens)) is not None


def _of_turn(turn: Turn, pieces: dict[int, list[Span]]) -> Iterator[Utterance]:
    before: int | None = None
    for spans in pieces.values():
        number = -2 - spans[0].start
        yield Utterance(
            number, spans[0].start, None, cover(spans), "direct", spans, speaker=turn.speaker, continues=before
        )  # fmt: skip
        before = number


def cover(spans: list[Span]) -> Span:
    """The smallest stretch that holds all of some spans."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))
