"""Rules and model together.

A pattern of the codebook names the type, with its CAMEO code and mode; the model reads the sentence with the sides
and the trigger marked. What both say, and how sure the pattern is, go into one confidence, fitted on events that
people judged (`confidence.py`). Where they disagree strongly it is low; where the model sees no event at all, or
the deed running the other way round, and is almost certain, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .confidence import Evidence, Scale
from .encode import Marked
from .encoder import Encoder, Reading
from .event_coder import Decision, Question
from .labels import MUTUAL


@dataclass(frozen=True, slots=True)
class ModelCoder:
    """Patterns suggest, the model weighs. One call a report, its sentences encoded together."""

    encoder: Encoder
    scale: Scale
    codebook_version: str

    @property
    def label(self) -> str:
        return f"{self.encoder.label}, patterns {self.codebook_version}"

    def decide(self, questions: Sequence[Question]) -> tuple[Decision, ...]:
        if not questions:
            return ()
        marked = [Marked(q.sentence, q.actor, q.recipient, q.trigger) for q in questions]
        readings = self.encoder.read(marked)
        return tuple(self._decide(q, r) for q, r in zip(questions, readings, strict=True))

    def _decide(self, question: Question, reading: Reading) -> Decision:
        evidence = weigh(question, reading)
        if self.scale.vetoes(evidence):
            return Decision(None, 1.0 - self.scale.confidence(evidence))
        return Decision(question.suggestion, self.scale.confidence(evidence))


def weigh(question: Question, reading: Reading) -> Evidence:
    """What pattern and model say for and against the event that a question suggests."""
    has_way = question.actor is not None and question.recipient is not None and question.suggestion not in MUTUAL
    return Evidence(
        pattern=question.confidence,
        agreement=type_probability(reading, question.suggestion),
        none=reading.none,
        turned=reading.turned if has_way else 0.0,
        is_lone=question.recipient is None,
        is_unseen=question.actor is None,
    )


def type_probability(reading: Reading, type: str) -> float:
    """The model's probability of a type, given an event.

    New economic sanctions are COERCE in the pairs the model learned from and SANCTION in the codebook: of those two
    the model's word counts for either.
    """
    if type in ("SANCTION", "COERCE"):
        return reading.types["SANCTION"] + reading.types["COERCE"]
    return reading.types[type]
