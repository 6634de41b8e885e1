"""What a side binds itself to do or not to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .place import Place
from .span import Span
from .when import When

CommitmentStatus = Literal["vowed", "announced", "under way", "kept", "broken", "lapsed"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much or how many: "1,000-strong" is 1000 troops, "$1 billion" 1e9 USD."""

    value: float
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Commitment:
    """A commitment. `type` is the PLOVER type the deed would be; `recipients` prints as `for`.

    What the text does not state (who goes where, by when) is None or empty, never filled in: `place` is
    None where several `places` are named, for the text does not say who goes where.
    """

    id: str
    by: tuple[str, ...]
    action: Span
    type: str
    recipients: tuple[str, ...]
    place: Place | None
    places: tuple[Place, ...]
    quantity: Quantity | None
    purpose: Span | None
    announced: When | None
    announced_by: str | None
    due: When | None
    status: CommitmentStatus
    evidence: tuple[Span, ...]
