"""Rules and model together.

A pattern of the codebook names the type, with its CAMEO code and mode; the model reads the sentence with the sides
and the trigger marked. What both say, and how sure the pattern is, go into one confidence, fitted on events that
people judged (`confidence.py`). Where they disagree strongly it is low; where the model sees no event at all, or
the deed running the other way round, and is almost certain, there is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .confidence import Evidence, Scale
from .encode import Marked
from .encoder import Encoder, Reading
from .event_coder import Decision, Question
from .labels import MUTUAL

Near = Mapping[str, tuple[str, ...]]
# Slots of recipients that no grammar of the sentence gives.
_INHERITED = frozenset({"counterpart", "context"})


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
        evidence = weigh(question, reading, self.scale.near)
        if self.scale.vetoes(evidence):
            return Decision(None, 1.0 - self.scale.confidence(evidence))
        return Decision(question.suggestion, self.scale.confidence(evidence))


def weigh(question: Question, reading: Reading, near: Near) -> Evidence:
    """What pattern and model say for and against the event that a question suggests."""
    has_way = question.actor is not None and question.recipient is not None and question.suggestion not in MUTUAL
    types = (question.suggestion, *near.get(question.suggestion, ()))
    return Evidence(
        pattern=question.confidence,
        agreement=sum(reading.types[type] for type in types),
        none=reading.none,
        turned=reading.turned if has_way else 0.0,
        is_lone=question.recipient is None,
        is_inherited=question.slots[1] in _INHERITED,
        is_said=question.is_said,
    )
