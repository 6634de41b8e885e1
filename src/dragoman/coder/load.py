"""The coder that the settings ask for."""

from __future__ import annotations

from ..codebook import Codebook
from ..errors import OptionError
from .event_coder import EventCoder, PatternCoder

CODERS = ("model", "patterns")


def load_coder(codebook: Codebook, coder: str = "model") -> EventCoder:
    """The learned model with the patterns, or the patterns alone.

    Raises ModelError when a file of the model is missing or wrong, OptionError for a coder that there is not.
    """
    if coder == "patterns":
        return PatternCoder(f"patterns {codebook.version}")
    if coder != "model":
        raise OptionError(f"event coder {coder!r}: there is no such coder; use one of {', '.join(CODERS)}")
    from .confidence import load_scale
    from .encoder import load_encoder
    from .model_coder import ModelCoder

    return ModelCoder(load_encoder(), load_scale(), codebook.version)
