"""Words that tell of an encounter, and who the grammar around them says met: "met with", "talks between"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Token

from ..actors.cast import Cast
from .company import listed
from .grammar import (
    actors_of,
    direct_objects,
    is_passive,
    objects_after,
    possessors,
    sides_of,
    subject_of,
)  # fmt: skip
from .lexicon import load_words
from .places import Locator

_AFTER = frozenset({"after", "following"})
_CLAUSE_OPENERS = frozenset({"during", "in", "at", "after", "following", "for"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells of an encounter: its sort, and the actors that the grammar makes meet."""

    token: Token
    kind: str
    meets: tuple[str, ...]
    host: str | None


def find_cue(cast: Cast, token: Token, locate: Locator) -> Cue | None:
    """The cue that a token is, or None."""
    words = load_words("encounters")
    lemma = token.lemma_.lower()
    if _is_only_wanted(token) or _is_supposed(token):
        return None
    if token.pos_ == "VERB" and lemma in words["verbs"]:
        return _verb_cue(cast, token, words["verbs"][lemma], locate)
    if token.pos_ in ("NOUN", "PROPN") and lemma in words["nouns"] and token.dep_ != "compound":
        if lemma in words["noun_needs"] and not _stands_before(token, words["noun_needs"][lemma]):
            return None
        return (
            None if (lemma == "talk" and token.tag_ == "NN") else _noun_cue(cast, token, words["nouns"][lemma], locate)
        )
    return None


def _stands_before(noun: Token, wanted: Iterable[str]) -> bool:
    return any(child.lower_ in wanted for child in noun.lefts)


def _is_only_wanted(token: Token) -> bool:
    """ "A proposal to hold talks", "a call for restraint": no encounter yet."""
    if token.lemma_ == "call" and any(c.dep_ == "prep" and c.lower_ in ("for", "to", "on") for c in token.children):
        return token.pos_ == "NOUN" and not any(c.lower_ == "with" for c in token.children)
    wanting = load_words("encounters")["wanting"]
    return any(t.lemma_.lower() in wanting for t in (*list(token.ancestors)[:3],))


def _is_supposed(token: Token) -> bool:
    """ "If he knew that he was going to talk to him", "whether they will meet": supposed or asked, not told.

    A meeting during which something may have been said is none of these.
    """
    if token.pos_ != "VERB" and token.dep_ not in ("dobj", "nsubjpass"):
        return False
    supposing = load_words("encounters")["supposing"]
    clauses = (t for t in (token, *token.ancestors) if t.pos_ in ("VERB", "AUX"))
    return any(child.dep_ == "mark" and child.lower_ in supposing for verb in clauses for child in verb.children)


def _verb_cue(cast: Cast, verb: Token, rule: dict[str, Any], locate: Locator) -> Cue | None:
    if any(c.dep_ == "neg" for c in verb.children) or not _is_satisfied(verb, rule.get("needs", "")):
        return None
    objects = list(direct_objects(verb)) if rule.get("object") else []
    objects += objects_after(verb, rule.get("with", ()))
    objects += objects_after(verb, ("by",)) if is_passive(verb) else ()
    subjects = _subjects(cast, verb)
    others = listed(cast, objects)
    if verb.lemma_ == "visit":
        others += _countries(cast, objects, locate)
    if not (subjects or others) or (objects and not others):
        return None
    host = subjects[0] if verb.lemma_ in ("host", "receive", "welcome") and subjects else None
    return Cue(verb, _by_medium(verb, rule["format"]), tuple(dict.fromkeys((*subjects, *others))), host)


def _is_satisfied(verb: Token, need: str) -> bool:
    """Some verbs tell of an encounter only with company: "spoke with", "welcomed to", "forward to seeing"."""
    if need == "phone":
        marked = {t.lower_ for t in verb.subtree} & set(load_words("encounters")["phone_words"])
        return bool(marked) or (
            verb.lemma_ in ("speak", "talk") and any(c.lower_ in ("with", "to") for c in verb.children)
        )
    if need == "place":
        return any(c.dep_ == "prep" and c.lower_ in ("to", "at", "in") for c in verb.children)
    if need == "passive":
        return is_passive(verb) and any(c.lower_ == "by" for c in verb.children)
    if need == "forward":
        return verb.dep_ == "pcomp" and verb.head.head.lemma_ == "look"
    return True


def _subjects(cast: Cast, verb: Token) -> tuple[str, ...]:
    subject = subject_of(verb)
    if subject is None:
        return ()
    return tuple(dict.fromkeys((*actors_of(cast, (subject, *subject.conjuncts)), *listed(cast, _together(subject)))))


def _together(subject: Token) -> Iterator[Token]:
    """ "X together with Y met …": Y too."""
    words = load_words("encounters")["together"]
    for prep in (*subject.children, *(c for each in subject.children if each.lower_ in words for c in each.children)):
        if prep.lower_ == "with" and (prep.head != subject or any(child.lower_ in words for child in prep.children)):
            yield from (child for child in prep.children if child.dep_ == "pobj")


def _countries(cast: Cast, tokens: Iterable[Token], locate: Locator) -> tuple[str, ...]:
    """The states of the places visited."""
    places = (locate.named(token) for token in tokens if token.pos_ == "PROPN")
    states = (f"state:{place.country}" for place in places if place and place.country)
    return tuple(state for state in states if state in cast.by_id)


def _by_medium(head: Token, kind: str) -> str:
    words = load_words("encounters")
    around = {t.lower_ for t in (*head.lefts, *head.rights)}
    held_by = [t for c in head.children if c.dep_ == "prep" for t in c.children]
    around |= {t.lower_ for each in held_by for t in (each, *each.lefts)}  # "by secure video conference"
    if any("video" in word for word in around) or around & set(words["video_words"]):
        return "video call"
    return "call" if around & set(words["phone_words"]) else kind


def _noun_cue(cast: Cast, noun: Token, kind: str, locate: Locator) -> Cue | None:
    meets = [*actors_of(cast, possessors(noun)), *_companions(cast, noun), *_compounds(cast, noun)]
    governor = noun.head
    verb = governor.head if governor.pos_ == "ADP" else governor
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lemma_ in load_words("encounters")["light_verbs"]:
        meets = [*_subjects(cast, verb), *meets, *listed(cast, objects_after(verb, ("with", "between")))]
    elif governor.lower_ == "in" and (taking := _taking_part(verb)) is not None:
        meets = [*_subjects(cast, taking), *meets]
    elif governor.lower_ in _CLAUSE_OPENERS and len(sides_of(cast, meets)) == 1 and verb.pos_ in ("VERB", "AUX"):
        meets += _subjects(cast, verb)
    if (listing := listing_verb(noun)) is not None:
        meets += listed(cast, (*direct_objects(listing), *(c for c in listing.children if c.dep_ == "attr")))
    if governor.lower_ in _AFTER and len(sides_of(cast, meets)) == 1:
        meets += _speakers(cast, governor)
    if noun.lemma_ in ("visit", "trip"):
        hosts = list(objects_after(noun, ("to",)))
        meets += (
            *listed(cast, hosts),
            *_countries(cast, hosts, locate),
            *listed(cast, objects_after(noun, ("by", "of"))),
        )
    elif not meets or kind in ("meeting", "summit", "video call"):
        meets += listed(cast, objects_after(noun, ("of", "by")))
    return Cue(noun, _by_medium(noun, kind), tuple(dict.fromkeys(meets)), None)


def listing_verb(noun: Token) -> Token | None:
    """ "Participants in the call included A, B and C": the verb behind which those who took part are listed."""
    governor = noun.head.head if noun.head.pos_ == "ADP" else noun
    is_subject = (
        governor.dep_ in ("nsubj", "nsubjpass") and governor.lemma_.lower() in load_words("encounters")["takers"]
    )
    return governor.head if is_subject and governor != noun else None


def _speakers(cast: Cast, after: Token) -> tuple[str, ...]:
    """ "This was stated by X during a meeting with the media following the talks with Y": X, who had the talks."""
    telling = set(load_words("encounters")["stating"])
    verb = next((t for t in after.ancestors if t.lemma_.lower() in telling), None)
    if verb is None:
        return ()
    agents = listed(cast, objects_after(verb, ("by",))) if is_passive(verb) else ()
    return tuple(dict.fromkeys((*_subjects(cast, verb), *agents)))


def _taking_part(token: Token) -> Token | None:
    """The verb of "took part in", "participated in", whichever of its words the "in" hangs on."""
    parts = load_words("encounters")["taking_part"]
    verb = token.head if token.dep_ == "dobj" else token
    if verb.lemma_ not in parts:
        return None
    part = parts[verb.lemma_]
    return verb if part is None or any(child.lower_ == part for child in verb.children) else None


def _companions(cast: Cast, noun: Token) -> Iterator[str]:
    """Those after "with" or "between", also where the parser hung them on a noun within the phrase."""
    for token in noun.subtree:
        if token.dep_ == "prep" and token.lower_ in ("with", "between", "among") and token.i > noun.i:
            if token.head.i != noun.i and token.head.pos_ not in ("NOUN", "PROPN"):
                continue
            yield from listed(cast, (c for c in token.children if c.dep_ == "pobj"))


def _compounds(cast: Cast, noun: Token) -> tuple[str, ...]:
    """ "Russian-Ukrainian talks", "the U.S.-Russia summit"."""
    left = [t for t in noun.subtree if t.i < noun.i and t.dep_ in ("amod", "compound", "nmod", "conj", "npadvmod")]
    named = (r for t in left if (r := cast.holding(t)) and r.form == "name")
    found = tuple(dict.fromkeys(id for reference in named for id in reference.actors))
    return found if len(sides_of(cast, found)) > 1 else ()
