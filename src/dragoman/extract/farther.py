"""Parties that stand farther off than a pattern's own words: of what is prepared for, asked for, or hit.

Each is a slot like those of `slots.py`, and gives a `Party` or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from spacy.tokens import Token

from .clauses import complements, helping, own_subjects, purposes, undergoers
from .grammar import with_conjuncts
from .parties import NESTS, Party, Site, party_of
from .sites import objects

if TYPE_CHECKING:
    from .slots import Slots

_ASKING = ("for", "on")
_READYING = ("for", "before", "in", "to")
_DETERRING = frozenset({"deter", "counter", "contain", "repel", "dissuade"})
# However long a sentence is, aims are looked for only so far.
_REACH = 150
_AGAINST = ("against", "on", "with", "of")


def foe(slots: Slots, site: Site) -> Party | None:
    """ "Mobilised reservists for a possible war against Norway": whom the fight prepared for would be with."""
    links = [c for base in (site.token, *objects(site)) for c in base.children if c.lower_ in _READYING]
    fights = (noun for link in links for noun in link.children if noun.dep_ == "pobj" and slots.is_harm(noun))
    return next((party for noun in fights if (party := slots.under(noun, _AGAINST, "foe"))), None)


def owing(slots: Slots, site: Site) -> Party | None:
    """ "Demanded the withdrawal of Norwegian forces from Sweden": asked is whose it is to go, or to give."""
    owed = slots.codebook.classes["owed"]
    for noun in _asked_for(site):
        if noun.lemma_.lower() in owed and (party := party_of(slots.phrases.owner(noun), "owing", noun)):
            return _not_of_oneself(slots, site, party)
    return None


def _not_of_oneself(slots: Slots, site: Site, party: Party) -> Party | None:
    """ "Deplored Norway's attack on Sweden and demanded its withdrawal from Sweden": "its" is whom one has blamed.

    Nobody demands his own withdrawal, nor anybody's from where he is at home.
    """
    noun, recent, story = party.head, slots.story.recent, slots.story
    if noun is None or not any(child.tag_ == "PRP$" for child in noun.children):
        return party
    asking = slots.subject(site.verb) if site.verb is not None else None
    at_home = slots.under(noun, ("from",), "from")
    wrong = story.sides((*(asking.ids if asking else ()), *(at_home.ids if at_home else ())))
    if not story.sides(party.ids) <= wrong:
        return party
    return party_of(recent[2], party.slot, noun) if recent else None


def _asked_for(site: Site) -> Iterator[Token]:
    yield from objects(site)
    for link in site.token.children:
        if link.lower_ in _ASKING and link.dep_ == "prep":
            yield from (part for held in link.children for part in with_conjuncts(held))


def land(slots: Slots, site: Site) -> Party | None:
    """Whose land a deed would be done in: "threatened to resume attacks in X", "rejected a call to deploy in X"."""
    for verb in complements(site.token):
        if party := slots.fill("here", Site(verb, verb)):
            return party
    for noun in objects(site):
        for verb in purposes(noun):
            pattern = slots.finder.pattern_of_verb(verb)
            is_material = pattern is not None and "material" in slots.codebook.quad(pattern.type)
            if is_material and (party := slots.fill("here", Site(verb, verb))):
                return party
    return None


def housed(slots: Slots, site: Site) -> Party | None:
    """ "A camp for Norwegian refugees was attacked": for whom the place is."""
    return next((party for noun in objects(site) if (party := slots.under(noun, ("for",), "housed"))), None)


def punished(slots: Slots, site: Site) -> Party | None:
    """ "Called for sanctions against Sweden": whom the penalty that is asked for would hit."""
    return next((party for noun in _asked_for(site) if (party := slots.under(noun, _AGAINST, "punished"))), None)


def helped(slots: Slots, site: Site) -> Party | None:
    """ "Sent cranes to help Sweden rebuild its ports": whom the purpose of a gift would help."""
    for verb in helping(site.token):
        own = Site(verb, verb)
        if party := slots.fill("object", own) or slots.fill("clause", own):
            return Party(party.ids, "helped", party.head)
    return None


def aimed(slots: Slots, site: Site) -> Party | None:
    """ "Blocked a road to show disapproval of US policies": at whom a protest is aimed."""
    words, base = slots.codebook.classes["aiming"], site.verb or site.token
    for token in islice(base.subtree, _REACH):
        if token.lemma_.lower() in words and token is not site.token:
            links = [token, *(child for child in token.children if child.dep_ == "prep")]
            heads = [noun for link in links for noun in link.children if noun.dep_ in ("pobj", "dobj")]
            if found := next((party for t in heads if (party := _aimed_at(slots, t))), None):
                return found
    return None


def _aimed_at(slots: Slots, noun: Token) -> Party | None:
    """ "Demanded independence from Norwegian rule": who stands behind what is demanded or opposed."""
    return party_of(slots.phrases.party(noun), "aimed", noun) or slots.held(noun, "aimed", NESTS)


def deterred(slots: Slots, site: Site) -> Party | None:
    for token in islice(site.token.subtree, _REACH):
        if token.lemma_ in _DETERRING:
            for head in undergoers(token):
                if ids := slots.phrases.party(head):
                    return Party(ids, "deterred", head)
    return None


def demand(slots: Slots, site: Site) -> Party | None:
    """ "the importance of India increasing": the subject under the object's preposition."""
    for noun in objects(site):
        for verb in complements(noun):
            for head in own_subjects(verb):
                if ids := slots.phrases.party(head):
                    return Party(ids, "clause", head)
        for child in noun.children:
            for held in child.children if child.dep_ == "prep" else ():
                if any(c.dep_ == "acl" for c in held.children) and (ids := slots.phrases.named(held)):
                    return Party(ids, "clause", held)
    return None
