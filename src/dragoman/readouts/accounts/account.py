"""One side's account of an encounter: what it speaks of in which words, the stands it takes, the facts it states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...model import Encounter, Quantity, Record, Span
from .collocation import Collocation

Kind = Literal["subject", "named", "amount", "phrase"]


@dataclass(frozen=True, slots=True)
class Telling:
    """What is to be compared: a report's record, the encounter in it, and whose account it is (None: not told)."""

    record: Record
    encounter: Encounter
    side: str | None


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an account speaks of a matter: its words, and the offsets of them in that report's text."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Raised:
    """A matter as one account raises it.

    `rank` counts from 1 in the order of first mention; `weight` is the share, 0–1, of the account's words that stand in
    sentences which speak of it.
    """

    label: str
    kind: Kind
    mentions: tuple[Mention, ...]
    rank: int
    weight: float
    quantity: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A stand taken: `who` (names of actors, None where the sentence does not tell), the cue, and its sentence."""

    kind: str
    who: str | None
    cue: Mention
    sentence: Mention
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the encounter as the account states it: `about`, a value to compare by, and the words."""

    about: str
    value: str
    told: Mention


@dataclass(frozen=True, slots=True)
class SideAccount:
    """One side's account; `key` tells it apart from the others, also where two reports are of one side.

    `is_implied` says that the report tells of no such encounter in so many words. `phrases` are those that stand
    outside of subjects and names, their stems those of the nouns; `stems` are those of all its words.
    """

    key: str
    side: str | None
    record: Record
    words: int
    is_implied: bool
    raised: tuple[Raised, ...]
    collocations: tuple[Collocation, ...]
    phrases: tuple[Collocation, ...]
    stems: frozenset[str]
    positions: tuple[Position, ...]
    tone: tuple[Mention, ...]
    named: tuple[tuple[str, Mention], ...]
    facts: tuple[Fact, ...]

    def fact(self, about: str) -> Fact | None:
        """The fact of this name, None where the account does not state it."""
        return next((fact for fact in self.facts if fact.about == about), None)
