"""Which events count: how certain, done or also said, each story once, of which types and contexts, and when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .table import DONE

if TYPE_CHECKING:
    import ibis

Deeds = Literal["done", "said"]

# Where the saying is itself the event, as its type shows: a promise (AGREE), a demand (REQUEST), a threat (THREATEN).
SAID = ("promised", "threatened", "demanded", "proposed")


@dataclass(frozen=True, slots=True)
class Choice:
    """What counts. `deeds`: only what was done, or also what was promised, threatened, demanded and proposed.

    What was merely planned, denied or supposed never counts. `since` is the first day that counts, `until` the first
    that does not any more (ISO days, None for no bound). Empty `types` and `contexts` mean all.
    """

    deeds: Deeds = "said"
    min_confidence: float = 0.0
    is_deduplicated: bool = True
    types: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None


def statuses_of(choice: Choice) -> tuple[str, ...]:
    """The statuses of events that count."""
    return (*DONE, *(SAID if choice.deeds == "said" else ()))


def chosen(events: ibis.Table, choice: Choice) -> ibis.Table:
    """The rows that count. Rows without a day never do: no series could hold them."""
    return events.filter(*_conditions(events, choice))


def _conditions(events: ibis.Table, choice: Choice) -> list[ibis.Value]:
    import ibis

    found = [events.day.notnull(), events.status.isin(statuses_of(choice))]
    if choice.min_confidence > 0:
        found.append(events.confidence >= choice.min_confidence)
    if choice.is_deduplicated:
        found.append(events.is_first)
    if choice.types:
        found.append(events.type.isin(choice.types))
    if choice.contexts:
        found.append(ibis.or_(*(events.contexts.contains(context) for context in choice.contexts)))
    if choice.since:
        found.append(events.day >= ibis.date(choice.since))
    if choice.until:
        found.append(events.day < ibis.date(choice.until))
    return found
