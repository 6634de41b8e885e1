"""Rules and model together.

A pattern of the codebook names the type, with its CAMEO code and mode; the model reads the sentence with the sides
and the trigger marked. What both say, and how sure the pattern is, go into one confidence, fitted on events that
people judged (`confidence.py`). Where they disagree strongly it is low; where the model sees no event at all, or
the deed running the other way round, and is almost certain, there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model import Span
from .confidence import Evidence, Scale
from .encode import Marked
from .encoder import Encoder, Reading
from .event_coder import Decision, Question
from .labels import MUTUAL

# Slots of recipients that no grammar of the sentence gives.
_INHERITED = frozenset({"counterpart", "context"})
# Slots of actors who are whoever has the word.
_SPEAKING = frozenset({"speaker", "last speaker"})


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
        evidence = weigh(question, reading, self.scale)
        if self.scale.vetoes(evidence):
            return Decision(None, 1.0 - self.scale.confidence(evidence))
        return Decision(question.suggestion, self.scale.confidence(evidence))


def weigh(question: Question, reading: Reading, scale: Scale) -> Evidence:
    """What pattern and model say for and against the event that a question suggests."""
    has_way = question.actor is not None and question.recipient is not None and question.suggestion not in MUTUAL
    types = (question.suggestion, *scale.near.get(question.suggestion, ()))
    return Evidence(
        pattern=question.confidence,
        agreement=sum(reading.types[type] for type in types),
        none=reading.none,
        turned=reading.turned if has_way else 0.0,
        distance=_apart(question.actor, question.trigger),
        is_lone=question.recipient is None,
        is_inherited=question.slots[1] in _INHERITED,
        is_said=question.is_said,
        is_alone=question.is_alone,
        is_wished=scale.is_wished(question.sentence),
        is_spoken=question.slots[0] in _SPEAKING,
        is_owned=question.slots[0] == "owner",
        is_transcript=question.is_transcript,
    )


def _apart(actor: Span | None, trigger: Span) -> int:
    """The characters between actor and trigger; none for one that holds the other, or stands outside the sentence."""
    return 0 if actor is None else max(0, trigger.start - actor.end, actor.start - trigger.end)
