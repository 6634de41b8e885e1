"""What differs between correcting an event, a statement, an encounter, a commitment and an actor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ...errors import OptionError
from ...model import Actor, Commitment, Encounter, Event, Record, Span, Statement
from .shapes import KindName

Fact = Actor | Statement | Event | Encounter | Commitment


@dataclass(frozen=True, slots=True)
class Kind:
    """`listed` is the record's field; `spans` the words by which a fact is known again; `claim` what it asserts."""

    name: KindName
    shape: Any
    listed: str
    spans: Callable[[Any], tuple[Span, ...]]
    claim: tuple[str, ...]

    def facts(self, record: Record) -> tuple[Any, ...]:
        """The record's facts of this kind."""
        facts: tuple[Any, ...] = getattr(record, self.listed)
        return facts

    def asserts(self, plain: dict[str, Any]) -> list[Any]:
        """What a fact, as plain values, asserts: two that assert the same are the same claim."""
        return [sorted(value) if isinstance(value, list) else value for value in map(plain.get, self.claim)]


# In the order in which a record lists them, and with actors first, since the others name them.
KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("actor", Actor, "actors", lambda actor: tuple(m.span for m in actor.mentions), ("id",)),
        Kind("statement", Statement, "statements", lambda said: (said.content.span,), ("speaker",)),
        Kind("event", Event, "events", lambda event: (event.trigger.span,), ("type", "actors", "recipients", "status")),
        Kind("encounter", Encounter, "encounters", lambda met: met.evidence, ("format", "participants", "status")),
        Kind("commitment", Commitment, "commitments", lambda vow: (vow.action,), ("type", "by", "for", "status")),
    )
}


def kind_named(name: str) -> Kind:
    """The kind of this name. Raises OptionError when there is none."""
    if name not in KINDS:
        raise OptionError(f"{name}: is no kind of fact; choose among {', '.join(KINDS)}")
    return KINDS[name]
