"""How real a deed is with its sides and its speaker in sight: expected of others, a matter of talk, a reported future.

`status.py` reads the grammar above a word; what depends on who speaks, or on what the words above tell, is read here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..actors.cast import Cast
from ..codebook import Codebook
from .clauses import auxiliaries, means
from .sides import SideFinder
from .status import Reality, is_paid_for, read_reality
from .story import Story
from .triggers import Trigger

_WORDS = frozenset({"CONSULT", "SUPPORT"})


@dataclass(frozen=True, slots=True)
class Realities:
    """Reads how real the deeds of one report are."""

    cast: Cast
    codebook: Codebook
    story: Story
    sides: SideFinder

    def read(self, trigger: Trigger) -> Reality:
        """The status of a trigger's deed, and whether it is negated."""
        # "Committed to support them in developing reactors" promises deeds.
        is_pledge = trigger.token.head.lower_ == "committed" and any(means(trigger.token))
        is_word = trigger.pattern.type in _WORDS and not is_pledge
        reality = read_reality(trigger.token, trigger.verb, self.codebook.status, is_word)
        if not is_word and self._is_matter_of_talk(trigger):
            return Reality("hypothetical", reality.is_negated)
        if reality.status in ("planned", "hypothetical") and is_paid_for(
            trigger.token, self.codebook.classes["charging"]
        ):
            return Reality("occurred", reality.is_negated)
        if reality.status == "hypothetical" and self._is_reported_future(trigger):
            return Reality("planned", reality.is_negated)
        return reality

    def is_expected(self, trigger: Trigger) -> bool:
        """ "I believe that they will help": no promise of theirs; of oneself, one promises."""
        verb = trigger.verb
        if verb is None or verb.dep_ != "ccomp" or verb.head.lemma_ not in self.codebook.status.expecting:
            return False
        will = self.codebook.status.modals
        if not any(will.get(aux) == "planned" for aux in auxiliaries(verb)):
            return False
        slots = self.sides.slots
        expected, expecting = slots.subject(verb), slots.subject(verb.head)
        if expected is None or expecting is None:
            return expected is not None  # "those who believe that Norway will attack"
        return not self.story.sides(expected.ids) & self.story.sides(expecting.ids)

    def _is_matter_of_talk(self, trigger: Trigger) -> bool:
        """ "confirmed interest in expanding trade": a gerund under a preposition tells a deed only after "by"."""
        verb = trigger.verb
        if verb is not None and verb.dep_ == "conj" and verb.tag_ == "VBG" and not auxiliaries(verb):
            # "discussed the war and strengthening cooperation"
            return verb.head.tag_ != "VBG" and self.sides.slots.finder.type_of_verb(verb.head) == "CONSULT"
        if verb is not None and verb.dep_ == "acl" and verb.head.dep_ == "dobj" and trigger.pattern.type != "CONSULT":
            # "discussed plans to provide aid": nobody has those plans yet
            is_plan = self.codebook.status.nouns.get(verb.head.lemma_) == "planned"
            return is_plan and self.sides.slots.finder.type_of_verb(verb.head.head) == "CONSULT"
        if verb is None or verb.dep_ != "pcomp" or verb.head.lower_ == "by":
            return False
        above = self.sides.slots.finder.type_of_verb(verb.head.head)
        if above in ("SUPPORT", "ACCUSE"):
            return False  # thanked, praised or blamed for what was done
        pattern = self.sides.slots.finder.pattern_of_verb(verb)
        return pattern is not None and self.codebook.types[pattern.type].intended == "AGREE"

    def _is_reported_future(self, trigger: Trigger) -> bool:
        """ "said it would attack": in reported speech "would" is the speaker's "will"."""
        verb = trigger.verb
        statement = self.story.statement_at(trigger.token)
        if verb is None or statement is None or statement.form != "indirect" or "would" not in auxiliaries(verb):
            return False
        mine = self.story.sides((statement.speaker,)) if statement.speaker in self.cast.by_id else frozenset()
        party = self.sides.actor(trigger, -9)
        return party is not None and bool(mine & self.story.sides(party.ids))
