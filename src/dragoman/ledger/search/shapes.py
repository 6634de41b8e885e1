"""What is asked and what is found, as frozen types."""

from __future__ import annotations

from dataclasses import dataclass, fields

from ...model import Span
from ..shapes import Told


@dataclass(frozen=True, slots=True)
class Question:
    """Words, and what else must hold.

    Every word must stand in the report or its facts; words in quotation marks must stand next to each other. `actor`,
    `recipient`, `type`, `status`, `place` and `min_confidence` ask for one fact of which all hold; `since` and `until`
    then bound its day, and the day the report was published where none of the others is asked. Sides are told as
    everywhere: an actor's id, or a country's ISO 3166-1 alpha-3 code. A place is its name or its country's code.
    """

    words: str = ""
    actor: str | None = None
    recipient: str | None = None
    type: str | None = None
    status: str | None = None
    place: str | None = None
    min_confidence: float | None = None
    since: str | None = None
    until: str | None = None
    publisher: str | None = None

    @property
    def asks_facts(self) -> bool:
        """Whether anything is asked that a single fact must have."""
        return any(getattr(self, name) is not None for name in FACT_FILTERS)

    @property
    def is_empty(self) -> bool:
        return all(getattr(self, field.name) in (None, "") for field in fields(self))


FACT_FILTERS = ("actor", "recipient", "type", "status", "place", "min_confidence")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of the report's text, and the spans of the words asked for that stand in it."""

    span: Span
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class HitFact:
    """A fact that was asked for, or that the snippet tells; `correction` is what a person said last of it."""

    kind: str
    id: str
    type: str | None
    status: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    day: str | None
    span: Span
    words: str
    confidence: float | None
    correction: str | None


@dataclass(frozen=True, slots=True)
class Hit:
    """One report. `score` says how well the words fit, None without words; `alike` how many more of its story fit."""

    told: Told
    score: float | None
    alike: int
    snippet: Snippet | None
    facts: tuple[HitFact, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits. `cursor` asks for the next, None after the last; `further` counts by hit the facts left out."""

    hits: tuple[Hit, ...]
    cursor: str | None
    further: tuple[int, ...] = ()
