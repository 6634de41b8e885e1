"""Stage 7: what many reports tell of one encounter, put together, compared and followed up.

`joining` makes one encounter out of many reports; `side_of` says whose publisher a report has.
"""

from .joining import (
    JoinedEncounter,
    JoinedMention,
    Joiner,
    joined_encounter,
    joined_encounters_of,
    keep_joined,
    side_of,
)

__all__ = [
    "JoinedEncounter",
    "JoinedMention",
    "Joiner",
    "joined_encounter",
    "joined_encounters_of",
    "keep_joined",
    "side_of",
]
