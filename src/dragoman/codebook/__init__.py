"""What counts as an event and how it is scored: PLOVER, CAMEO and the patterns of words, as data."""

from .event_types import Codebook, Evaluations, EventType, Pattern, StatusWords
from .goldstein import goldstein_of
from .load import load_codebook, read_codebook

__all__ = [
    "Codebook", "Evaluations", "EventType", "Pattern", "StatusWords", "goldstein_of", "load_codebook", "read_codebook",
]  # fmt: skip
