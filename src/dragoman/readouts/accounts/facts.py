"""The facts of an encounter as an account states them: its name, day, place and length, who asked for it, the tone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Place, Span, When
from ...text.normalise import fold
from ...text.quantities import find_durations
from .account import Fact, Mention, Telling
from .stretch import Stretch
from .subjects import load_words

_NEAR = 60  # characters between a word of tone and the talks it is said of


def state_facts(telling: Telling, stretch: Stretch) -> tuple[Fact, ...]:
    """The facts, at most one of a kind, in a fixed order."""
    found = (
        _called(telling, stretch),
        _day(telling),
        _place(telling),
        _length(telling, stretch),
        _requested(telling, stretch),
        _tone(telling, stretch),
    )
    return tuple(fact for fact in found if fact)


def _first_sentences(telling: Telling, stretch: Stretch) -> Iterator[Span]:
    """Where the encounter is told first: the body's sentences of the evidence, then the first of all."""
    evidence = telling.encounter.evidence
    yield from (s for s in stretch.sentences if any(s.overlaps(e) for e in evidence))
    yield from stretch.sentences[:1]


def _called(telling: Telling, stretch: Stretch) -> Fact | None:
    words = load_words()
    nouns = "|".join(noun.replace(" ", r"\s+") for noun in words["called"])
    naming = re.compile(rf"\b(?:(?:{'|'.join(words['called_so'])})[\s,]+(?:and\s+)?)*(?:{nouns})\b", re.I)
    text = telling.record.report.text
    for sentence in _first_sentences(telling, stretch):
        if met := naming.search(text, sentence.start, sentence.end):
            return Fact("name", fold(met.group()), Mention(met.group(), Span(*met.span())))
    return None


def _day(telling: Telling) -> Fact | None:
    when = telling.encounter.date
    if when is None or when.start is None or when.precision != "day" or not _is_stated(when):
        return None
    return Fact("date", when.start[:10], Mention(when.text, when.span))


def _is_stated(when: When) -> bool:
    """Whether the words name a day: that of a readout without any is only taken from the day of publication."""
    words = fold(when.text).replace("-", " ").split()
    return any(word.strip(".,") in load_words()["days"] or word[:1].isdigit() for word in words)


def _place(telling: Telling) -> Fact | None:
    place: Place | None = telling.encounter.place
    return Fact("place", fold(place.name), _mention(telling, place.span)) if place else None


def _mention(telling: Telling, span: Span) -> Mention:
    return Mention(span.words(telling.record.report.text), span)


def _length(telling: Telling, stretch: Stretch) -> Fact | None:
    text = telling.record.report.text
    lasted = telling.encounter.duration_minutes
    for sentence in stretch.sentences if lasted else ():
        for span, minutes in find_durations(sentence.words(text)):
            if minutes == lasted:
                place = Span(sentence.start + span.start, sentence.start + span.end)
                return Fact("duration", f"{minutes} minutes", _mention(telling, place))
    lengths = re.compile(rf"\b(?:{'|'.join(load_words()['lengths'])})\b", re.I)
    for sentence in list(_first_sentences(telling, stretch))[:1]:
        if met := lengths.search(text, sentence.start, sentence.end):
            return Fact("duration", fold(met.group()), Mention(met.group(), Span(*met.span())))
    return None


def _requested(telling: Telling, stretch: Stretch) -> Fact | None:
    text = telling.record.report.text
    for pattern in load_words()["requested"]:
        for sentence in stretch.sentences:
            if met := re.search(pattern, sentence.words(text)):
                span = Span(sentence.start + met.start(), sentence.start + met.end())
                asker = _asker(telling, sentence, span)
                return Fact("asked for by", asker, Mention(span.words(text), span)) if asker else None
    return None


def _asker(telling: Telling, sentence: Span, words: Span) -> str | None:
    """The side named in the words of asking, or else the first named after them in the sentence."""
    named = sorted(
        (mention.span, actor.country)
        for actor in telling.record.actors
        if actor.country in telling.encounter.countries
        for mention in actor.mentions
        if sentence.contains(mention.span) and mention.span.end > words.start
    )
    return named[0][1] if named else None


def _tone(telling: Telling, stretch: Stretch) -> Fact | None:
    tone = tone_words(telling, stretch)
    return Fact("tone", ", ".join(fold(word.text) for word in tone), tone[0]) if tone else None


def tone_words(telling: Telling, stretch: Stretch) -> tuple[Mention, ...]:
    """The record's words of tone that stand near the talks they are said of."""
    text = telling.record.report.text
    talks = re.compile(rf"\b(?:{'|'.join(load_words()['talks'])})\b", re.I)
    spans = sorted({w.span for account in telling.encounter.accounts for w in account.tone})
    kept = []
    for span in spans:
        sentence = stretch.sentence_at(span.start)
        around = Span(max(sentence.start, span.start - _NEAR), min(sentence.end, span.end + _NEAR))
        if sentence.contains(span) and talks.search(text, around.start, around.end):
            kept.append(Mention(span.words(text), span))
    return tuple(kept)
