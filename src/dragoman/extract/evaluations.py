"""Condemnation by an adjective: "Russia's totally unacceptable actions" accuses Russia, in the mouth of who says it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ..codebook import Pattern
from ..parse.parsed import Sentence
from .clauses import doers
from .drafts import Draft, Drafter
from .sides import Party
from .triggers import Trigger

_TYPE = "ACCUSE"
_PATTERN = Pattern(
    "adjective", "evaluation", None, _TYPE, "disapprove", "111", None, 0.6, ("speaker",), ("owner",), frozenset(),
    frozenset(), frozenset(), frozenset(), "any", None, frozenset(), None, "true", None, False, False, False, False, 0,
)  # fmt: skip


def find_evaluations(sentence: Sentence, drafter: Drafter, found: list[Draft]) -> Iterator[Draft]:
    """Accusations by evaluation that no other accusation of the sentence covers."""
    words = drafter.codebook.evaluations
    for token in sentence.tokens:
        deed = token.head if token.dep_ == "amod" and token.lower_ in words.words else token
        if deed.lemma_.lower() not in (words.deeds if deed is not token else words.failings) or deed.pos_ != "NOUN":
            continue
        draft = _accusation(token, deed, sentence.index, drafter)
        if draft is not None and not any(_covers(drafter, other, draft) for other in found):
            yield draft


def _accusation(token: Token, deed: Token, sentence: int, drafter: Drafter) -> Draft | None:
    blamed = drafter.sides.phrases.owner(deed)
    speaker = _who_says(token, drafter)
    if not blamed or speaker is None:
        return None
    mine = drafter.story.sides(speaker.ids)
    blamed = tuple(id for id in blamed if drafter.story.side(id) not in mine)
    if not blamed:
        return None
    statement = drafter.story.statement_at(token)
    trigger = Trigger(token, _PATTERN, None)
    party = Party(blamed, "owner", deed)
    span = drafter._span(trigger, speaker, party)
    return Draft(
        trigger,
        _TYPE,
        "occurred",
        speaker.ids,
        blamed,
        speaker,
        party,
        sentence,
        statement.id if statement else None,
        span,
        _PATTERN.sure,
    )


def _who_says(token: Token, drafter: Drafter) -> Party | None:
    """The speaker of the statement, else the subject of the clause that the words hang on."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            for head in doers(ancestor):
                ids = drafter.story.first_person(head) or drafter.sides.phrases.named(head)
                if ids and token.i > head.i:
                    return Party(ids, "subject", head)
            break
    spoken = drafter.story.speaker(token)
    return Party(spoken, "speaker", None) if spoken else None


def _covers(drafter: Drafter, other: Draft, draft: Draft) -> bool:
    if other.type not in (_TYPE, "REJECT"):
        return False
    return bool(drafter.story.sides(other.recipients) & drafter.story.sides(draft.recipients))
