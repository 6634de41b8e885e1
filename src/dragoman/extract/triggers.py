"""Words that may report an event: tokens that fit a pattern of the codebook, restrictions and all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ..codebook import Codebook, Pattern
from .clauses import auxiliaries, clause_kind, complements, doers, is_passive, purposes, undergoers
from .grammar import with_conjuncts
from .held import has_preposition, holds_noun, holds_time, prepositions_within
from .phrases import Phrases
from .story import Story

_PARTICLES = frozenset({"prt", "prep", "advmod", "acomp", "dative", "agent", "npadvmod", "xcomp"})
_PREDICATES = frozenset({"acomp", "ROOT", "oprd", "conj", "ccomp", "advcl", "relcl", "xcomp", "attr"})
# What a copula says of its subject, or where it puts it.
_SAID_OF = frozenset({"prep", "acomp", "attr", "xcomp", "advmod"})
_DURING = frozenset({"during", "following", "after", "before"})
_ADVERBIAL_LIGHT = frozenset({"in", "into", "for", "on", "with", "to", "by", "off"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A token that fits a pattern. `verb` carries subject and tense: itself, a light verb, a copula, or nothing."""

    token: Token
    pattern: Pattern
    verb: Token | None


@dataclass(frozen=True, slots=True)
class TriggerFinder:
    """Fits tokens to patterns; the most restricted pattern that fits wins."""

    codebook: Codebook
    phrases: Phrases
    story: Story

    def find(self, tokens: list[Token]) -> Iterator[Trigger]:
        """The triggers among tokens, in text order."""
        for token in tokens:
            trigger = self._of_verb(token) or self._of_noun(token) or self._of_adjective(token)
            if trigger is not None and trigger.pattern.sure > 0:
                yield trigger

    def type_of_verb(self, verb: Token) -> str | None:
        """The type of the verb's best pattern, its own complements unread."""
        patterns = self.codebook.verbs.get(verb.lemma_.lower(), ())
        return next((p.type for p in patterns if _is_plain(p) and self._fits_words(verb, p)), None)

    def pattern_of_verb(self, verb: Token) -> Pattern | None:
        patterns = self.codebook.verbs.get(verb.lemma_.lower(), ())
        return next((p for p in patterns if _is_plain(p) and self._fits_words(verb, p)), None)

    def _of_verb(self, token: Token) -> Trigger | None:
        if token.pos_ != "VERB" and not (token.pos_ == "AUX" and token.dep_ == "ROOT"):
            return None
        # "Russia must withdraw" demands; the withdrawal itself is nothing told.
        own = token.lemma_.lower()
        is_demand = any(aux in self.codebook.status.demanding for aux in auxiliaries(token))
        for lemma in ("*", own) if is_demand and not self._is_undergone(token) else (own,):
            for pattern in self.codebook.verbs.get(lemma, ()):
                if self._fits_words(token, pattern) and self._fits_sense(token, pattern):
                    return Trigger(token, pattern, token)
        return None

    def _is_undergone(self, verb: Token) -> bool:
        """ "The assets must be used", "must be on the list", "Russia must feel it": nothing is asked of the subject."""
        said = [child for child in verb.children if child.dep_ in _SAID_OF]
        states = ("prep", "attr")  # "must be on the list", "must be a safe place"
        placed = verb.lemma_ == "be" and all(c.dep_ in states or c.lower_.endswith("ed") for c in said) and said
        return is_passive(verb) or bool(placed) or verb.lemma_.lower() in self.codebook.classes["undergoing"]

    def _fits_words(self, verb: Token, pattern: Pattern) -> bool:
        """Whether particle, object, prepositions and complement are those of the pattern."""
        children = list(verb.children)
        if pattern.particle and not any(
            (child.dep_ in _PARTICLES and pattern.particle == child.lower_ and not holds_time(child))
            or (child.lemma_ == pattern.particle and not holds_time(child))
            or (
                child.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == pattern.particle for c in child.children)
            )
            for child in children
        ):
            return False
        if pattern.without and any(
            child.lower_ in pattern.without or child.dep_ in pattern.without
            for child in (*children, *prepositions_within(undergoers(verb)))
            if child.dep_ != "nsubj"
        ):
            return False
        if pattern.without and any(holds_noun(head, pattern.without) for head in undergoers(verb)):
            return False  # "launched one of the largest missile attacks" launches an attack
        if pattern.prepositions and not has_preposition(children, pattern.prepositions):
            return False
        if pattern.objects and not any(holds_noun(head, pattern.objects) for head in undergoers(verb)):
            return False
        if pattern.agents and not any(holds_noun(head, pattern.agents) for head in doers(verb)):
            return False
        kind = clause_kind(verb) if pattern.clause != "any" else "any"
        return pattern.clause == kind or (pattern.clause == "none" and kind == "ing")

    def _fits_sense(self, verb: Token, pattern: Pattern, is_verb: bool = True) -> bool:
        if pattern.is_saying and self.story.statement_at(verb) is None:
            return False
        if pattern.modal and is_verb and not self._has_modal(verb, pattern.modal):
            return False
        if pattern.is_evaluated and not self._is_evaluated(verb):
            return False
        if pattern.purposes and not any(v.lemma_ in pattern.purposes for v in purposes(verb)):
            return False
        if pattern.deed and not any(self.type_of_verb(v) in pattern.deed for v in complements(verb)):
            return False
        return pattern.needs is None or _NEEDS[pattern.needs](self, verb)

    def _has_modal(self, verb: Token, kind: str) -> bool:
        status, auxes = self.codebook.status, auxiliaries(verb)
        if kind == "will":
            return any(status.modals.get(aux) == "planned" for aux in auxes)
        if kind == "must":
            return any(aux in status.demanding for aux in auxes)
        modal = any(aux in status.modals for aux in auxes)
        denied = any(child.dep_ == "neg" or child.lower_ == "never" for child in verb.children)
        return modal and (denied or kind == "any") and not any(aux in status.demanding for aux in auxes)

    def is_to_come(self, verb: Token) -> bool:
        """Whether a verb stands under a future or a mere possibility."""
        return self._has_modal(verb, "will") or bool({"may", "might", "could"} & set(auxiliaries(verb)))

    def _is_evaluated(self, verb: Token) -> bool:
        words = self.codebook.evaluations
        parts = [
            t
            for child in verb.children
            if child.dep_ in ("prep", "oprd", "ccomp", "xcomp", "pcomp")
            for t in child.subtree
        ]
        return any(t.lemma_.lower() in words.words or t.lemma_.lower() in words.failings for t in parts)

    def _of_noun(self, token: Token) -> Trigger | None:
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("compound", "amod"):
            return None
        lemma = token.lemma_.lower()
        patterns = self.codebook.nouns.get(lemma) or self.codebook.nouns.get(lemma.rstrip("s"), ())
        if not patterns or self.phrases.cast.headed_by(token) is not None:
            return None
        for pattern in patterns:
            if self._fits_noun(token, pattern):
                return Trigger(token, pattern, self._lent(token, pattern))
        return None

    def _fits_noun(self, noun: Token, pattern: Pattern) -> bool:
        children = list(noun.children)
        if pattern.particle and not any(
            c.dep_ in ("compound", "amod", "nmod") and c.lemma_.lower() == pattern.particle for c in children
        ):
            return False
        if pattern.prepositions and not has_preposition(children, pattern.prepositions) and clause_kind(noun) != "to":
            return False
        if pattern.without and (verb := self.light_verb(noun)) is not None and verb.lemma_ in pattern.without:
            return False
        if not pattern.objects:
            return True
        held = [t for c in children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        return any(holds_noun(t, pattern.objects) for t in held)

    def _lent(self, noun: Token, pattern: Pattern) -> Token | None:
        """The light verb, unless it turns the noun round: who "has the support of" another gives none."""
        verb = self.light_verb(noun)
        if verb is not None and noun.head.lower_ in _DURING and "material" in self.codebook.quad(pattern.type):
            return None  # what is done during an invasion does not tell how real the invasion is
        is_turned = verb is not None and verb.lemma_ == "have" and pattern.type in ("SUPPORT", "AID", "AGREE")
        return None if is_turned else verb

    def light_verb(self, noun: Token) -> Token | None:
        """The verb that lends a noun its subject and tense: "held" in "held a series of talks"."""
        token = noun
        for _ in range(3):
            head = token.head
            if token.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
                token = head
            elif (
                token.dep_ == "pobj"
                and head.lower_ == "of"
                and head.head.lemma_.lower() in self.codebook.classes["quantity"]
            ):
                token = head.head
            else:
                break
        head = token.head
        if token.dep_ == "pobj" and head.lower_ in _DURING and head.head.pos_ in ("VERB", "AUX"):
            return head.head
        if token.dep_ == "pobj" and head.lower_ in _ADVERBIAL_LIGHT:
            if head.lower_ == "for" and any(child.dep_ == "dobj" for child in head.head.children):
                return None  # "impose costs on Russia for its war"
            head = head.head
        elif token.dep_ not in ("dobj", "nsubjpass", "attr", "ccomp"):
            return next((c for c in noun.children if c.dep_ == "acl" and c.lemma_ in self.codebook.light), None)
        if head.pos_ in ("VERB", "AUX") and head.lemma_ in self.codebook.light:
            return head
        return None

    def _of_adjective(self, token: Token) -> Trigger | None:
        patterns = self.codebook.adjectives.get(token.lower_, ())
        if not patterns or token.dep_ not in _PREDICATES or token.tag_[:3] not in ("JJ", "JJR", "VBN", "VBD"):
            return None
        for pattern in patterns:
            children = list(token.children)
            if pattern.prepositions and not has_preposition(children, pattern.prepositions):
                continue
            verb = _copula(token)
            if pattern.modal and not self._has_modal(verb, pattern.modal):
                continue
            if pattern.clause in ("any", clause_kind(token)) and self._fits_sense(token, pattern, is_verb=False):
                return Trigger(token, pattern, verb)
        return None

    def _object_is(self, verb: Token, kinds: frozenset[str] | None) -> bool:
        ids = [id for head in undergoers(verb) for id in self.phrases.named(head)]
        return any(kinds is None or self.phrases.cast.by_id[id].kind in kinds for id in ids)

    def _object_is_guest(self, verb: Token) -> bool:
        """ "Will welcome President Duda", "NATO leaders": persons, named or not."""
        officials = self.codebook.classes["official"]
        return self._object_is(verb, _GUESTS) or any(holds_noun(head, officials) for head in undergoers(verb))

    def _subject_in(self, verb: Token, name: str) -> bool:
        words = self.codebook.classes[name]
        subjects = undergoers(verb) if is_passive(verb) and name == "force" else doers(verb)
        heads = [part for head in subjects for part in with_conjuncts(head)]
        return any(holds_noun(head, words) for head in heads)

    def _subject_is_official(self, verb: Token) -> bool:
        ids = [id for head in doers(verb) for id in self.phrases.all_named(head)]
        kinds = {self.phrases.cast.by_id[id].kind for id in ids}
        return bool(kinds) or self._subject_in(verb, "official")

    def _subject_is_visitor(self, verb: Token) -> bool:
        ids = [id for head in doers(verb) for id in self.phrases.all_named(head)]
        kinds = {self.phrases.cast.by_id[id].kind for id in ids}
        return bool(kinds & {"person", "office"}) or (bool(kinds) and self._subject_in(verb, "official"))

    def _subject_is_force(self, verb: Token) -> bool:
        ids = [id for head in doers(verb) for id in self.phrases.all_named(head)]
        return self._subject_in(verb, "force") or any(
            self.phrases.cast.by_id[id].sector in ("MIL", "REB") for id in ids
        )


_PERSONS = frozenset({"person", "office", "government", "state", "group", "organisation"})
_GUESTS = frozenset({"person", "office"})
_Needs = Callable[[TriggerFinder, Token], bool]
_NEEDS: dict[str, _Needs] = {
    "person": lambda finder, verb: finder._object_is(verb, _PERSONS),
    "party": lambda finder, verb: finder._object_is(verb, None),
    "guest": lambda finder, verb: finder._object_is_guest(verb),
    "body": lambda finder, verb: finder._object_is(verb, frozenset({"organisation"})),
    "matter": lambda finder, verb: not (finder._object_is_guest(verb) or finder._object_is(verb, frozenset({"group"}))),
    "official": lambda finder, verb: finder._subject_is_official(verb),
    "visitor": lambda finder, verb: finder._subject_is_visitor(verb),
    "force": lambda finder, verb: finder._subject_is_force(verb),
    "peacekeepers": lambda finder, verb: finder._subject_in(verb, "peacekeepers"),
    "head": lambda finder, verb: finder._subject_in(verb, "head"),
    "people": lambda finder, verb: finder._subject_in(verb, "people"),
    "untold": lambda _, verb: not any(_is_definite(head) for head in undergoers(verb)),
}  # fmt: skip


def _is_plain(pattern: Pattern) -> bool:
    """Whether the words alone decide on the pattern."""
    return not (pattern.deed or pattern.purposes or pattern.modal or pattern.is_saying)


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in ("the", "these", "those") for child in noun.children)


def _copula(adjective: Token) -> Token:
    """The verb that links an adjective to its subject; the adjective itself when it is parsed as a verb."""
    token = adjective
    while token.dep_ == "conj" and token.head.pos_ in ("ADJ", "VERB"):
        token = token.head
    return token.head if token.dep_ in ("acomp", "oprd", "attr") else token
