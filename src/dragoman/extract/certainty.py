"""A first guess at how often a reading is right, from its pattern and from how its sides were found."""

from __future__ import annotations

from ..model import EventStatus
from .parties import Party
from .triggers import Trigger

_LOOSE = frozenset({"them", "they", "him", "her", "it", "you", "us", "those", "each"})
_SLOT_TRUST = {
    "counterpart": 0.85,
    "context": 0.75,
    "last speaker": 0.8,
    "inner": 0.9,
    "clause": 0.9,
    "condition": 0.8,
    "here": 0.9,
}


def is_loose_word(party: Party | None) -> bool:
    """Whether a party is a mere pronoun; "the US" is none."""
    head = party.head if party is not None else None
    return head is not None and head.lower_ in _LOOSE and head.text != "US"


def certainty(trigger: Trigger, actor: Party, recipient: Party | None, status: EventStatus) -> float:
    """A first guess at how often such a reading is right: the pattern's, less for sides that are inferred."""
    sure = trigger.pattern.sure * _SLOT_TRUST.get(actor.slot, 1.0)
    if is_loose_word(recipient):
        sure *= 0.75
    if recipient is not None:
        sure *= _SLOT_TRUST.get(recipient.slot, 1.0)
    elif trigger.pattern.is_lone:
        sure *= 0.9
    return sure * (0.8 if status == "hypothetical" else 1.0)
