"""Who does it and to whom: a pattern's slots in turn, first what grammar tells, then what the story leaves open."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from .clauses import is_passive, own_subjects, undergoers
from .parties import NESTS, Party, Site, party_of
from .sites import bases
from .slots import Slots
from .towns import town_under
from .triggers import Trigger

_VERBAL = frozenset({"AGREE", "REQUEST", "ACCUSE", "SUPPORT", "REJECT", "THREATEN", "CONSULT"})
# Deeds that are done to a state where they are done to its towns.
_STRIKING = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID"})
_WHEN = frozenset({"after", "before", "since", "following", "amid", "despite", "until", "during"})
_AT = ("in", "at", "across", "near", "outside", "throughout")
_THERE = frozenset({"during", "at", "in", "after", "following"})
_OCCASIONS = frozenset({"summit", "conference", "meeting", "forum", "assembly"})
_ASIDES = frozenset({"relcl", "acl", "advcl", "parataxis"})
_MEETING = frozenset(
    {"leaders", "presidents", "ministers", "parties", "sides", "counterparts", "interlocutors", "officials", "two"}
)
_NAMES = ("NN", "NNP")
_DEEP = 3
_SAYINGS = frozenset(
    {"statement", "communique", "communiqué", "declaration", "letter", "readout", "move", "decision", "vote"}
)


@dataclass(frozen=True, slots=True)
class SideFinder:
    """Finds actor and recipient of the triggers of one report."""

    slots: Slots

    def actor(self, trigger: Trigger, sentence: int) -> Party | None:
        """Who acts, or None when neither grammar nor story tells."""
        if "object" in trigger.pattern.actor and (holder := self._holder_of_will(trigger)):
            return holder
        for slot in trigger.pattern.actor:
            party = self._actor_slot(slot, trigger)
            if party:
                return party
        return self._open_actor(trigger, sentence)

    def _actor_slot(self, slot: str, trigger: Trigger) -> Party | None:
        if slot in ("subject", "light"):
            if trigger.verb is None or (slot == "light" and trigger.token.head.lower_ in _WHEN):
                return None
            return (
                self._holder(trigger.verb) if trigger.pattern.part == "adjective" else self.slots.subject(trigger.verb)
            )
        if slot == "object":
            return self._undergone(trigger.token) if is_passive(trigger.token) else None
        if slot == "here":
            return self._who_is_there(trigger)
        if slot == "speaker":
            return party_of(self.slots.story.voice(trigger.token), slot, None)
        if slot == "floor":
            return party_of(self.slots.story.last_actor, "last speaker", None)
        if slot == "owner":
            return None if self._is_occasion_of_body(trigger) else self._owner(trigger.token)
        if slot == "attendee":
            return None if self._is_occasion_of_body(trigger) else self._attendee(trigger.token)
        return next((party for base in bases(trigger.token) if (party := self.slots.under(base, (slot,), slot))), None)

    def _is_occasion_of_body(self, trigger: Trigger) -> bool:
        """ "Met Norway during the UN General Assembly meetings": whose meetings they are, the UN talks to nobody."""
        noun = trigger.token
        if trigger.pattern.type != "CONSULT" or noun.dep_ != "pobj" or noun.head.lower_ not in _THERE:
            return False
        owners = self.slots.phrases.owner(noun)
        return bool(owners) and all(id.startswith("org:") for id in owners)

    def _who_is_there(self, trigger: Trigger) -> Party | None:
        """Where a protest is held; one against an army is not the army's."""
        sites = [*bases(trigger.token), *([trigger.verb] if trigger.verb is not None else ())]
        # "put under arrest in Norway": the place hangs on the arrest.
        sites += [noun for base in sites for link in base.children if link.lower_ == "under" for noun in link.children]
        found = (
            self.slots.under(base, _AT, "here") or town_under(base, _AT, self.slots.phrases.cast.towns)
            for base in sites
        )
        return next((party for party in found if party), None)

    def _holder_of_will(self, trigger: Trigger) -> Party | None:
        """ "Biden confirmed Israel's readiness": ready is whose readiness it is, not who tells of it."""
        heads = undergoers(trigger.token) if not is_passive(trigger.token) else []
        named = (head for head in heads if not any(child.tag_ == "PRP$" for child in head.children))
        owned = (Party(ids, "owner", head) for head in named if (ids := self.slots.phrases.owner(head)))
        told = self.slots.subject(trigger.token)
        mine = self.slots.story.sides(told.ids) if told else frozenset()
        return next((party for party in owned if told and not mine & self.slots.story.sides(party.ids)), None)

    def _holder(self, verb: Token) -> Party | None:
        """The subject of an adjective: "Canada was disappointed by"."""
        for head in own_subjects(verb):
            if ids := self.slots.whose(head):
                return Party(ids, "subject", head)
        return None if own_subjects(verb) else self.slots.subject(verb)

    def _undergone(self, verb: Token) -> Party | None:
        """Whose the subject of a passive is: "Russian troops were deployed", "Russia's readiness was reaffirmed"."""
        for head in undergoers(verb):
            if ids := self.slots.whose(head):
                return Party(ids, "object", head)
        return None

    def _attendee(self, noun: Token) -> Party | None:
        """ "During the meeting with Duda, Zelenskyy noted …": who did so was there."""
        time = noun.head
        if noun.dep_ != "pobj" or time.lower_ not in _THERE or time.head.pos_ not in ("VERB", "AUX"):
            return None
        return self.slots.subject(time.head)

    def _owner(self, noun: Token) -> Party | None:
        for child in noun.children:
            if child.dep_ == "poss" and (ids := self.slots.story.first_person(child)):
                return Party(ids, "owner", child)
        return party_of(self.slots.phrases.owner(noun), "owner", noun)

    def _open_actor(self, trigger: Trigger, sentence: int) -> Party | None:
        """A passive or a noun that names nobody speaks for the one who had the floor."""
        verb = trigger.verb
        if trigger.pattern.type not in _VERBAL or (trigger.pattern.part == "noun" and verb is None):
            return None
        if verb is None or verb.dep_ in ("acl", "relcl") or not (is_passive(verb) or _has_document_subject(verb)):
            return None
        if any(child.dep_ == "agent" for child in verb.children):
            return None
        spoken = self.slots.story.speaker(trigger.token)
        if spoken:
            return Party(spoken, "speaker", None)
        if sentence - self.slots.story.last_sentence > 3:
            return None
        return party_of(self.slots.story.last_actor, "last speaker", None)

    def recipient(self, trigger: Trigger, actor: Party, sentence: int) -> Party | None:
        """To whom: the first slot that names somebody of another side than the actor's."""
        mine = self.slots.story.sides(actor.ids)
        for slot in trigger.pattern.recipient:
            party = self._recipient_slot(slot, trigger, actor, sentence)
            if party is None:
                continue
            others = tuple(id for id in party.ids if self.slots.story.side(id) not in mine)
            if trigger.pattern.modal == "must" and len(others) < len(party.ids):
                continue  # "Norway and Sweden should lead," says Norway, of itself as much
            if (
                others
                and not (len(others) < len(party.ids) and _is_of_both(party))
                and not self._is_passing(others, party, trigger)
                and not self._is_occasion(others, party, trigger)
                and not self._is_doer_of_harm(party, trigger)
            ):
                return Party(others, party.slot, party.head)
        return None

    def _is_occasion(self, ids: tuple[str, ...], party: Party, trigger: Trigger) -> bool:
        """ "Agreed to hold a G7 leaders' meeting": an organisation that only names the occasion promises nothing."""
        if trigger.pattern.type != "AGREE" or party.head is None or not all(id.startswith("org:") for id in ids):
            return False
        if party.head.lemma_.lower() in self.slots.codebook.classes["paper"]:
            return False  # who backs a resolution backs the body that passes it
        return party.slot in ("object", "inner") and not (
            self.slots.phrases.all_named(party.head) and _is_body(party.head)
        )

    def _is_doer_of_harm(self, party: Party, trigger: Trigger) -> bool:
        """ "Condolences for the casualties caused by Norway's attack" are no support of Norway."""
        if trigger.pattern.type != "SUPPORT" or party.head is None or party.slot != "for":
            return False
        causes = (agent for deed in party.head.children if deed.dep_ == "acl" for agent in deed.children)
        held = [noun for agent in causes if agent.dep_ == "agent" for noun in agent.children]
        return any(self.slots.is_harm(noun) for noun in (party.head, *held))

    def _is_passing(self, ids: tuple[str, ...], party: Party, trigger: Trigger) -> bool:
        """An organisation named deep within what is spoken of ("targets set by the UN") has nothing done to it."""
        by_id = self.slots.story.cast.by_id
        if party.head is None or any(by_id[id].country for id in ids if id in by_id):
            return False
        steps, token = 0, party.head
        while token.i not in (trigger.token.i, trigger.verb.i if trigger.verb is not None else -1):
            if token.head.i == token.i or token.dep_ in _ASIDES or steps > _DEEP:
                return True
            steps, token = steps + 1, token.head
        return False

    def _recipient_slot(self, slot: str, trigger: Trigger, actor: Party, sentence: int) -> Party | None:
        story = self.slots.story
        if slot in ("counterpart", "context") and not trigger.pattern.is_mutual and _is_of_several(actor):
            return None
        if slot in ("counterpart", "context") and trigger.pattern.is_mutual and _is_with_others(trigger):
            return None
        if slot == "counterpart":
            return party_of(story.counterpart(actor.ids, sentence), slot, None)
        if slot == "victim":
            return party_of(story.victims, slot, None)
        if slot == "context":
            return party_of(self._context(trigger, actor, sentence), slot, None)
        kind = trigger.pattern.type
        if slot == "from" and kind == "REQUEST" and self._is_to_leave(trigger):
            return None
        # What somebody is blamed for is no matter of where it happened.
        # A commitment "to close coordination on managing competition with China" is no support of China.
        nests = 0 if kind == "ACCUSE" else 1 if kind == "SUPPORT" else NESTS
        by_town = kind in _STRIKING or trigger.pattern.mode == "visit"
        site = Site(trigger.token, trigger.verb, nests, kind in ("THREATEN", "REJECT"), kind == "CONSULT", by_town)
        return self.slots.fill(slot, site)

    def _is_to_leave(self, trigger: Trigger) -> bool:
        """ "Demanded its withdrawal from Sweden" asks Sweden for nothing."""
        leaving = self.slots.codebook.classes["leaving"]
        return any(noun.lemma_.lower() in leaving for noun in undergoers(trigger.token))

    def _context(self, trigger: Trigger, actor: Party, sentence: int) -> tuple[str, ...]:
        """The other side of what was told last; of two that talked, the one that complains of a third."""
        story = self.slots.story
        others = story.context(actor.ids, sentence)
        if len(story.sides(others)) < 2:
            return others
        complaining = story.sides(story.voice(trigger.token))
        return tuple(id for id in others if story.side(id) in complaining)


def _is_of_several(actor: Party) -> bool:
    """ "The leaders", "they", read as one side: who else is meant is not known, so nobody is left open."""
    head = actor.head
    if head is None:
        return False
    # "The President and the Prime Minister": the second is one whom the text leaves open.
    is_joined = actor.slot == "subject" and any(
        child.dep_ == "conj" and child.tag_ in _NAMES for child in head.children
    )
    return is_joined or head.lower_ in ("they", "both") or (head.tag_ == "NNS" and head.lower_ in _MEETING)


def _is_of_both(party: Party) -> bool:
    """ "Urged both sides": who urges is none of the two, so one who was taken for him and another is not meant."""
    return party.head is not None and any(child.lower_ in ("both", "two") for child in party.head.children)


def _is_body(head: Token) -> bool:
    """Whether a name is not that of a meeting: "the Summit for Democracy" is held, it holds to nothing."""
    around = (head, *head.lefts, *head.rights)
    return not any(token.lemma_.lower() in _OCCASIONS for token in around)


def _is_with_others(trigger: Trigger) -> bool:
    """ "Negotiate with our partners": with somebody, whom the text leaves unnamed."""
    verb = trigger.verb if trigger.verb is not None else trigger.token
    links = (c for base in {trigger.token, verb} for c in base.children if c.lower_ == "with" and c.dep_ == "prep")
    return any(held.dep_ == "pobj" and held.tag_ in ("NNS", "NNPS") for link in links for held in link.children)


def _has_document_subject(verb: Token) -> bool:
    return any(head.lemma_ in _SAYINGS for head in own_subjects(verb))
