"""Who does it and to whom: the slots of a pattern, filled from the grammar around its trigger.

Each slot is one short rule; the first slot of a pattern that answers counts. What grammar leaves open comes from
the story so far and is marked as inferred.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from ..codebook import Codebook
from ..model import Span
from .clauses import complements, doers, is_passive, own_subjects, undergoers
from .grammar import with_conjuncts
from .phrases import Phrases
from .story import Story
from .triggers import Trigger, TriggerFinder

_HERE = ("in", "into", "at", "over", "near", "inside", "across", "around", "on", "toward", "towards", "against")
_NESTS = 2
_LEADING = frozenset({"to", "in", "of", "from", "against", "at", "near", "with", "on", "for"})
_VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT"})
_DETERRING = frozenset({"deter", "counter", "contain", "repel", "dissuade"})
_SAYINGS = frozenset(
    {"statement", "communique", "communiqué", "declaration", "letter", "readout", "move", "decision", "vote"}
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where slots are looked for: the trigger's token, and the verb that carries it (itself, for verbs)."""

    token: Token
    verb: Token | None
    nests: int = _NESTS
    is_harsh: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """One side of an event: actor ids, the slot that gave them, the head token; inferred ones have no token."""

    ids: tuple[str, ...]
    slot: str
    head: Token | None

    def span(self, phrases: Phrases) -> Span | None:
        """The words that name the party, None where it is inferred."""
        if self.head is None:
            return None
        reference = phrases.cast.headed_by(self.head) or phrases.cast.holding(self.head)
        return reference.span if reference else Span(self.head.idx, self.head.idx + len(self.head))


@dataclass(frozen=True, slots=True)
class SideFinder:
    """Fills the slots of triggers of one report."""

    codebook: Codebook
    phrases: Phrases
    story: Story
    finder: TriggerFinder

    def actor(self, trigger: Trigger, sentence: int) -> Party | None:
        """Who acts, or None when neither grammar nor story tells."""
        for slot in trigger.pattern.actor:
            party = self._actor_slot(slot, trigger)
            if party:
                return party
        return self._open_actor(trigger, sentence)

    def _actor_slot(self, slot: str, trigger: Trigger) -> Party | None:
        if slot in ("subject", "light"):
            if trigger.verb is None:
                return None
            return self._holder(trigger.verb) if trigger.pattern.part == "adjective" else self._subject(trigger.verb)
        if slot == "object":
            return self._undergone(trigger.token) if is_passive(trigger.token) else None
        if slot == "here":
            return self._here(Site(trigger.token, trigger.verb))
        if slot == "speaker":
            return _party(self.story.speaker(trigger.token), slot, None)
        if slot == "floor":
            return _party(self.story.last_actor, "last speaker", None)
        if slot == "owner":
            return self._owner(trigger.token)
        return next((party for base in _bases(trigger.token) if (party := self._under(base, (slot,), slot))), None)

    def _subject(self, verb: Token) -> Party | None:
        for head in doers(verb):
            ids = self._whose(head)
            if ids:
                return Party(ids, "subject", head)
            if head.dep_ in ("nsubj", "nsubjpass"):
                return None
        return None

    def _holder(self, verb: Token) -> Party | None:
        """The subject of an adjective: "Canada was disappointed by"."""
        for head in own_subjects(verb):
            if ids := self._whose(head):
                return Party(ids, "subject", head)
        return None if own_subjects(verb) else self._subject(verb)

    def _whose(self, head: Token) -> tuple[str, ...]:
        return self.story.first_person(head) or self.phrases.party(head)

    def _undergone(self, verb: Token) -> Party | None:
        """Whose the subject of a passive is: "Russian troops were deployed", "Russia's readiness was reaffirmed"."""
        for head in undergoers(verb):
            if ids := self._whose(head):
                return Party(ids, "object", head)
        return None

    def _owner(self, noun: Token) -> Party | None:
        for child in noun.children:
            if child.dep_ == "poss" and (ids := self.story.first_person(child)):
                return Party(ids, "owner", child)
        return _party(self.phrases.owner(noun), "owner", noun)

    def _open_actor(self, trigger: Trigger, sentence: int) -> Party | None:
        """A passive or a noun that names nobody speaks for the one who had the floor."""
        verb = trigger.verb
        if trigger.pattern.type not in _VERBAL or (trigger.pattern.part == "noun" and verb is None):
            return None
        if verb is None or verb.dep_ in ("acl", "relcl") or not (is_passive(verb) or _has_document_subject(verb)):
            return None
        spoken = self.story.speaker(trigger.token)
        if spoken:
            return Party(spoken, "speaker", None)
        if any(child.dep_ == "agent" for child in verb.children) or sentence - self.story.last_sentence > 3:
            return None
        return _party(self.story.last_actor, "last speaker", None)

    def recipient(self, trigger: Trigger, actor: Party, sentence: int) -> Party | None:
        """To whom: the first slot that names somebody of another side than the actor's."""
        mine = self.story.sides(actor.ids)
        for slot in trigger.pattern.recipient:
            party = self._recipient_slot(slot, trigger, actor, sentence)
            if party is None:
                continue
            others = tuple(id for id in party.ids if self.story.side(id) not in mine)
            if others:
                return Party(others, party.slot, party.head)
        return None

    def _recipient_slot(self, slot: str, trigger: Trigger, actor: Party, sentence: int) -> Party | None:
        rule = _SLOTS.get(slot)
        # What somebody is blamed for is no matter of where it happened.
        kind = trigger.pattern.type
        site = Site(trigger.token, trigger.verb, 0 if kind == "ACCUSE" else _NESTS, kind in ("THREATEN", "REJECT"))
        if rule is not None:
            return rule(self, site)
        if slot == "counterpart":
            return _party(self.story.counterpart(actor.ids), slot, None)
        if slot == "victim":
            return _party(self.story.victims, slot, None)
        if slot == "context":
            return _party(self.story.context(actor.ids, sentence), slot, None)
        return self._preposition(site, slot)

    def _preposition(self, site: Site, word: str) -> Party | None:
        """What the preposition of the verb, of its object or of the noun holds."""
        bases = [*_bases(site.token), *_objects(site)]
        if site.verb is not None and site.verb is not site.token:
            bases.append(site.verb)
        return next((party for base in bases if (party := self._under(base, (word,), word, site.nests))), None)

    def _under(self, base: Token, words: tuple[str, ...], slot: str, nests: int = _NESTS) -> Party | None:
        for child in base.children:
            if child.lower_ in words and child.dep_ in ("prep", "dative", "agent", "prt", "advmod"):
                for held in child.children:
                    is_time = held.ent_type_ in ("DATE", "TIME")
                    if held.dep_ == "pobj" and not is_time and (party := self._held(held, slot, nests)):
                        return party
        return None

    def _held(self, noun: Token, slot: str, steps: int) -> Party | None:
        """Whom a noun under a preposition leads to: itself, its owner, or "flights to Cuba", "a base near Mosul"."""
        for part in with_conjuncts(noun):
            if ids := self.story.first_person(part) or self.phrases.all_named(part) or self.phrases.owner(part):
                return Party(ids, slot, part)
        if not steps:
            return None
        for child in noun.children:
            if (child.dep_ == "prep" and child.lower_ in _LEADING) or (
                child.dep_ == "acl" and child.tag_ in ("VBN", "VBG")
            ):
                bases = [child] if child.dep_ == "prep" else [c for c in child.children if c.dep_ == "prep"]
                for held in (t for base in bases for t in base.children if t.dep_ == "pobj"):
                    if party := self._held(held, slot, steps - 1):
                        return party
        return None

    def _object(self, site: Site) -> Party | None:
        for head in undergoers(site.verb) if site.verb is not None else ():
            for part in with_conjuncts(head):
                if ids := self.phrases.all_named(part) or self._object_owner(part):
                    return Party(ids, "object", part)
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
                    if ids := self._whose(head):
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
        return self._under(site.token, ("with",), "with")

    def _warned(self, site: Site) -> Party | None:
        """Who is warned; but "warned its partners that Russia would" threatens nobody."""
        blamed = self._clause(site)
        if not undergoers(site.token):
            return blamed
        warned = self._object(site)
        if warned is None or (blamed is not None and not self.story.sides(warned.ids) & self.story.sides(blamed.ids)):
            return None
        return warned

    def _demand(self, site: Site) -> Party | None:
        """ "the importance of India increasing": the subject under the object's preposition."""
        for noun in _objects(site):
            for verb in complements(noun):
                for head in own_subjects(verb):
                    if ids := self.phrases.party(head):
                        return Party(ids, "clause", head)
            for child in noun.children:
                for held in child.children if child.dep_ == "prep" else ():
                    if any(c.dep_ == "acl" for c in held.children) and (ids := self.phrases.party(held)):
                        return Party(ids, "clause", held)
        return None

    def _condition(self, site: Site) -> Party | None:
        """The subject of the condition: "if Russia invades"."""
        for child in site.token.subtree:
            if child.dep_ == "advcl" and any(
                m.dep_ == "mark" and m.lower_ in ("if", "should", "unless") for m in child.children
            ):
                for head in own_subjects(child):
                    if ids := self.phrases.party(head):
                        return Party(ids, "condition", head)
        return None

    def _here(self, site: Site) -> Party | None:
        bases = [*_bases(site.token), *([site.verb] if site.verb is not None else ())]
        return next((p for base in (*bases, *_objects(site)) if (p := self._under(base, _HERE, "here"))), None)

    def _inner(self, site: Site) -> Party | None:
        """The partner of the deed promised: of its own slots, or of a plain to, with, for."""
        for noun in (site.token, *_objects(site)):
            for verb in complements(noun):
                if party := self._inner_of(verb, site.is_harsh):
                    return party
            for word in ("to", "for"):
                for child in noun.children:
                    if child.dep_ == "prep" and child.lower_ == word and (party := self._inner_noun(child)):
                        return party
        return None

    def _inner_of(self, verb: Token, is_harsh: bool) -> Party | None:
        pattern = self.finder.pattern_of_verb(verb)
        if (
            pattern is not None
            and not is_harsh
            and "conflict" in self.codebook.quad(pattern.type)
            and pattern.type != "MOBILIZE"
        ):
            return None
        deed = Site(verb, verb)
        for slot in pattern.recipient if pattern else ("with", "dative", "to", "for", "object", "against"):
            rule = _PLAIN_SLOTS.get(slot)
            found = rule(self, deed) if rule else self._preposition(deed, slot)
            if found:
                return found
        for word in ("to", "with", "for") if pattern else ():
            if found := self._under(verb, (word,), word) or next(
                (p for noun in undergoers(verb) if (p := self._under(noun, (word,), word))), None
            ):
                return found
        return next((p for inner in complements(verb) if (p := self._inner_of(inner, is_harsh))), None)

    def _inner_noun(self, preposition: Token) -> Party | None:
        for held in preposition.children:
            if held.dep_ == "pobj":
                if ids := self.phrases.party(held):
                    return Party(ids, "inner", held)
                if party := self._under(held, ("with", "to", "for"), "inner"):
                    return party
        return None

    def _deterred(self, site: Site) -> Party | None:
        for token in site.token.subtree:
            if token.lemma_ in _DETERRING:
                for head in undergoers(token):
                    if ids := self.phrases.party(head):
                        return Party(ids, "deterred", head)
        return None

    def _recipient_subject(self, site: Site) -> Party | None:
        return self._subject(site.verb) if site.verb is not None else None


Rule = Callable[[SideFinder, Site], Party | None]
_PLAIN_SLOTS: dict[str, Rule] = {
    "object": SideFinder._object,
    "dative": SideFinder._dative,
    "clause": SideFinder._clause,
    "here": SideFinder._here,
}
_SLOTS: dict[str, Rule] = {
    **_PLAIN_SLOTS,
    "subject": SideFinder._recipient_subject,
    "demand": SideFinder._demand,
    "together": SideFinder._together,
    "warned": SideFinder._warned,
    "condition": SideFinder._condition,
    "inner": SideFinder._inner,
    "deterred": SideFinder._deterred,
}


def _bases(token: Token) -> list[Token]:
    """A noun and the verb it is subject of: "talks took place between"; adjectives joined to it as well."""
    if token.pos_ in ("NOUN", "PROPN"):
        told = [child for child in token.children if child.dep_ == "acl" and child.tag_ in ("VBN", "VBD")]
        is_subject = token.dep_ in ("nsubj", "nsubjpass") and token.head.pos_ in ("VERB", "AUX")
        is_joined = token.dep_ == "conj" and token.head.pos_ == "ADJ"
        return [token, *told, token.head] if is_subject or is_joined else [token, *told]
    return [token]


def _objects(site: Site) -> list[Token]:
    """Object nouns that prepositions may hang on, "of" chains followed: "a package of aid to"."""
    if site.verb is not site.token:
        return []
    found: list[Token] = []
    for head in undergoers(site.verb):
        for part in with_conjuncts(head):
            found.append(part)
            found.extend(c for c in part.children if c.dep_ == "acl" and c.tag_ in ("VBN", "VBG"))
            found.extend(t for c in part.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return found


def _has_document_subject(verb: Token) -> bool:
    return any(head.lemma_ in _SAYINGS for head in own_subjects(verb))


def _party(ids: Iterable[str], slot: str, head: Token | None) -> Party | None:
    listed = tuple(ids)
    return Party(listed, slot, head) if listed else None
