"""Places in the text that tell of an encounter: "met with", "had a call with", "talks between".

Each sighting says who meets, in which format, and what the sentence adds: day, place, occasion, length.
`encounters.py` puts sightings of one encounter together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from spacy.tokens import Token

from ..actors.cast import Cast
from ..model import EncounterStatus, Format, Place, Span, When, Wording
from ..parse.parsed import Sentence
from ..text.dates import Anchor, find_dates
from ..text.quantities import find_durations
from .company import is_several
from .encounter_cues import Cue, find_cue, listing_verb
from .grammar import names_its_noun, stretch
from .lexicon import load_words
from .places import Locator

_WEEK = 7
# What is of one format however many sides there are.
_OTHER_FORMATS: dict[str, Format] = {"call": "call", "video call": "video call", "visit": "visit", "letter": "letter"}
_POINTS_BACK = re.compile(r"\b(?:[Tt]hat|[Tt]he same|that same) (?:night|day|evening|morning|afternoon)\b")
_GOES_ON = 3  # so many sentences may go on telling what was done that day
_RECALLED = 8  # and so many lie at most between the day and the words that point back to it


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling of an encounter.

    `meets` are the actors it names, maybe one or none; `lacks_subject` when it says with whom, and not who;
    `is_list` when it lists those who took part beside its host.
    """

    sentence: Sentence
    cue: Span
    kind: str
    meets: tuple[str, ...]
    host: str | None
    is_apart: bool
    is_definite: bool
    lacks_subject: bool
    is_list: bool
    status: EncounterStatus
    date: When | None
    place: Place | None
    occasion: Wording | None
    minutes: int | None
    first_since: When | None

    def format(self, sides: int) -> Format:
        """The format in the contract's words, given how many sides met."""
        if self.kind == "meeting":
            return "multilateral meeting" if sides > 2 else "bilateral meeting"
        if self.kind == "summit":
            return "multilateral meeting" if sides != 2 else "bilateral meeting"
        return _OTHER_FORMATS[self.kind]


def find_sightings(cast: Cast, anchor: Anchor | None, locate: Locator) -> Iterator[Sighting]:
    """Every telling of an encounter in the report, in text order."""
    for sentence in cast.parsed.sentences:
        cues = [cue for token in sentence.tokens if (cue := find_cue(cast, token, locate))]
        if cues:
            dates = find_dates_in(cast, sentence, anchor)
            for cue in cues:
                sighting = _sighting(cast, sentence, cue, dates, locate)
                recalled = _that_day(cast, sentence, cue, anchor) if sighting.date is None else None
                yield replace(sighting, date=recalled) if recalled else sighting


def find_dates_in(cast: Cast, sentence: Sentence, anchor: Anchor | None) -> tuple[When, ...]:
    """Date expressions of a sentence with offsets into the report."""
    found = find_dates(sentence.span.words(cast.parsed.report.text), anchor)
    at = sentence.span.start
    return tuple(When(d.start, d.end, d.precision, d.text, Span(d.span.start + at, d.span.end + at)) for d in found)


def _sighting(cast: Cast, sentence: Sentence, cue: Cue, dates: tuple[When, ...], locate: Locator) -> Sighting:
    token = cue.token
    text = cast.parsed.report.text
    status = _status(token)
    return Sighting(
        sentence=sentence,
        cue=stretch(token, token),
        kind=cue.kind,
        meets=cue.meets,
        host=cue.host,
        is_apart=is_several(token),
        is_definite=any(c.lower_ in ("the", "this", "their", "that") for c in token.children),
        lacks_subject=_lacks_subject(token),
        is_list=listing_verb(token) is not None,
        status=status,
        date=_date(cast, token, dates if status != "held" else tuple(_past(cast, one) for one in dates)),
        place=locate.place_of(token),
        occasion=_occasion(text, sentence),
        minutes=_minutes(text, sentence, token),
        first_since=_first_since(text, sentence, dates),
    )


def _lacks_subject(token: Token) -> bool:
    """ "Telephone conversation with X" as a heading, "spoke today with X" where the sentence was cut before."""
    has_company = any(child.lower_ == "with" for child in token.children)
    has_owner = any(child.dep_ in ("nsubj", "nsubjpass", "poss") for child in token.children)
    return has_company and not has_owner and token.dep_ == "ROOT"


def _status(token: Token) -> EncounterStatus:
    words = load_words("encounters")
    chain = [token, *token.ancestors]
    near = chain[:4]
    modifiers = {c.lower_ for c in token.children}
    if any(t.lemma_.lower() in words["cancelled_words"] for t in near):
        return "cancelled"
    if modifiers & set(words["planned_words"]) and "last" not in modifiers:
        return "planned"
    if _is_intended(token):
        return "planned"
    for t in near:
        if t.pos_ not in ("VERB", "AUX"):
            continue
        if t != token and t.lemma_ in words["planned_verbs"] and _is_below(token, t):
            return "planned"
        if any(c.lower_ in ("will", "would", "shall", "'ll", "’ll") for c in t.children if c.dep_ == "aux"):
            return "planned"
        if t.lemma_ == "go" and t.tag_ == "VBG":
            return "planned"
        if any(c.dep_ in ("nsubj", "nsubjpass") for c in t.children):
            break
    return "planned" if _is_to_be_held(token) else "held"


def _is_intended(token: Token) -> bool:
    """ "Plans for X to visit", "looks forward to seeing": an infinitive or a prospect, not a deed."""
    if token.tag_ == "VB" and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return token.head.lemma_ not in ("manage", "travel", "come", "arrive", "continue")
    return any(t.lemma_ == "look" and any(c.lower_ == "forward" for c in t.children) for t in token.ancestors)


def _is_below(token: Token, verb: Token) -> bool:
    """Whether the encounter is what is planned, and not the occasion of planning."""
    while token.head != verb and token.head != token:
        if token.dep_ == "prep" and token.lower_ in ("during", "in", "at", "after", "on"):
            return False
        token = token.head
    return not (token.dep_ == "prep" and token.lower_ in ("during", "in", "at", "after", "on"))


def _is_to_be_held(token: Token) -> bool:
    return any(
        c.dep_ in ("acl", "relcl") and c.lemma_ in ("hold", "take") and any(a.lower_ == "to" for a in c.children)
        for c in token.children
    )


def _date(cast: Cast, token: Token, dates: tuple[When, ...]) -> When | None:
    """The nearest dated expression of the sentence, without those after "since" and those of another noun."""
    usable = [d for d in dates if d.start and d.precision in ("day", "week", "month", "year", "range", "minute")]
    usable = [d for d in usable if not _is_anothers(cast, token, d)]
    usable = [d for d in usable if not d.text.lower().startswith("since") and "ago" not in d.text.lower()]
    days = [d for d in usable if d.precision == "day"]
    return min(days or usable, key=lambda d: abs(d.span.start - token.idx), default=None)


def _is_anothers(cast: Cast, token: Token, when: When) -> bool:
    found = cast.parsed.doc.char_span(when.span.start, when.span.end, alignment_mode="expand")
    return found is not None and names_an_encounter(found.root) and found.root.head != token


def names_an_encounter(day: Token) -> bool:
    """Whether a date says which encounter a noun means: "followed up on the November 15 call"."""
    return names_its_noun(day) and day.head.lemma_.lower() in load_words("encounters")["nouns"]


def _that_day(cast: Cast, sentence: Sentence, cue: Cue, anchor: Anchor | None) -> When | None:
    """ "I remember the night of March 4. … That night I spoke with world leaders. I spoke with President X."

    The day last told before words that point back to it, in this sentence or in those before that go on telling of it.
    """
    text, sentences = cast.parsed.report.text, cast.parsed.sentences
    at = cast.parsed.sentence_of[cue.token.i]
    for back in range(at, max(at - _GOES_ON, -1), -1):
        goes_on = back == at or any(token.lemma_ == cue.token.lemma_ for token in sentences[back].tokens)
        if goes_on and _POINTS_BACK.search(sentences[back].span.words(text)):
            before = sentences[max(back - _RECALLED, 0) : back]
            days = [day for one in before for day in find_dates_in(cast, one, anchor) if day.precision == "day"]
            return days[-1] if days else None
    return None


def _past(cast: Cast, when: When) -> When:
    """ "This weekend I spoke with him", said early in a week, tells of the weekend before."""
    published = cast.parsed.report.published
    if published is None or when.precision != "range" or not when.start or not when.end:
        return when
    first, last = date.fromisoformat(when.start[:10]), date.fromisoformat(when.end[:10])
    if not 0 < (first - date.fromisoformat(published.start[:10])).days < _WEEK or last - first > timedelta(_WEEK):
        return when
    return replace(when, start=str(first - timedelta(_WEEK)), end=str(last - timedelta(_WEEK)))


def _occasion(text: str, sentence: Sentence) -> Wording | None:
    words = sentence.span.words(text)
    for phrase in load_words("encounters")["occasions"]:
        found = re.search(re.escape(phrase) + r" ", words, re.IGNORECASE)
        if found:
            return _occasion_after(text, sentence, sentence.span.start + found.end())
    return None


def _occasion_after(text: str, sentence: Sentence, at: int) -> Wording:
    last = at
    for token in sentence.tokens:
        if token.idx < at:
            continue
        if token.idx > at and (
            token.text in (",", ".", ";") or token.lower_ in ("in", "on", "to", "at", "with", "where")
        ):
            break
        last = token.idx + len(token)
    return Wording(text[at:last], Span(at, last))


def _minutes(text: str, sentence: Sentence, token: Token) -> int | None:
    durations = find_durations(sentence.span.words(text))
    near = [(abs(span.start + sentence.span.start - token.idx), minutes) for span, minutes in durations]
    return round(min(near)[1]) if near and min(near)[0] < 150 else None


def _first_since(text: str, sentence: Sentence, dates: tuple[When, ...]) -> When | None:
    words = sentence.span.words(text).lower()
    first, since = words.find("first"), words.find("since")
    if first < 0 or since < first:
        return None
    after = [d for d in dates if d.span.start >= sentence.span.start + since]
    return after[0] if after else None
