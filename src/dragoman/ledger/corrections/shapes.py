"""What people said, as frozen types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from ...model import Span

Verdict = Literal["disputed", "amended", "added", "confirmed"]
KindName = Literal["actor", "statement", "event", "encounter", "commitment"]
# In force on a fact, in force and fitting none, or ended.
State = Literal["in force", "unfitting", "ended"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that a correction stands on, with a little of what stood before and after them."""

    span: Span
    words: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Who ended a correction, when and why."""

    reason: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One thing that a person said of a fact.

    `report` is the report's id, `fact` the fact's id in the reading by `reader` on which it was made. `program` is
    the fact as the program gave it then (None for an added one), `value` the fields that a person amended, or the
    whole fact that one added; both by the names and in the form of the record's JSON. `anchors` are the words of the
    fact, `value_anchors` those that `value` cites. `fact_now` is the key of the fact it belongs to now, None where it
    was ended or fits none; then `trouble` says why.
    """

    key: int
    id: str
    report: str
    kind: KindName
    fact: str
    verdict: Verdict
    program: dict[str, Any] | None
    value: dict[str, Any] | None
    anchors: tuple[Anchor, ...]
    value_anchors: tuple[Anchor, ...]
    reason: str
    who: str
    at: str
    reader: str
    ending: Ending | None
    fact_now: int | None
    trouble: str | None

    @property
    def is_in_force(self) -> bool:
        return self.ending is None

    @property
    def is_unfitting(self) -> bool:
        """Whether it is in force, and yet fits no fact of the current reading."""
        return self.ending is None and self.fact_now is None


@dataclass(frozen=True, slots=True)
class Mark:
    """A correction as shown on the fact it belongs to. `program` holds the program's own of what was amended."""

    id: str
    verdict: Verdict
    reason: str
    who: str
    at: str
    program: dict[str, Any]
