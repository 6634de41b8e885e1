"""Commitments followed up, as frozen types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ...ledger import CommitmentRow
from ...ledger.corrections import Mark

Bearing = Literal["kept", "under way", "broken", "changed"]


@dataclass(frozen=True, slots=True)
class Telling:
    """One commitment as one report tells it.

    `words` are those of the deed. `by` and `towards` are sides: a country's ISO 3166-1 alpha-3 code, or an actor's id
    where it belongs to none; `towards` holds those it is made for (`recipients`) and those that its words name.
    `people` are the ids of the persons who make it or whom it names. `stems` are the words that tell it from other
    promises, the names of states left out: they are its sides; `bodies` those of them that name who is to meet,
    `names` those that are written as names ("Patriot", "Direct Investment Fund").
    """

    row: CommitmentRow
    words: str
    by: frozenset[str]
    towards: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[str]
    kind: str | None
    stems: frozenset[str]
    bodies: frozenset[str]
    names: frozenset[str]

    @property
    def day(self) -> str:
        """The day the report appeared, else the day the commitment is filed under; "" when neither is known."""
        return (self.row.told.published or self.row.day or "")[:10]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something told later that may be evidence on a promise: `fact` is its id, `words` its own words.

    `score` (0 to 1) orders suggestions; it is no probability. `reason` is one sentence a person can check.
    """

    bearing: Bearing
    fact: str
    report: str
    day: str
    words: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a promise's status."""

    status: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise out of all its tellings, oldest first, with what is suggested about it, best first.

    `said` is the last word of a person on its status. `is_overdue`: its due date is over, nothing suggests that it was
    kept, and nobody said what came of it. `is_unmentioned`: nothing later in the ledger speaks of it, no restatement
    and no suggestion.
    """

    tellings: tuple[Telling, ...]
    suggestions: tuple[Suggestion, ...]
    said: Said | None
    is_overdue: bool
    is_unmentioned: bool

    @property
    def first(self) -> Telling:
        return self.tellings[0]

    @property
    def due(self) -> str | None:
        """The last day that counts, by the latest telling that gives one."""
        return next((end for telling in reversed(self.tellings) if (end := last_day(telling.row))), None)


def last_day(row: CommitmentRow) -> str | None:
    """The first day that is too late for what a commitment says is due, None where it says nothing of it."""
    due = row.due
    return None if due is None else ((due.end or due.start) or "")[:10] or None
