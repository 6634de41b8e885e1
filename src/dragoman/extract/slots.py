"""Where a pattern's slots stand in grammar: object, owner, "with", "against", the subject of a complement …

Each slot is one short rule over a `Site` and gives a `Party` or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from ..codebook import Codebook
from . import farther
from .clauses import complements, doers, helping, own_subjects, undergoers
from .grammar import with_conjuncts
from .listed import listed_before
from .parties import NESTS, Party, Site
from .phrases import Phrases
from .sites import HERE, LEADING, WHERE, WITHIN, bases, objects, sites_of
from .story import Story
from .towns import town_in
from .triggers import TriggerFinder

_CONDITIONS = frozenset({"if", "should", "unless", "until"})
_DEPTH = 4
# However long a sentence is, its conditions and purposes are looked for only so far.
_REACH = 150


@dataclass(frozen=True, slots=True)
class Slots:
    """The rules, over one report."""

    codebook: Codebook
    phrases: Phrases
    story: Story
    finder: TriggerFinder

    def fill(self, slot: str, site: Site) -> Party | None:
        """The party in a slot; a slot without a rule of its own is a preposition."""
        rule = _SLOTS.get(slot)
        party = rule(self, site) if rule else self._preposition(site, slot)
        town = town_in(slot, site, self.phrases.cast.towns, self.codebook.classes["seat"]) if site.by_town else None
        return town if party is None or (slot == "here" and _is_before(town, party)) else party

    def subject(self, verb: Token) -> Party | None:
        """Whoever does what a verb says, when its grammar tells."""
        for head in doers(verb):
            ids = self.whose(head)
            if ids:
                whole = (*self._joining(head), *listed_before(self.phrases, head), *ids)
                return Party(tuple(dict.fromkeys(whole)), "subject", head)
            if head.dep_ in ("nsubj", "nsubjpass"):
                return None
        return None

    def _joining(self, head: Token) -> tuple[str, ...]:
        """ "Norway joined Sweden in condemning": both condemn."""
        is_joined = head.dep_ == "dobj" and head.head.lemma_ == "join"
        heads = own_subjects(head.head) if is_joined else []
        return tuple(id for subject in heads for id in self.whose(subject))

    def whose(self, head: Token) -> tuple[str, ...]:
        """Whom a phrase names, or whose it is; "we" is whoever speaks."""
        return self.story.first_person(head) or self.phrases.party(head)

    def _preposition(self, site: Site, word: str) -> Party | None:
        """What the preposition of the verb, of its object or of the noun holds."""
        return next((party for base in sites_of(site) if (party := self.under(base, (word,), word, site.nests))), None)

    def under(self, base: Token, words: tuple[str, ...], slot: str, nests: int = NESTS) -> Party | None:
        for child in base.children:
            is_out = child.lower_ == "out" and "from" in words
            if (is_out or child.lower_ in words) and child.dep_ in ("prep", "dative", "agent", "prt", "advmod"):
                for held in _held_by(child):
                    is_time = held.ent_type_ in ("DATE", "TIME") or self._is_furthering(child, held)
                    if held.dep_ == "pobj" and not is_time and (party := self.held(held, slot, nests)):
                        return party
        return None

    def _is_furthering(self, link: Token, noun: Token) -> bool:
        """ "Talks with the support of the African Union" are not with it."""
        return link.lower_ == "with" and noun.lemma_.lower() in self.codebook.classes["furthering"]

    def held(self, noun: Token, slot: str, steps: int) -> Party | None:
        """Whom a noun under a preposition leads to: itself, its owner, or "flights to Cuba", "a base near Mosul"."""
        for part in with_conjuncts(noun):
            # "Russia's war of aggression and U.S. support": whose a joined noun is, is another matter.
            owner = self.phrases.owner(part) if part.i == noun.i else ()
            if ids := self.story.first_person(part) or self.phrases.all_named(part) or owner:
                return Party(ids, slot, part)
        if not steps:
            return None
        for child in noun.children:
            leading = WHERE if slot == "here" else WITHIN if slot == "with" else LEADING
            if (child.dep_ == "prep" and child.lower_ in leading) or (
                child.dep_ == "acl" and child.tag_ in ("VBN", "VBG")
            ):
                links = [child] if child.dep_ == "prep" else [c for c in child.children if c.dep_ == "prep"]
                for held in (t for base in links for t in base.children if t.dep_ == "pobj"):
                    if party := self.held(held, slot, steps - 1):
                        return party
        return None

    def _object(self, site: Site) -> Party | None:
        heads = undergoers(site.verb) if site.verb is not None else []
        for head in heads:
            for part in with_conjuncts(head):
                if ids := self.phrases.all_named(part) or (() if site.is_met else self._object_owner(part)):
                    # "hosted the U.S. adviser X and Canada's adviser Y": the parser may give two objects.
                    beside = [id for other in heads if site.is_met for id in self.phrases.all_named(other)]
                    return Party(tuple(dict.fromkeys((*ids, *beside))), "object", part)
        return None

    def _object_owner(self, noun: Token) -> tuple[str, ...]:
        """Whose the object is; of a deed, whose deed it is."""
        if noun.lower_ in ("it", "this", "that", "which"):
            return ()
        return self.phrases.owner(noun) or self._doer_of_last(noun)

    def _doer_of_last(self, noun: Token) -> tuple[str, ...]:
        """ "the attack", told before: whoever did the last deed of that type."""
        inner = [t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        for deed in (noun, *inner):
            if any(child.dep_ == "det" and child.lower_ in ("the", "this", "these") for child in deed.children):
                types = [pattern.type for pattern in self.codebook.nouns.get(deed.lemma_.lower(), ())]
                found = next((self.story.deeds[type] for type in types if type in self.story.deeds), ())
                if found:
                    return found
        return ()

    def _dative(self, site: Site) -> Party | None:
        for child in site.verb.children if site.verb is not None else ():
            if child.dep_ == "dative":
                heads = [child] if child.pos_ != "ADP" else [t for t in child.children if t.dep_ == "pobj"]
                for head in heads:
                    if ids := self.whose(head):
                        return Party(ids, "dative", head)
        return None

    def _clause(self, site: Site) -> Party | None:
        """The subject of the complement: "urged that Russia withdraw"."""
        for verb in complements(site.token):
            for head in own_subjects(verb):
                if ids := self.phrases.party(head):
                    return Party(ids, "clause", head)
        return None

    def _together(self, site: Site) -> Party | None:
        return self.under(site.token, ("with",), "with")

    def _asked(self, site: Site) -> Party | None:
        """ "called for Russia to withdraw" asks Russia; "called for sanctions against Russia" does not."""
        held = [t for c in site.token.children if c.lower_ == "for" and c.dep_ == "prep" for t in c.children]
        for child in site.token.children:
            if child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "for" for c in child.children):
                held += own_subjects(child)
        return next((Party(ids, "asked", t) for t in held if (ids := self.phrases.all_named(t))), None)

    def _warned(self, site: Site) -> Party | None:
        """Who is warned; but "warned its partners that Russia would" threatens nobody."""
        blamed = self._clause(site)
        if not undergoers(site.token):
            return blamed
        warned = self._object(site)
        mine = self.subject(site.verb) if site.verb is not None else None
        told = self.story.sides((*warned.ids, *(mine.ids if mine else ()))) if warned else frozenset()
        if warned is None or (blamed is not None and not told & self.story.sides(blamed.ids)):
            return None
        return warned

    def _condition(self, site: Site) -> Party | None:
        """The subject of the condition: "if Russia invades"."""
        for child in islice(site.token.subtree, _REACH):
            marks = [mark for mark in child.children if mark.dep_ == "mark"] if child.dep_ == "advcl" else []
            if any(mark.lower_ in _CONDITIONS for mark in marks):
                for head in own_subjects(child):
                    if ids := self.phrases.party(head):
                        return Party(ids, "condition", head)
        return None

    def _here(self, site: Site) -> Party | None:
        sites = [*bases(site.token), *([site.verb] if site.verb is not None else ()), *objects(site)]
        return next((p for base in sites if (p := self.under(base, HERE, "here"))), None)

    def _inner(self, site: Site) -> Party | None:
        """The partner of the deed promised: of its own slots, or of a plain to, with, for."""
        for noun in (site.token, *objects(site)):
            for verb in complements(noun):
                if party := self.inner_of(verb, site.is_harsh):
                    return party
            for word in ("to", "for"):
                for child in noun.children:
                    if child.dep_ == "prep" and child.lower_ == word and (party := self._inner_noun(child)):
                        return party
        return None

    def inner_of(self, verb: Token, is_harsh: bool = False, depth: int = _DEPTH) -> Party | None:
        """The recipient of a deed within; one that harms its recipient is promised to somebody else."""
        pattern = self.finder.pattern_of_verb(verb)
        is_harm = pattern is not None and "conflict" in self.codebook.quad(pattern.type)
        if pattern is not None and is_harm and not is_harsh and pattern.type != "MOBILIZE":
            return None
        if not is_harsh and verb.lemma_ in self.codebook.classes["opposing"]:
            return self._defended(verb)
        told = pattern.recipient if pattern else ("object", "with", "dative", "to", "for", "against")
        told = ("clause", *told) if verb.lemma_ in self.codebook.classes["letting"] else told
        for slot in told:
            if slot not in _DEEP and (found := self.fill(slot, Site(verb, verb))) and not self._is_doers(verb, found):
                # "resolve to respond to Putin's attack" promises Putin nothing.
                return None if not is_harsh and self._is_harm_between(verb, found.head) else found
        for word in ("to", "with", "for", "between") if pattern else ():
            for base in (verb, *undergoers(verb)):
                if found := self.under(base, (word,), word):
                    return found
        deeper = [*complements(verb), *helping(verb)] if depth else []
        return next((party for v in deeper if (party := self.inner_of(v, is_harsh, depth - 1))), None)

    def _is_doers(self, verb: Token, found: Party) -> bool:
        """ "Ready to redouble its efforts to help Norway": efforts of one's own are done to nobody."""
        doer = self.subject(verb)
        return doer is not None and self.story.sides(found.ids) <= self.story.sides(doer.ids)

    def _defended(self, verb: Token) -> Party | None:
        """ "Willing to help defend Norway" is willing for Norway; to fight it would be for somebody else."""
        heads = undergoers(verb) if verb.lemma_ == "defend" else []
        return next((Party(ids, "object", head) for head in heads if (ids := self.phrases.all_named(head))), None)

    def _is_harm_between(self, verb: Token, noun: Token | None) -> bool:
        """Whether a party or what leads to it is a harm: "impose costs for its war against Ukraine"."""
        for _ in range(_DEPTH):
            if noun is None or noun.i == verb.i:
                return False
            if self.is_harm(noun):
                return True
            noun = noun.head
        return False

    def is_harm(self, noun: Token) -> bool:
        """Whether a noun tells of material conflict."""
        patterns = self.codebook.nouns.get(noun.lemma_.lower(), ())
        return any(self.codebook.quad(pattern.type) == "material conflict" for pattern in patterns)

    def _inner_noun(self, preposition: Token) -> Party | None:
        for held in preposition.children:
            if held.dep_ == "pobj":
                if ids := self.phrases.party(held):
                    return Party(ids, "inner", held)
                if party := self.under(held, ("with", "to", "for"), "inner"):
                    return party
        return None

    def _recipient_subject(self, site: Site) -> Party | None:
        return self.subject(site.verb) if site.verb is not None else None


def _held_by(preposition: Token) -> list[Token]:
    """What a preposition holds; "out of" holds as "from" does."""
    inner = [c for c in preposition.children if preposition.lower_ == "out" and c.lower_ == "of"]
    return [held for link in (inner or [preposition]) for held in link.children]


def _is_before(town: Party | None, party: Party) -> bool:
    """ "Killed in Tel Aviv in the worst attack of the Palestinian uprising": where it was stands first."""
    return bool(town and town.head and party.head and town.head.i < party.head.i)


Rule = Callable[[Slots, Site], Party | None]
_SLOTS: dict[str, Rule] = {
    "object": Slots._object,
    "dative": Slots._dative,
    "clause": Slots._clause,
    "here": Slots._here,
    "subject": Slots._recipient_subject,
    "demand": farther.demand,
    "asked": Slots._asked,
    "together": Slots._together,
    "warned": Slots._warned,
    "condition": Slots._condition,
    "inner": Slots._inner,
    "there": farther.land,
    "foe": farther.foe,
    "owing": farther.owing,
    "housed": farther.housed,
    "punished": farther.punished,
    "helped": farther.helped,
    "aimed": farther.aimed,
    "deterred": farther.deterred,
}
# Slots that are never sought within a deed within, or that no grammar gives.
_DEEP = frozenset({"inner", "subject", "demand", "warned", "condition", "deterred", "counterpart", "context", "victim"})
