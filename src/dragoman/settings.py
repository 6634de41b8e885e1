"""What a caller may choose, as one frozen object handed in at the top."""

from __future__ import annotations

from dataclasses import dataclass

DEFAULT_MAX_BYTES = 10_000_000


@dataclass(frozen=True, slots=True)
class Settings:
    """`published` (ISO date) dates reports that state no date; `min_confidence` drops events below it: left open, those
    below the floor of their type in the codebook (`plover.yaml`; docs/coder.md has the curve), 0 keeps every one.

    `gazetteer` is the path of the user's own table of actors, offices and people, read beside the shipped ones.
    `event_coder` is `model` (the learned model with the patterns) or `patterns` (the patterns alone).
    """

    language_model: str = "en_core_web_sm"
    published: str | None = None
    max_bytes: int = DEFAULT_MAX_BYTES
    min_confidence: float | None = None
    gazetteer: str | None = None
    event_coder: str = "model"
