"""The codebook's nouns: event types, patterns of words that report events, and the codebook that holds both.

A pattern says which words report which type of event and where grammar puts its actor and recipient; the keys
are explained at the head of `data/verbs.yaml` and `data/nouns.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..model import EventStatus, Quad

PartOfSpeech = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type. `scores` are of its modes; `intended` the type of the deed when it is only announced.

    `has_content` is True where deeds named inside such an event are its matter, not events of their own. `trust`
    is a factor on the confidence of its patterns; less certain than `floor`, an event is left out unless asked for.
    """

    name: str
    quad: Quad
    score: float
    definition: str
    needs_recipient: bool
    is_mutual: bool
    has_content: bool
    intended: str | None
    scores: dict[str, float]
    trust: float
    floor: float


@dataclass(frozen=True, slots=True)
class Pattern:
    """One sense of a word. Empty restrictions restrict nothing; `particle` is the second word it needs."""

    part: PartOfSpeech
    lemma: str
    particle: str | None
    type: str
    mode: str | None
    cameo: str | None
    status: EventStatus | None
    sure: float
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    objects: frozenset[str]
    prepositions: frozenset[str]
    without: frozenset[str]
    agents: frozenset[str]
    clause: str
    needs: str | None
    deed: frozenset[str]
    purposes: frozenset[str]
    negated: str | None
    alone: str
    modal: str | None
    is_mutual: bool
    is_saying: bool
    is_evaluated: bool
    is_lone: bool
    rank: int

    @property
    def words(self) -> str:
        """The pattern's own words, for people: "call on", "telephone conversation"."""
        if self.particle is None:
            return self.lemma
        return f"{self.particle} {self.lemma}" if self.part == "noun" else f"{self.lemma} {self.particle}"


@dataclass(frozen=True, slots=True)
class StatusWords:
    """Words that tell how real a deed is: tables map a lemma to the status it lends.

    `carriers` are nouns whose "of" or "in" holds deeds that are done: "a policy of turning away"; `doubtful` are
    adjectives of what cannot be said: "too early to say that". To be `trying` what may be `attempted` is a deed.
    `happening` are verbs by which a deed is done, `signs` nouns by which it shows, `expecting` verbs of what others may
    do.
    """

    verbs: dict[str, EventStatus]
    nouns: dict[str, EventStatus]
    modals: dict[str, EventStatus]
    adjectives: dict[str, EventStatus]
    conditions: frozenset[str]
    negations: frozenset[str]
    demanding: frozenset[str]
    carriers: frozenset[str]
    doubtful: frozenset[str]
    trying: frozenset[str]
    attempted: frozenset[str]
    happening: frozenset[str]
    signs: frozenset[str]
    expecting: frozenset[str]


@dataclass(frozen=True, slots=True)
class Evaluations:
    """Words that condemn: `words` before one of `deeds`; `failings` condemn by themselves; `sayings` utter it."""

    words: frozenset[str]
    deeds: frozenset[str]
    failings: frozenset[str]
    sayings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Codebook:
    """PLOVER and CAMEO as data, and the patterns. Look-ups by lemma give the most specific pattern first."""

    version: str
    types: dict[str, EventType]
    sectors: dict[str, str]
    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    adjectives: dict[str, tuple[Pattern, ...]]
    light: frozenset[str]
    evaluations: Evaluations
    status: StatusWords
    classes: dict[str, frozenset[str]]
    context_words: dict[str, tuple[str, ...]]
    codes: dict[tuple[str, str | None, str | None], str]

    def quad(self, type: str) -> Quad:
        return self.types[type].quad

    def score(self, type: str, mode: str | None) -> float:
        """PLOVER's score of the mode where it has one, else of the type."""
        kind = self.types[type]
        return kind.scores.get(mode, kind.score) if mode else kind.score

    def cameo(self, type: str, mode: str | None, contexts: tuple[str, ...]) -> str | None:
        """The CAMEO code nearest to a type, a mode and the first context that has one; None where none fits."""
        tries = [(type, mode, context) for context in contexts] + [(type, mode, None), (type, None, None)]
        return next((self.codes[key] for key in tries if key in self.codes), None)

    def contexts(self, lemmas: list[str]) -> tuple[str, ...]:
        """PLOVER contexts that these words (lemmas in order, lower case) show, in the codebook's order of words."""
        pairs = [f"{a} {b}" for a, b in pairwise(lemmas)]
        found = [context for word in (*lemmas, *pairs) for context in self.context_words.get(word, ())]
        return tuple(dict.fromkeys(found))
