"""One commitment followed up: where it is told again, and what is told later that may bear on it.

Only its own side's nearest commitments are read, so that what a page costs does not grow with the ledger; following
up all of them at once is what `dragoman commitments` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select

from ...ledger import CommitmentRow, View
from ...ledger import fact_tables as f
from ...ledger.draw import draw_commitments
from ...readouts.promises import Suggestion, Telling, load_answers
from ...readouts.promises.evidence import Evidence
from ...readouts.promises.restate import join_restatements
from ...readouts.promises.tell import tell
from ..addresses import address_of_report

_NEAR = 40  # commitments of the same sides on either side of its day
DAYS_APART = 400  # the longest between two tellings of one promise


@dataclass(frozen=True, slots=True)
class Suggested:
    """Something told later: what it suggests, how well it fits and why, its words and where they stand."""

    bearing: str
    score: float
    reason: str
    day: str
    words: str
    at: str


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise with all its tellings near by, oldest first, and what is suggested of it, best first."""

    own: Telling
    tellings: tuple[Telling, ...]
    suggested: tuple[Suggested, ...]


def commitment_row(view: View, id: str) -> CommitmentRow | None:
    """The commitment of this id."""
    query: Select[Any] = select(f.commitments.c.key, f.commitments.c.day).where(f.commitments.c.id == id).limit(1)
    with view.looking() as connection:
        found = connection.execute(query).all()
        return draw_commitments(connection, found)[0] if found else None


def followed(view: View, row: CommitmentRow) -> Followed:
    """The row with its restatements, followed up."""
    table = load_answers()
    near = {one.key: one for one in (row, *_near(view, row))}
    told = tell(view, list(near.values()), table)
    own = told[0]
    tellings = next(group for group in join_restatements(told) if any(one.row.key == row.key for one in group))
    suggestions = Evidence(view, table).on(tellings)
    return Followed(own, tellings, tuple(map(_suggested, suggestions)))


def _near(view: View, row: CommitmentRow) -> Iterator[CommitmentRow]:
    """What the same side bound itself to towards the same, around the same day."""
    if not row.by or not row.day or len(row.day) < 10:
        return
    day = date.fromisoformat(row.day[:10])
    to = row.recipients[0] if row.recipients else None
    first, last = (day + timedelta(days=days) for days in (-DAYS_APART, DAYS_APART))
    before = view.commitments(row.by[0], to, first.isoformat(), day.isoformat()).newest_first()
    yield from before.limit(_NEAR)
    yield from view.commitments(row.by[0], to, day.isoformat(), last.isoformat()).limit(_NEAR)


def _suggested(one: Suggestion) -> Suggested:
    return Suggested(
        one.bearing,
        one.score,
        one.reason,
        one.day,
        " ".join(one.words.split()),
        address_of_report(one.report, one.fact),
    )
