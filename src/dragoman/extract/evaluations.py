"""Condemnation by an adjective: "Russia's totally unacceptable actions" accuses Russia, in the mouth of who says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from ..codebook import Pattern
from ..parse.parsed import Sentence
from .clauses import doers, is_passive
from .drafts import Draft, Drafter
from .parties import Party
from .triggers import Trigger

_TYPE = "ACCUSE"
_SAID = frozenset({"ACCUSE", "REQUEST", "SUPPORT", "AGREE", "THREATEN"})
_HOSTILE = frozenset({"REJECT", "THREATEN", "COERCE", "ASSAULT"})
_DATING = frozenset({"after", "before", "since", "during", "following", "until", "amid", "despite", "against"})
_WHEN = frozenset({"when", "since", "after", "before", "while", "until"})
_EVALUATION = Pattern(
    "adjective", "evaluation", None, _TYPE, "disapprove", "111", None, 0.6, ("speaker",), ("owner",), frozenset(),
    frozenset(), frozenset(), frozenset(), "any", None, frozenset(), frozenset(), None, "true", None, False, False,
    False, False, 0,
)  # fmt: skip
_TOLD = replace(_EVALUATION, lemma="deed told of another", sure=0.8)


def with_evaluations(sentence: Sentence, drafter: Drafter, found: list[Draft]) -> list[Draft]:
    """The drafts of a sentence and the accusations by evaluation that none of them covers.

    "Was firm on Russia's unacceptable actions": an accusation that an evaluation bears out is surer than either.
    """
    told = list(found)
    for draft in _find_accusations(sentence, drafter):
        borne_out = [_covers(drafter, other, draft.recipients) for other in told]
        told = [
            replace(other, sure=max(other.sure, _TOLD.sure)) if is_same else other
            for other, is_same in zip(told, borne_out, strict=True)
        ]
        told += [] if any(borne_out) else [draft]
    return told


def _find_accusations(sentence: Sentence, drafter: Drafter) -> Iterator[Draft]:
    words = drafter.codebook.evaluations
    for token in sentence.tokens:
        deed = token.head if token.dep_ == "amod" and token.lower_ in words.words else token
        if deed.lemma_.lower() not in (words.deeds if deed != token else words.failings) or deed.pos_ != "NOUN":
            continue
        if deed == token and not _is_charged(token, drafter):
            continue
        draft = _accusation(token, deed, sentence.index, drafter)
        if draft is not None:
            yield draft


def find_tellings(drafter: Drafter, found: list[Draft]) -> Iterator[Draft]:
    """Accusations by telling: who says of another side that it attacks, threatens or refuses, accuses it."""
    for draft in found:
        speaker = _teller(drafter, draft) if _is_told(draft.trigger) else None
        if speaker is None or any(_covers(drafter, other, draft.actors) for other in found):
            continue
        party = Party(draft.actors, draft.actor.slot, draft.actor.head)
        yield replace(
            draft, trigger=Trigger(draft.trigger.token, _TOLD, None), type=_TYPE, status="occurred",
            actors=drafter.sided(speaker.ids), recipients=draft.actors, actor=speaker, recipient=party,
            sure=draft.sure * _TOLD.sure,
        )  # fmt: skip


def _is_told(trigger: Trigger) -> bool:
    """Whether a deed is what the sentence tells; a noun that only dates or names something blames nobody.

    "Russia's war worsens hunger" tells; "since Russia's invasion", "those supporting Russia's war" do not.
    """
    token = trigger.token
    if token.dep_ == "pobj" and token.head.lower_ in _DATING:
        return False
    if token.dep_ == "advcl" and any(child.lower_ in _WHEN for child in token.children):
        return False  # "steps that we did not take when Russia invaded Crimea"
    return trigger.pattern.part != "noun" or trigger.verb is not None or token.dep_ in ("nsubj", "attr", "ROOT")


def _teller(drafter: Drafter, draft: Draft) -> Party | None:
    """Who tells a hostile deed of another side, where it is told as done; media only report."""
    if draft.type not in _HOSTILE or draft.status not in ("occurred", "ongoing"):
        return None
    spoken = drafter.story.voice(draft.trigger.token)
    if not spoken or not drafter.sides.slots.phrases.can_act(spoken[0]) or draft.actor.slot == "speaker":
        return None
    mine = drafter.story.sides(spoken)
    return None if mine & drafter.story.sides(draft.actors) else Party(spoken, "speaker", None)


def _is_charged(failing: Token, drafter: Drafter) -> bool:
    """Whether a failing is held against somebody here, or only named: "defend themselves against aggression".

    It is charged under words of stopping, condemning and making pay, or as what does harm.
    """
    if failing.dep_ in ("nsubj", "nsubjpass", "agent", "attr"):
        return True
    is_told_of = failing.dep_ == "pobj" and failing.head.lower_ in ("about", "of", "to", "at")
    told = failing.head if failing.dep_ == "dobj" else failing.head.head if is_told_of else None
    if told is not None and told.lemma_.lower() in drafter.codebook.evaluations.sayings:
        return True
    words = drafter.codebook.classes["charging"]
    return any(t.lemma_.lower() in words for t in (*failing.ancestors, failing.head.head))


def _accusation(token: Token, deed: Token, sentence: int, drafter: Drafter) -> Draft | None:
    if _is_of_doubtful_owner(deed, drafter):
        return None
    # "A violation of the Council's resolutions" is not the Council's: only who stands before has done it.
    depth = {"depth": 0} if deed.lemma_ in drafter.codebook.classes["breach"] else {}
    blamed = drafter.sides.slots.phrases.owner(deed, **depth) or _whose_doing(deed, drafter)
    speaker = _who_says(token, blamed, drafter, sentence) if blamed else None
    if speaker is None:
        return None
    mine = drafter.story.sides(speaker.ids)
    blamed = tuple(id for id in blamed if drafter.story.side(id) not in mine)
    if not blamed:
        return None
    statement = drafter.story.statement_at(token)
    trigger = Trigger(token, _EVALUATION, None)
    party = Party(blamed, "owner", deed)
    span = drafter.cited(trigger, speaker, party)
    return Draft(
        trigger,
        _TYPE,
        "occurred",
        drafter.sided(speaker.ids),
        drafter.sided(blamed),
        speaker,
        party,
        sentence,
        statement.id if statement else None,
        span,
        _EVALUATION.sure,
    )


def _is_of_doubtful_owner(deed: Token, drafter: Drafter) -> bool:
    """ "support Ukraine and impose costs on Russia for its aggression": whose, when another was named in between?"""
    owner = next((c for c in deed.children if c.dep_ == "poss" and c.lower_ in ("its", "their")), None)
    if owner is None:
        return False
    cast, story = drafter.cast, drafter.story
    mine = cast.headed_by(owner)
    named = next((r for t in reversed(owner.doc[owner.sent.start : owner.i]) if (r := cast.headed_by(t))), None)
    if mine is None or named is None:
        return True
    return not story.sides(mine.actors) & story.sides(named.actors)


def _whose_doing(deed: Token, drafter: Drafter) -> tuple[str, ...]:
    """Who undertakes a deed that is the object of its verb: "it was NATO that was making dangerous attempts"."""
    verb = deed.head
    if deed.dep_ != "dobj" or verb.lemma_ not in drafter.codebook.light:
        return ()
    return next((ids for head in doers(verb) if (ids := drafter.sides.slots.phrases.named(head))), ())


def _who_says(token: Token, blamed: tuple[str, ...], drafter: Drafter, sentence: int) -> Party | None:
    """The subject of the words of saying above, of another side than the blamed; else the speaker."""
    story, phrases = drafter.story, drafter.sides.slots.phrases
    accused = story.sides(blamed)
    for ancestor in token.ancestors:
        if ancestor.pos_ != "VERB" or not _is_saying(ancestor, drafter):
            continue
        if drafter.sides.slots.finder.is_to_come(ancestor):
            return None  # "will condemn", "may express concern": has not condemned it
        for head in doers(ancestor):
            ids = story.first_person(head) or phrases.named(head)
            if ids and not accused & story.sides(ids):
                return Party(ids, "subject", head)
        if is_passive(ancestor) and story.last_actor and sentence - story.last_sentence <= 3:
            return Party(story.last_actor, "last speaker", None)
    spoken = story.voice(token)
    return Party(spoken, "speaker", None) if spoken else None


def _is_saying(verb: Token, drafter: Drafter) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in drafter.codebook.evaluations.sayings:
        return True
    statement = drafter.story.statement_at(verb)
    if statement is not None and statement.form == "direct":
        return False  # "they defend themselves against his brutal war": brutal is the speaker's word
    kind = drafter.sides.slots.finder.type_of_verb(verb)
    return kind in _SAID


def _covers(drafter: Drafter, other: Draft, blamed: tuple[str, ...]) -> bool:
    """Whether another accusation of the sentence blames them already."""
    return other.type == _TYPE and bool(drafter.story.sides(other.recipients) & drafter.story.sides(blamed))
