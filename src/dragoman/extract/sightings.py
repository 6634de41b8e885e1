"""Places in the text that tell of an encounter: "met with", "had a call with", "talks between".

Each sighting says who meets, in which format, and what the sentence adds: day, place, occasion, length.
`encounters.py` puts sightings of one encounter together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ..actors.cast import Cast
from ..model import EncounterStatus, Format, Place, Span, When, Wording
from ..parse.parsed import Sentence
from ..text.dates import Anchor, find_dates
from ..text.quantities import find_durations
from .grammar import (
    actors_of,
    direct_objects,
    objects_after,
    possessors,
    sides_of,
    stretch,
    subject_of,
)  # fmt: skip
from .lexicon import load_words
from .places import Locator

_BETWEEN = ("between", "among")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One telling of an encounter. `meets` are the actors it names, maybe one or none."""

    sentence: Sentence
    cue: Span
    kind: str
    meets: tuple[str, ...]
    host: str | None
    is_apart: bool
    is_definite: bool
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
        return {"call": "call", "video call": "video call", "visit": "visit", "letter": "letter"}[self.kind]  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class _Cue:
    token: Token
    kind: str
    meets: tuple[str, ...]
    host: str | None


def find_sightings(cast: Cast, anchor: Anchor | None, locate: Locator) -> Iterator[Sighting]:
    """Every telling of an encounter in the report, in text order."""
    for sentence in cast.parsed.sentences:
        cues = [cue for token in sentence.tokens if (cue := _cue(cast, token))]
        if cues:
            dates = find_dates_in(cast, sentence, anchor)
            for cue in cues:
                yield _sighting(cast, sentence, cue, dates, locate)


def find_dates_in(cast: Cast, sentence: Sentence, anchor: Anchor | None) -> tuple[When, ...]:
    """Date expressions of a sentence with offsets into the report."""
    found = find_dates(sentence.span.words(cast.parsed.report.text), anchor)
    at = sentence.span.start
    return tuple(When(d.start, d.end, d.precision, d.text, Span(d.span.start + at, d.span.end + at)) for d in found)


def _cue(cast: Cast, token: Token) -> _Cue | None:
    words = load_words("encounters")
    lemma = token.lemma_.lower()
    if token.pos_ == "VERB" and lemma in words["verbs"]:
        return _verb_cue(cast, token, words["verbs"][lemma])
    if token.pos_ in ("NOUN", "PROPN") and lemma in words["nouns"]:
        return _noun_cue(cast, token, words["nouns"][lemma])
    return None


def _verb_cue(cast: Cast, verb: Token, rule: dict[str, object]) -> _Cue | None:
    if any(c.dep_ == "neg" for c in verb.children) or not _is_satisfied(verb, str(rule.get("needs", ""))):
        return None
    objects = list(direct_objects(verb)) if rule.get("object") else []
    objects += objects_after(verb, rule.get("with", ()))  # type: ignore[arg-type]
    subject = subject_of(verb)
    subjects = actors_of(cast, (subject, *subject.conjuncts)) if subject is not None else ()
    if any(c.dep_ == "auxpass" for c in verb.children):
        objects += objects_after(verb, ("by",))
    others = _states_too(cast, objects, verb.lemma_ == "visit")
    meets = tuple(dict.fromkeys((*subjects, *others)))
    if not meets or (objects and not others):
        return None
    kind = str(rule["format"])
    kind = _by_medium(verb, kind)
    host = subjects[0] if verb.lemma_ in ("host", "receive", "welcome") and subjects else None
    return _Cue(verb, kind, meets, host)


def _is_satisfied(verb: Token, need: str) -> bool:
    words = load_words("encounters")
    if need == "phone":
        around = {t.lower_ for t in verb.subtree}
        marked = around & set(words["phone_words"])
        told = verb.tag_ in ("VBD", "VBN", "VB") and any(c.lower_ in ("with", "to") for c in verb.children)
        return bool(marked) or (verb.lemma_ in ("speak", "talk") and told)
    if need == "place":
        return any(c.dep_ == "prep" and c.lower_ in ("to", "at", "in") for c in verb.children)
    if need == "forward":
        return verb.dep_ == "pcomp" and verb.head.head.lemma_ == "look"
    return True


def _states_too(cast: Cast, objects: list[Token], is_visit: bool) -> tuple[str, ...]:
    return actors_of(cast, objects)


def _by_medium(head: Token, kind: str) -> str:
    words = load_words("encounters")
    around = {t.lower_ for t in (*head.lefts, *head.rights)}
    around |= {t.lower_ for c in head.children if c.dep_ == "prep" for t in c.children}
    if around & set(words["video_words"]) or any("video" in w for w in around):
        return "video call"
    if around & set(words["phone_words"]):
        return "call"
    return kind


def _noun_cue(cast: Cast, noun: Token, kind: str) -> _Cue | None:
    words = load_words("encounters")
    if noun.dep_ == "compound" or (noun.lemma_ == "talk" and noun.tag_ == "NN"):
        return None
    meets = list(actors_of(cast, possessors(noun)))
    meets += actors_of(cast, objects_after(noun, ("with", *_BETWEEN)))
    meets += _compounds(cast, noun)
    verb = noun.head
    if noun.dep_ in ("dobj", "pobj", "nsubjpass", "attr") and verb.pos_ == "ADP":
        verb = verb.head
    if noun.dep_ == "dobj" and verb.lemma_ in words["light_verbs"]:
        subject = subject_of(verb)
        meets = [*(actors_of(cast, (subject, *subject.conjuncts)) if subject is not None else ()), *meets]
        meets += actors_of(cast, objects_after(verb, ("with",)))
    elif noun.dep_ == "pobj" and noun.head.lower_ in ("during", "in", "at", "after"):
        meets += _subjects_of_clause(cast, verb) if meets else []
    if noun.lemma_ in ("visit", "trip"):
        meets += actors_of(cast, objects_after(noun, ("to", "by", "of")))
    elif not meets or kind in ("meeting", "summit"):
        meets += actors_of(cast, objects_after(noun, ("of", "by")))
    return _Cue(noun, _by_medium(noun, kind), tuple(dict.fromkeys(meets)), None)


def _compounds(cast: Cast, noun: Token) -> tuple[str, ...]:
    """ "Russian-Ukrainian talks", "the U.S.-Russia summit"."""
    left = [t for t in noun.subtree if t.i < noun.i and t.dep_ in ("amod", "compound", "nmod", "conj", "npadvmod")]
    found = tuple(
        dict.fromkeys(id for t in left for r in [cast.holding(t)] if r and r.form == "name" for id in r.actors)
    )
    return found if len(sides_of(cast, found)) > 1 else ()


def _subjects_of_clause(cast: Cast, verb: Token) -> tuple[str, ...]:
    subject = subject_of(verb) if verb.pos_ in ("VERB", "AUX") else None
    return actors_of(cast, (subject, *subject.conjuncts)) if subject is not None else ()


def _sighting(cast: Cast, sentence: Sentence, cue: _Cue, dates: tuple[When, ...], locate: Locator) -> Sighting:
    token = cue.token
    text = cast.parsed.report.text
    return Sighting(
        sentence=sentence,
        cue=stretch(token, token),
        kind=cue.kind,
        meets=cue.meets,
        host=cue.host,
        is_apart=token.tag_ == "NNS" and token.lemma_ not in ("talk", "negotiation", "consultation", "discussion"),
        is_definite=any(c.lower_ in ("the", "this", "their", "that") for c in token.children),
        status=_status(token),
        date=_date(token, dates),
        place=locate.place_of(token),
        occasion=_occasion(text, sentence),
        minutes=_minutes(text, sentence, token),
        first_since=_first_since(text, sentence, dates),
    )


def _status(token: Token) -> EncounterStatus:
    words = load_words("encounters")
    chain = [token, *token.ancestors]
    near = [t for t in chain[:4]]
    modifiers = {c.lower_ for c in token.children}
    if any(t.lemma_.lower() in words["cancelled_words"] for t in near):
        return "cancelled"
    if modifiers & set(words["planned_words"]) and "last" not in modifiers:
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


def _date(token: Token, dates: tuple[When, ...]) -> When | None:
    """The nearest dated expression of the sentence, those after "since" left aside."""
    usable = [d for d in dates if d.start and d.precision in ("day", "week", "month", "year", "range", "minute")]
    usable = [d for d in usable if not d.text.lower().startswith("since") and "ago" not in d.text.lower()]
    days = [d for d in usable if d.precision == "day"]
    return min(days or usable, key=lambda d: abs(d.span.start - token.idx), default=None)


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
