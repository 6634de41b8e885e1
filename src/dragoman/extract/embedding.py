"""Deeds inside deeds: what a request asks for or an accusation alleges is its matter, not an event of its own."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from ..codebook import Codebook
from .held import holds_noun
from .triggers import Trigger

_INTO = frozenset(
    {
        "xcomp",
        "ccomp",
        "pcomp",
        "dobj",
        "pobj",
        "prep",
        "acl",
        "attr",
        "oprd",
        "nsubjpass",
        "conj",
        "dative",
        "appos",
        "compound",
        "amod",
        "poss",
        "agent",
        "prt",
        "advmod",
    }
)
_BESIDE = frozenset({"during", "after", "before", "following", "amid", "despite", "since", "at", "ahead", "as"})
_OPEN = frozenset({"CONSULT", "SUPPORT", "REQUEST", "AGREE", "THREATEN"})
_DEEDS = frozenset({"COERCE", "ASSAULT"})


@dataclass(slots=True)
class Embedding:
    """Of one sentence's triggers, which tell events of their own."""

    codebook: Codebook
    triggers: list[Trigger]
    by_token: dict[int, Trigger] = field(init=False)

    def __post_init__(self) -> None:
        self.by_token = {trigger.token.i: trigger for trigger in self.triggers}

    def is_event(self, trigger: Trigger) -> bool:
        """Whether the trigger tells an event of its own."""
        above = self._governing(trigger)
        if above is None:
            return True
        kind, around = trigger.pattern.type, above.pattern.type
        if trigger.pattern.part == "noun" and kind in _DEEDS:
            return around in _OPEN
        if around == "CONSULT":
            return kind in ("CONSULT", "AID", "COOPERATE") and trigger.token.head is not above.token
        return around == "SUPPORT" and kind in ("SANCTION", "AID") and trigger.pattern.part == "verb"

    def _governing(self, trigger: Trigger) -> Trigger | None:
        """The trigger whose matter this one is, if any."""
        token = trigger.token
        for _ in range(12):
            head = token.head
            if head == token or not self._goes_into(token, head):
                return None
            above = self.by_token.get(head.i)
            if above is not None and above is not trigger and self._is_matter(above, trigger, token):
                return above
            token = head
        return None

    def _goes_into(self, token: Token, head: Token) -> bool:
        if token.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
            # Joined verbs are events of their own unless both hang on something above.
            return head.dep_ in ("xcomp", "ccomp", "pcomp", "advcl", "conj")
        if token.dep_ == "prep" and token.lower_ in _BESIDE and head.pos_ in ("VERB", "AUX"):
            return False
        if token.dep_ == "acl" and token.tag_ in ("VBN", "VBD"):
            # "relations strained by", "sanctions imposed by": told on the way, of their own standing.
            return False
        return token.dep_ in _INTO or (token.dep_ == "advcl" and token.tag_ == "VB")

    def _is_matter(self, above: Trigger, trigger: Trigger, via: Token) -> bool:
        if via.dep_ == "conj" and above.token.pos_ in ("VERB", "AUX"):
            return False
        if above.verb is not None and above.verb is trigger.verb and above.pattern.part == "verb":
            return above.pattern.type == trigger.pattern.type or holds_noun(trigger.token, above.pattern.objects)
        if via.lower_ == "of" and above.pattern.part == "noun" and above.pattern.type == trigger.pattern.type:
            return True  # "the delivery of aid" is one deed
        return self.codebook.types[above.pattern.type].has_content
