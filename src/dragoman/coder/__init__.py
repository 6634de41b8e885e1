"""The coder decides the type of an event, given the sentence and who stands where in it."""

from .event_coder import Decision, EventCoder, PatternCoder, Question
from .load import load_coder

__all__ = ["Decision", "EventCoder", "PatternCoder", "Question", "load_coder"]
