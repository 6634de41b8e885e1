"""Leaf tools on words: date expressions, quantities, normalisation. They know only `model`."""

from .dates import Anchor, choose_anchor, find_dates
from .normalise import fold, slug
from .quantities import find_durations, find_quantities

__all__ = ["Anchor", "choose_anchor", "find_dates", "find_durations", "find_quantities", "fold", "slug"]
