"""Whom a noun phrase names, and whose deed or goods it speaks of.

"Russia" names; "Russia's actions", "the NATO deployment", "an attack by rebels" are somebody's; "the attack on
Aleppo" is against somebody.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from ..actors.cast import Cast, Reference
from ..codebook import Codebook
from .grammar import with_conjuncts
from .listed import members, people_before, whole_list

_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
_LEADERS = frozenset({"npadvmod", "amod", "compound", "nmod", "nsubj"})
_OF_AUTHOR = frozenset({"by", "from", "between"})
_RELATIVES = frozenset({"which", "that", "who", "whom"})
_DEPTH = 3
_PREFIXES = frozenset({"anti", "counter", "defeat", "pro", "ex", "non", "post"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "ourselves", "myself", "yourself", "yourselves"})
# Bodies of no one state that act between states, if the gazetteer knows them by name.
_BODIES = frozenset({"IGO", "NGO"})
_RELATED = frozenset(["ally", "friend", "friends", "partner", "neighbor", "neighbour", "counterpart", "rival"])
_RELATED |= frozenset(
    ["allies", "partners", "neighbors", "neighbours", "counterparts", "rivals", "opponent", "opponents"]
)
_ARMED = frozenset({"REB", "UAF", "PRM", "MIL"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """Reads noun phrases of one report against its cast. Media are never parties to events."""

    cast: Cast
    codebook: Codebook
    starts: dict[int, Reference]

    def named(self, token: Token) -> tuple[str, ...]:
        """The actors that the phrase headed by `token` names outright."""
        token = _antecedent(token)
        if token.lower_ in _REFLEXIVES:
            return ()
        reference = self.cast.headed_by(token) or self.heading(token)
        if reference is None:
            return self._saying(token)
        found = self.filtered(reference.actors)
        return found + self._joined(token, found)

    def _saying(self, token: Token) -> tuple[str, ...]:
        """ "Syria says it is willing": an unknown "it" is the body that says so; a person would be he or she."""
        sayer = _sayer(token) if token.lower_ == "it" else None
        reference = self.cast.headed_by(sayer) if sayer is not None else None
        if reference is None:
            return ()
        return tuple(
            id for id in self.filtered(reference.actors) if self.cast.by_id[id].kind not in ("person", "office")
        )

    def heading(self, token: Token) -> Reference | None:
        """The reference that the grammar hangs on this token, though the cast heads it elsewhere ("Biden, Jr.")."""
        reference = self.cast.holding(token)
        if reference is None or reference.start <= token.head.i < reference.end:
            return None
        return reference if token.pos_ in ("NOUN", "PROPN", "PRON") else None

    def _joined(self, noun: Token, found: tuple[str, ...]) -> tuple[str, ...]:
        """The other states of "Russian and Ukrainian delegates"."""
        joined = [c for child in noun.children if child.dep_ == "amod" for c in child.conjuncts]
        references = [reference for child in joined if (reference := self.cast.headed_by(child))]
        if not references:
            return ()
        countries = {self.cast.by_id[id].country for id in found}
        ids = self.filtered(id for reference in references for id in reference.actors)
        return tuple(id for id in dict.fromkeys(ids) if self.cast.by_id[id].country not in countries)

    def all_named(self, token: Token) -> tuple[str, ...]:
        """The same for a phrase and what "and" joins to it; "Sweden, NATO allies and partners" are Sweden and NATO."""
        first, *others = self.members(_antecedent(token))
        return _union((self._included(first) or self.named(first), *(self._beside(part) for part in others)))

    def _beside(self, part: Token) -> tuple[str, ...]:
        """Whom a listed phrase adds: those it includes or names, or whose people they are."""
        known = part.lower_ in _RELATED or part.lemma_ in _RELATED | self.codebook.classes["folk"]
        is_folk = part.tag_ in ("NNS", "NNPS") and known
        # "Accra, Ghana; Dar es Salaam, Tanzania": the state of a town stands beside it.
        beside = (child for child in part.children if child.dep_ == "appos" and part.pos_ == "PROPN")
        return (
            self._included(part)
            or self.named(part)
            or (self.owner(part) if is_folk else ())
            or _union(self.named(child) for child in beside)
        )

    def members(self, token: Token) -> list[Token]:
        """Heads of a phrase and of what is listed with it."""
        return members(self, token)

    def party(self, token: Token) -> tuple[str, ...]:
        """Who the phrase names, or whose it is."""
        head = _antecedent(token)
        heads = whole_list(self, head) if head is not token and token.nbor(-1).text != "," else self.members(head)
        named = {part.i: self._included(part) or self.named(part) for part in heads}
        states = [part for part in heads if named[part.i] and part.pos_ == "PROPN"]
        if len(states) > 1 and not named[head.i] and head.pos_ == "NOUN":
            heads = states  # "it deserves EU status and Norway and Sweden will help": parsed as one list
        found = _union(named[part.i] or self.owner(part) for part in heads)
        # "X, Y and Z who arrived", however parsed.
        is_open = head is not token and token.nbor(-1).text != "," and token.lower_ == "who"
        return _union((people_before(self, head), found)) if is_open else found

    def _included(self, noun: Token) -> tuple[str, ...]:
        """ "NATO partners including Ukraine, Japan and Australia" are those; a name is itself, whomever it includes.

        So is "a group of allies – including Ukraine and Japan –".
        """
        is_group = noun.lemma_ in self.codebook.classes["quantity"] and any(c.lower_ == "of" for c in noun.children)
        if noun.tag_ != "NNS" and not is_group:
            return ()
        links = (c for c in noun.children if c.lower_ == "including" and (is_group or c.i == noun.i + 1))
        found = _union(self.all_named(held) for link in links for held in _held(link))
        return found if len(found) > 1 else ()

    def owner(self, noun: Token, depth: int = _DEPTH) -> tuple[str, ...]:
        """Who does or has what a noun names: its possessor, a name before it, its "by", or its plain "of"."""
        if noun.lemma_.lower() in self.codebook.classes["charter"]:
            return ()
        children = [*noun.children]
        if noun.dep_ == "conj" and noun.head.pos_ == "ADJ":
            # "Russia's brutal and ongoing war" is often parsed as two nouns.
            children += noun.head.children
        before = [child for child in children if child.dep_ in _OWNERS and child.i < noun.i]
        if noun.dep_ == "conj" and any(child.tag_ == "PRP$" for child in before):
            # "the Kremlin's annexation of Crimea and its support for": the same possessor goes on.
            first = [child for child in noun.head.children if child.dep_ == "poss" and child.tag_ != "PRP$"]
            if shared := _union(self.named(child) for child in first):
                return shared
        if noun.lemma_ in _RELATED or noun.lower_ in _RELATED:  # plurals for names: "NATO's Partners"
            # "its European Union partners" are the Union; "NATO's partners" are whoever they are, not NATO.
            before = [child for child in before if child.dep_ != "poss"]
        else:
            before.sort(key=lambda t: t.dep_ != "poss")
        for child in before:
            owners = self._before(child, depth)
            if owners:
                return owners
        return self._after(noun, depth) if depth else ()

    def _before(self, child: Token, depth: int) -> tuple[str, ...]:
        if child.dep_ == "poss":
            return _union(self.named(part) for part in with_conjuncts(child)) or (
                self.owner(child, depth - 1) if depth else ()
            )
        reference = self.cast.headed_by(child) or self.cast.holding(child)
        if _is_prefixed(child):
            return ()
        if child.tag_ == "VBN" and child.lower_ in self.codebook.classes["leading"]:
            # "the US-led war" is the United States' war.
            return _union(self.named(name) for name in child.children if name.dep_ in _LEADERS and name.i < child.i)
        if reference is not None and not reference.start <= child.head.i < reference.end:
            return self.filtered(reference.actors)
        # "the US blockade measure": whose blockade it is, whose measure.
        is_noun = child.dep_ == "compound" and child.tag_ in ("NN", "NNS")
        return self.owner(child, 0) if is_noun and depth else ()

    def _after(self, noun: Token, depth: int) -> tuple[str, ...]:
        # "The violation of the integrity of Sweden by Norway" is Norway's.
        for child in sorted(noun.children, key=lambda child: child.lower_ != "by"):
            if child.lower_ == "of" and (noun.lemma_ in _RELATED or noun.lower_ in _RELATED):
                continue  # "friends of Norway" are not Norway
            if child.lower_ == "by" and (author := self._right_behind(child)):
                return author
            if child.dep_ in ("prep", "agent") and (
                child.lower_ in _OF_AUTHOR or self._is_owning_of(noun, child) or self._is_at_home(noun, child)
            ):
                found = _union(
                    self.named(part) or self.owner(part, depth - 1)
                    for pobj in _held(child)
                    for part in self.members(pobj)
                )
                if found:
                    return found
            if child.dep_ == "acl" and child.tag_ == "VBN":
                found = _union(
                    self.party(pobj) for agent in child.children if agent.dep_ == "agent" for pobj in _held(agent)
                )
                if found:
                    return found
            if child.dep_ == "acl" and child.lemma_ == "belong":
                links = [link for link in child.children if link.lower_ == "to"]
                return _union(self.party(pobj) for link in links for pobj in _held(link))
        return ()

    def _right_behind(self, by: Token) -> tuple[str, ...]:
        """ "The annexation by Norway of Sweden's islands": parsers take the last of these words for the author."""
        reference = self.starts.get(by.i + 1) or self.starts.get(by.i + 2)
        if reference is None or reference.end >= len(by.doc) or by.doc[reference.end].lower_ != "of":
            return ()
        return self.filtered(reference.actors) if by.doc[reference.head].head.i != by.i else ()

    def _is_owning_of(self, noun: Token, preposition: Token) -> bool:
        """ "the policy of Kiev" is Kiev's; "the invasion of Iraq" is not Iraq's."""
        if preposition.lower_ != "of":
            return False
        return not any("of" in pattern.recipient for pattern in self.codebook.nouns.get(noun.lemma_.lower(), ()))

    def _is_at_home(self, noun: Token, preposition: Token) -> bool:
        """ "The authorities in Croatia" are Croatia's; troops in Croatia may be anybody's."""
        return preposition.lower_ == "in" and noun.lemma_.lower() in self.codebook.classes["resident"]

    def targets(self, token: Token, preposition: str) -> tuple[str, ...]:
        """Who stands, or whose things stand, under a preposition of `token`."""
        for child in token.children:
            if child.lower_ == preposition and child.dep_ in (
                "prep",
                "dative",
                "agent",
                "prt",
                "advmod",
                "aux",
                "mark",
            ):
                found = _union(self.party(pobj) for pobj in _held(child))
                if found:
                    return found
        return ()

    def filtered(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(id for id in ids if self.can_act(id))

    def can_act(self, id: str) -> bool:
        """Media only report; a person or a crowd of no known side is no party to anything between states."""
        actor = self.cast.by_id.get(id)
        if actor is None or actor.kind == "media":
            return False
        words = actor.name.lower().split()
        if words[-1] in self.codebook.classes["accord"] or self.codebook.classes["gathering"] & set(words):
            return False  # a treaty binds its parties, a summit is held: they do nothing, and nothing is done to them
        if actor.country or actor.kind == "state" or actor.sector in _BODIES:
            return True
        if actor.kind == "group":
            return actor.sector in _ARMED and any(mention.form == "name" for mention in actor.mentions)
        return actor.of is not None and actor.of != id and self.can_act(actor.of)


def read_phrases(cast: Cast, codebook: Codebook) -> Phrases:
    """Phrases over a cast; of references that start at one token the widest counts."""
    widest = sorted(cast.references, key=lambda reference: (reference.end - reference.start, reference.start))
    return Phrases(cast, codebook, {reference.start: reference for reference in widest})


def _is_prefixed(token: Token) -> bool:
    """ "anti-Russian", "Defeat-ISIS": what is named is not the owner."""
    return token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in _PREFIXES


def _sayer(subject: Token) -> Token | None:
    """The subject of the verb that a clause with `subject` completes."""
    verb = subject.head
    for _ in range(_DEPTH):
        if verb.dep_ == "ccomp" or verb.dep_ not in ("conj", "xcomp"):
            break
        verb = verb.head
    if subject.dep_ not in ("nsubj", "nsubjpass") or verb.dep_ != "ccomp":
        return None
    return next((child for child in verb.head.children if child.dep_ == "nsubj" and child.i < subject.i), None)


def _held(preposition: Token) -> list[Token]:
    return [child for child in preposition.children if child.dep_ in ("pobj", "pcomp")]


def _antecedent(token: Token) -> Token:
    """What a relative pronoun stands for; any other token is itself."""
    if token.lower_ not in _RELATIVES:
        return token
    for ancestor in token.ancestors:
        if ancestor.dep_ == "relcl":
            return ancestor.head
        if ancestor.dep_ == "ccomp" and ancestor.head.lemma_ == "be":
            # "it was NATO that …"
            return next((child for child in ancestor.head.children if child.dep_ == "attr"), token)
    return token


def _union(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(id for group in groups for id in group))
