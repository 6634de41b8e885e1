"""What the model tells apart: the sixteen PLOVER types, and no event at all."""

from __future__ import annotations

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
NONE = "none"
LABELS = (*TYPES, NONE)
# Types whose sides do the same: for them there is no "other way round".
MUTUAL = frozenset({"CONSULT", "COOPERATE"})
