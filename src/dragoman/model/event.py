"""Who did what to whom, coded by PLOVER."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .place import Place
from .span import Cited, Span
from .when import When

Quad = Literal["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]
EventStatus = Literal[
    "occurred",
    "ongoing",
    "ended",
    "planned",
    "promised",
    "threatened",
    "demanded",
    "proposed",
    "denied",
    "hypothetical",
]


@dataclass(frozen=True, slots=True)
class Event:
    """One event. `actors` act, `recipients` undergo; reciprocal events hold all sides in `actors`.

    `score` is PLOVER's, from -10 (conflict) to 10 (cooperation); `according_to` is the id of the statement
    that asserts it, None where the report itself vouches for it; `why` one sentence a person can check.
    """

    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: Quad
    score: float
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: EventStatus
    date: When | None
    place: Place | None
    according_to: str | None
    trigger: Cited
    evidence: tuple[Span, ...]
    confidence: float
    why: str
