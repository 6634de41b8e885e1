"""A meeting, call, visit or letter between sides, and what each side tells of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .place import Place
from .span import Span
from .when import When

Format = Literal["bilateral meeting", "multilateral meeting", "call", "video call", "visit", "letter"]
EncounterStatus = Literal["held", "planned", "cancelled"]


@dataclass(frozen=True, slots=True)
class Topic:
    """What a side says was discussed."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class Wording:
    """A side's own words for the tone of the talks or the manner of a point."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Account:
    """What one side (ISO alpha-3 of a state, or an organisation's id) tells of the encounter."""

    side: str
    statements: tuple[str, ...]
    topics: tuple[Topic, ...]
    tone: tuple[Wording, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One matter of which the sides speak in different words: `wordings[SIDE]` is each side's own."""

    about: str
    wordings: dict[str, Wording]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Labels of topics that both sides name, that only one names, and matters told differently."""

    both: tuple[str, ...]
    only: dict[str, tuple[str, ...]]
    differing: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Encounter:
    """One encounter, however often a report tells it."""

    id: str
    format: Format
    participants: tuple[str, ...]
    countries: tuple[str, ...]
    date: When | None
    place: Place | None
    occasion: Wording | None
    duration_minutes: int | None
    host: str | None
    first_since: When | None
    status: EncounterStatus
    evidence: tuple[Span, ...]
    accounts: tuple[Account, ...]
    comparison: Comparison
