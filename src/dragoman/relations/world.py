"""One side's dealings with every state of the world, in one question: what a map shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import OptionError
from .asking import collected
from .choice import Choice, chosen
from .measures import MEASURES
from .sides import Side, is_side

if TYPE_CHECKING:
    import ibis

_ASKED = ("events", "reports", "cooperation", "conflict", "score_sum", "score_mean")


@dataclass(frozen=True, slots=True)
class Dealing:
    """What passes between the side and one state (`other`, ISO3), whoever acts, by the measures of `measures`."""

    other: str
    events: int
    reports: int
    cooperation: int
    conflict: int
    score_sum: float
    score_mean: float


def dealings_of(events: ibis.Table, one: Side, choice: Choice) -> tuple[Dealing, ...]:
    """The dealings with each state, worst first. Raises OptionError when there are none."""
    rows = dealing_rows(chosen(events, choice), one)
    asked = rows.group_by("other").agg(**{name: MEASURES[name](rows) for name in _ASKED})
    found = [Dealing(**row) for row in collected(asked)]
    if not found:
        raise OptionError(f"{one.key}: the ledger holds no event with another state that counts")
    return tuple(sorted(found, key=lambda dealing: (dealing.score_sum, dealing.other)))


def dealing_rows(rows: ibis.Table, one: Side) -> ibis.Table:
    """One row an event and other state: what goes both ways counts once."""
    both = []
    for mine, theirs in (("actor", "recipient"), ("recipient", "actor")):
        other = rows[theirs]
        is_state = other.notnull() & (other.length() == 3) & (rows.actor != rows.recipient)
        kept = rows.filter(is_side(rows, mine, one), is_state).mutate(other=rows[theirs])
        both.append(kept.select("id", "other", "quad", "score", "report"))
    return both[0].union(both[1], distinct=True)
