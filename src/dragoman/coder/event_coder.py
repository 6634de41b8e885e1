"""The seam between patterns and a learned event model.

Patterns find that something happened, between whom, and suggest a type; the coder decides. `PatternCoder` follows
the pattern; `ModelCoder` (`model_coder.py`) also reads the sentence with its sides marked. `load_coder` picks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..model import Span


@dataclass(frozen=True, slots=True)
class Question:
    """One event to decide. Spans are offsets into `sentence`, None for a side that stands outside it.

    `suggestion` is the PLOVER type the pattern names and `confidence` how far the pattern is to be trusted. `slots`
    say where the grammar found actor and recipient ("" for none), `is_said` that somebody quoted tells the event,
    `is_alone` that one side is all there is, `is_transcript` that the report is what several people say in turn.
    """

    sentence: str
    actor: Span | None
    recipient: Span | None
    trigger: Span
    suggestion: str
    confidence: float
    slots: tuple[str, str] = ("", "")
    is_said: bool = False
    is_alone: bool = False
    is_transcript: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """The PLOVER type, or None for no event at all, and the confidence in it (0-1)."""

    type: str | None
    confidence: float


class EventCoder(Protocol):
    """Anything that decides types. Answers come in the order of the questions of one report."""

    @property
    def label(self) -> str:
        """What goes into the record as `reader.event_model`."""

    def decide(self, questions: Sequence[Question]) -> tuple[Decision, ...]: ...


@dataclass(frozen=True, slots=True)
class PatternCoder:
    """Follows the codebook's patterns."""

    label: str

    def decide(self, questions: Sequence[Question]) -> tuple[Decision, ...]:
        return tuple(Decision(question.suggestion, question.confidence) for question in questions)
