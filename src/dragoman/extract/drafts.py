"""Events in the making: a trigger with its sides and its reality, before tellings of one event are joined."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from ..actors.cast import Cast
from ..codebook import Codebook, Pattern
from ..model import EventStatus, Span
from .certainty import certainty, is_loose_word
from .clauses import complements, means, undergoers
from .grammar import with_conjuncts
from .material import is_material
from .nonevents import tells_nothing
from .parties import Party
from .realities import Realities
from .sides import SideFinder
from .status import Reality
from .story import Story
from .triggers import Trigger

_KEPT = frozenset({"occurred", "ongoing", "ended", "planned"})
_MOST_SURE = 0.95
_WORDED = frozenset({"SUPPORT", "ACCUSE", "REQUEST", "REJECT", "PROTEST"})
# Praise, thanks and apologies: who "will thank" them promises no support.
_RITES = frozenset({"051", "055"})
_MATERIAL = frozenset({"COERCE", "ASSAULT", "SANCTION", "MOBILIZE"})


@dataclass(frozen=True, slots=True)
class Draft:
    """One telling of one event. `sentence` is its index; `statement` the id of the statement that asserts it."""

    trigger: Trigger
    type: str
    status: EventStatus
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor: Party
    recipient: Party | None
    sentence: int
    statement: str | None
    span: Span
    sure: float

    @property
    def pattern(self) -> Pattern:
        return self.trigger.pattern


@dataclass(frozen=True, slots=True)
class Drafter:
    """Turns triggers into drafts, or into nothing where a side is missing or the deed is not told as real."""

    cast: Cast
    codebook: Codebook
    story: Story
    sides: SideFinder

    @property
    def realities(self) -> Realities:
        return Realities(self.cast, self.codebook, self.story, self.sides)

    def draft(self, trigger: Trigger, sentence: int) -> list[Draft]:
        """The events a trigger tells: none, one, or one a partner for "meetings with A, B and C"."""
        if tells_nothing(trigger, self.codebook) or self.realities.is_expected(trigger):
            return []
        told = self._turned(trigger, self._type_and_status(trigger.pattern, self.realities.read(trigger)))
        actor = self.sides.actor(trigger, sentence) if told else None
        if told is None:
            return []
        if actor is None:
            self._note_victim(trigger, sentence)
            return []
        recipient = self.sides.recipient(trigger, actor, sentence)
        if told[0] in (*_MATERIAL, "CONSULT") and told[1] in ("occurred", "ongoing"):
            self.story.deeds[told[0]] = actor.ids
        if not self._is_whole(trigger, actor, recipient) or self._is_loose(trigger, recipient):
            return []
        if told[0] not in _WORDED and all(self.cast.by_id[id].sector == "BUS" for id in actor.ids):
            return []  # firms that invest, or cease to work, do business
        if all(self.cast.by_id[id].sector == "CVL" for id in actor.ids) and self._is_journey(trigger):
            return []  # people on holiday
        partners = self._partners(trigger, recipient) if len(self.story.sides(actor.ids)) == 1 else [recipient]
        return [self._drafted(trigger, told, actor, partner, sentence) for partner in partners]

    def _is_journey(self, trigger: Trigger) -> bool:
        """Whether a visit is told, or planned."""
        inner = (self.sides.slots.finder.pattern_of_verb(verb) for verb in complements(trigger.token))
        return any(pattern is not None and pattern.mode == "visit" for pattern in (trigger.pattern, *inner))

    def _drafted(
        self, trigger: Trigger, told: tuple[str, EventStatus], actor: Party, recipient: Party | None, sentence: int
    ) -> Draft:
        sure = self.codebook.types[told[0]].trust * certainty(trigger, actor, recipient, told[1])
        actors, recipients = self._arranged(trigger.pattern, told[0], actor, recipient)
        statement = self.story.statement_at(trigger.token)
        return Draft(
            trigger, *told, actors, recipients, actor, recipient, sentence, statement.id if statement else None,
            self.cited(trigger, actor, recipient), min(_MOST_SURE, sure),
        )  # fmt: skip

    def _partners(self, trigger: Trigger, recipient: Party | None) -> list[Party | None]:
        """One party each for several partners of several conversations; the party as it is otherwise."""
        several = trigger.pattern.part == "noun" and trigger.token.tag_ in ("NNS", "NNPS")
        if recipient is None or recipient.head is None or not several or trigger.pattern.type != "CONSULT":
            return [recipient]
        heads = self.sides.slots.phrases.members(recipient.head)
        parties = [Party(ids, recipient.slot, head) for head in heads if (ids := self.sides.slots.phrases.named(head))]
        named = [party for party in parties if set(party.ids) <= set(recipient.ids)]
        return [*named] if len(named) > 1 else [recipient]

    def _note_victim(self, trigger: Trigger, sentence: int) -> None:
        """An attack by nobody named: the story remembers whom it hit, for who claims it later."""
        if trigger.pattern.type == "ASSAULT":
            hit = self.sides.recipient(trigger, Party((), "unknown", None), sentence)
            if hit is not None:
                self.story.victims = hit.ids

    def _type_and_status(self, pattern: Pattern, reality: Reality) -> tuple[str, EventStatus] | None:
        """The type and status that the pattern and the grammar make together; None for what is no event."""
        type, status = pattern.type, reality.status
        if pattern.modal is not None:
            is_real = pattern.modal != "will" or (status == "planned" and not reality.is_negated)
            return (type, pattern.status or "occurred") if is_real else None
        if reality.is_negated or status == "denied":
            return (pattern.negated, "occurred") if pattern.negated and reality.is_negated and status in _KEPT else None
        if status not in _KEPT:
            kept = (status == "hypothetical" and pattern.part == "noun") or status == "proposed"
            return (type, status) if kept and type in _MATERIAL else None
        if status == "planned" and type == "SUPPORT" and pattern.part == "adjective" and pattern.cameo in _RITES:
            return type, "occurred"  # "we will always be grateful" thanks now
        if status == "planned" and type == "REQUEST":
            return type, "proposed"
        if pattern.status is not None:
            return type, pattern.status
        if (type, status) == ("AGREE", "ongoing"):
            return None  # efforts to reach a deal have reached none
        if status == "planned" and pattern.mode == "resign":
            return None  # who will go has promised nobody anything
        if status == "planned" and type not in ("CONSULT", "MOBILIZE") and pattern.mode != "investigate":
            is_rite = type == "SUPPORT" and pattern.cameo in _RITES
            return (type, "planned") if is_rite else self._intended(type)
        return type, status

    def _turned(self, trigger: Trigger, told: tuple[str, EventStatus] | None) -> tuple[str, EventStatus] | None:
        """A commitment to stand by somebody, be it in no deed, is support, told now; support with means is aid."""
        if told is not None and told[0] == "SUPPORT" and is_material(trigger, self.codebook):
            return "AID", told[1]
        if told != ("AGREE", "promised"):
            return told
        if self._is_vow_not_to(trigger):
            return "REJECT", "occurred"
        if trigger.pattern.part != "adjective" and not _commits(trigger):
            return told
        nouns = [noun for noun in undergoers(trigger.token) for noun in with_conjuncts(noun)]
        deeds = [verb for head in (trigger.token, *nouns) for verb in complements(head)]
        if any(self._is_support(verb) for verb in deeds):
            return "SUPPORT", "occurred"
        return told

    def _is_support(self, verb: Token) -> bool:
        """ "To stand by Sweden" is support of somebody; "to respect human rights law" is a promise like others."""
        is_of_type = self.sides.slots.finder.type_of_verb(verb) == "SUPPORT" and not any(means(verb))
        return is_of_type and self.sides.slots.inner_of(verb) is not None

    def _is_vow_not_to(self, trigger: Trigger) -> bool:
        """ "Vowed not to return the islands" refuses; "vowed not to attack" promises."""
        yielding = self.codebook.classes["yielding"]
        denied = (v for v in complements(trigger.token) if any(c.dep_ == "neg" for c in v.children))
        return any(verb.lemma_ in yielding for verb in denied)

    def _intended(self, type: str) -> tuple[str, EventStatus] | None:
        """A deed that is only announced: help promised is AGREE, harm announced is THREATEN."""
        intended = self.codebook.types[type].intended
        if intended is None:
            return ("AGREE", "promised") if type in ("SUPPORT", "AGREE") else None
        return intended, "threatened" if intended == "THREATEN" else "promised"

    def _is_whole(self, trigger: Trigger, actor: Party, recipient: Party | None) -> bool:
        """Whether enough of the sides is told: two of them, unless the pattern may stand alone."""
        pattern = trigger.pattern
        if pattern.part == "noun" and not _stands(trigger, actor, recipient):
            return False
        if pattern.is_lone or recipient is not None:
            return True
        return (pattern.is_mutual and len(self.story.sides(actor.ids)) > 1) or self._is_shared(pattern.type, actor)

    def _is_loose(self, trigger: Trigger, recipient: Party | None) -> bool:
        """ "We will build roads," in his own words, is not promised to whomever he talks to."""
        statement = self.story.statement_at(trigger.token)
        is_asked = recipient is not None and trigger.pattern.type == "REQUEST"
        if is_asked and is_loose_word(recipient):
            return True
        is_open = recipient is not None and recipient.slot in ("counterpart", "context")
        return is_open and trigger.pattern.modal == "will" and statement is not None and statement.form == "direct"

    def _is_shared(self, type: str, actor: Party) -> bool:
        """What both sides of a talk promise or agree, they promise each other."""
        return type == "AGREE" and len(self.story.sides(actor.ids)) > 1

    def _arranged(
        self, pattern: Pattern, type: str, actor: Party, recipient: Party | None
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Actors and recipients; sides that act alike are all actors. Empty when only one state is left."""
        mine = self.sided(actor.ids)
        others = self.sided(recipient.ids) if recipient else ()
        if (
            type == "AGREE"
            and recipient is not None
            and recipient.slot in ("with", "inner")
            and self._is_shared(type, actor)
        ):
            # "both pledged to deepen cooperation with NATO": what the two promise, they promise each other.
            others = ()
        # What one side pledges to do with another is its own pledge: "we will continue cooperation with Indonesia".
        # So is what it agreed to do for another, who did not agree: "agreed to provide aid to Nepal".
        is_for = recipient is not None and recipient.slot not in ("with", "between", "counterpart")
        is_pledge = type == "AGREE" and (pattern.type != type or is_for) and len(self.story.sides(mine)) == 1
        if pattern.is_mutual and self.codebook.types[type].is_mutual and not is_pledge:
            return tuple(dict.fromkeys((*mine, *others))), ()
        return mine, others

    def sided(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Actors of states stay who they are; an officer of an organisation of states stands for it."""
        by_id = self.cast.by_id
        officers = {id: str(by_id[id].of) for id in ids if by_id[id].country is None and by_id[id].of in by_id}
        return tuple(dict.fromkeys(officers.get(id, id) for id in ids))

    def cited(self, trigger: Trigger, actor: Party, recipient: Party | None) -> Span:
        """The words that show the event, within its sentence: trigger, verb and sides."""
        token = trigger.token
        span = Span(token.idx, token.idx + len(token))
        whole = self.cast.parsed.sentences[self.cast.parsed.sentence_of[token.i]].span
        if trigger.verb is not None:
            span = span.cover(Span(trigger.verb.idx, trigger.verb.idx + len(trigger.verb)))
        heads = undergoers(token) if trigger.pattern.part == "verb" else []
        for head in heads:
            span = span.cover(Span(head.idx, head.idx + len(head)))
        for party in (actor, recipient):
            named = party.span(self.sides.slots.phrases) if party else None
            if named is not None and whole.contains(named):
                span = span.cover(named)
        return span


def _commits(trigger: Trigger) -> bool:
    return trigger.token.lemma_ == "commitment" or any(
        noun.lemma_ == "commitment" for head in undergoers(trigger.token) for noun in with_conjuncts(head)
    )


def _stands(trigger: Trigger, actor: Party, recipient: Party | None) -> bool:
    """Whether a noun, by the pattern's `alone`, is an event with the sides it has."""
    alone = trigger.pattern.alone
    if trigger.verb is not None or alone == "true":
        return True
    if alone == "pair":
        return (
            recipient is not None
            or (trigger.pattern.is_mutual and actor.slot == "between")
            or (actor.slot == "owner" and len(actor.ids) > 1 and trigger.pattern.type == "CONSULT")
        )
    if alone == "place":
        return actor.slot in ("owner", "here")
    return alone in ("owner", "light") and actor.slot in ("owner", "by", "of", "between")
