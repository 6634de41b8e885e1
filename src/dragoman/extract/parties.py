"""The sides of an event in the making, and where in a sentence they are looked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from ..model import Span
from .phrases import Phrases

NESTS = 2


@dataclass(frozen=True, slots=True)
class Site:
    """Where slots are looked for: the trigger's token, and the verb that carries it (itself, for verbs).

    `nests` is how deep places may lead ("a base near Mosul"), `is_harsh` whether harm may be sought within, `is_met`
    whether the object itself must be the party, as with those one meets; `by_town` whether a town stands for its state.
    """

    token: Token
    verb: Token | None
    nests: int = NESTS
    is_harsh: bool = False
    is_met: bool = False
    by_town: bool = False


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


def party_of(ids: Iterable[str], slot: str, head: Token | None) -> Party | None:
    listed = tuple(ids)
    return Party(listed, slot, head) if listed else None
