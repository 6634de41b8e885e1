"""What the extract stage hands on, noun by noun, still tied to the cast."""

from __future__ import annotations

from dataclasses import dataclass

from ..actors.cast import Cast
from ..model import Commitment, Encounter, Event, Statement


@dataclass(frozen=True, slots=True)
class Findings:
    """Statements, events, encounters and commitments of one report, in text order."""

    cast: Cast
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    encounters: tuple[Encounter, ...]
    commitments: tuple[Commitment, ...]
