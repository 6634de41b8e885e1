"""Who speaks: from the noun phrase in front of a word of saying to actors of the cast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from ..actors.cast import Cast
from ..model import Actor
from ..text import fold
from .grammar import actors_at, objects_after, possessors, subject_of
from .sayings import Sayings

_FIRST_PERSON: Final = frozenset({"i", "we", "us", "me", "myself", "ourselves"})
_PLURAL_PRONOUNS: Final = frozenset({"they", "both"})
_SPEAKS_FOR_STATE: Final = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
_MOST: Final = 4  # more speakers than this is a crowd, of whom no one said it


class SpeakerFinder:
    """Finds speakers in one cast. A surname or a noun like "the agency" that the cast left open is tried by name."""

    def __init__(self, cast: Cast, sayings: Sayings) -> None:
        self.cast = cast
        self.sayings = sayings
        self.by_last_word = _by_last_word(cast)

    def find(self, subjects: tuple[Token, ...]) -> tuple[str, ...]:
        """The actors that speak, in order; none where the phrase names nobody of the cast."""
        ids = tuple(dict.fromkeys(id for token in subjects for id in self._at(token)))
        return ids if len(ids) <= _MOST else ()

    def _at(self, token: Token) -> tuple[str, ...]:
        if token.lemma_.lower() not in self.sayings.documents:
            return _named_beside(self.cast, token) or actors_at(self.cast, token) or self._by_name(token)
        for owner in _owners(token):
            if found := actors_at(self.cast, owner):
                return found
        return actors_at(self.cast, token)

    def _by_name(self, token: Token) -> tuple[str, ...]:
        """ "Tremblay" or "the agency", where just one actor's name ends so."""
        if self.cast.holding(token) is not None:
            return ()
        is_definite = token.tag_ == "NN" and any(child.lower_ == "the" for child in token.children)
        # The tagger takes many a foreign surname for a noun; its capital remains.
        id = self.by_last_word.get(fold(token.text)) if token.text[0].isupper() or is_definite else None
        return (id,) if id else ()


def _by_last_word(cast: Cast) -> dict[str, str | None]:
    """Actors by the last word of their name; None where two share it."""
    found: dict[str, str | None] = {}
    for actor in cast.actors:
        words = fold(actor.name).split()
        if len(words) > 1 and actor.kind in ("person", "organisation", "media"):
            found[words[-1]] = None if words[-1] in found else actor.id
    return found


def _named_beside(cast: Cast, token: Token) -> tuple[str, ...]:
    """ "the country's main news agency, KCNA": a name in apposition tells more than the noun."""
    reference = cast.headed_by(token)
    if reference is not None and reference.form in ("name", "title", "pronoun"):
        return ()
    beside = [child for child in token.children if child.dep_ == "appos"]
    return next((found for child in beside if (found := actors_at(cast, child))), ())


def _owners(document: Token) -> Iterator[Token]:
    """Whose text it is: "a statement by the ministry", "the ministry's statement", "X released a statement"."""
    yield from objects_after(document, ("by", "from", "of"))
    yield from possessors(document)
    yield from (child for child in document.children if child.dep_ in ("compound", "nmod", "amod"))
    if document.dep_ in ("dobj", "pobj", "nsubjpass"):
        verb = document.head if document.dep_ != "pobj" else document.head.head
        subject = subject_of(verb) if verb.pos_ == "VERB" else None
        if subject is not None and subject.i != document.i:
            yield subject


def is_first_person(subjects: tuple[Token, ...]) -> bool:
    """Whether the author of the text speaks: "we reaffirm"."""
    return any(token.lower_ in _FIRST_PERSON for token in subjects)


def is_pronoun(subjects: tuple[Token, ...]) -> bool:
    return len(subjects) == 1 and subjects[0].pos_ == "PRON"


def behalf_of(cast: Cast, speaker: str) -> str | None:
    """On whose behalf: an official speaks for the state, a spokesman of nobody's state for whom he belongs to."""
    actor = cast.by_id.get(speaker)
    if actor is None or actor.kind in ("state", "media", "region"):
        return None
    state = f"state:{actor.country}" if actor.country else None
    if state in cast.by_id and _is_official(actor):
        return state
    return actor.of if actor.of in cast.by_id else None


def _is_official(actor: Actor) -> bool:
    return actor.kind == "government" or (actor.sector or "") in _SPEAKS_FOR_STATE
