"""Commitments followed up for pages: where each is told again, and what is told later that may bear on it.

The list and the page of one ask here, and so show the same. What is asked are a side's nearest commitments and later
reports alone, so that the cost does not grow with the ledger; following up all is what `dragoman commitments` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from ...ledger import CommitmentRow, View
from ...ledger import fact_tables as f
from ...ledger.draw import draw_commitments
from ...readouts.promises import Suggestion, Telling, load_answers
from ...readouts.promises.evidence import Evidence
from ...readouts.promises.near import tellings_near
from ..addresses import address_of_report


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


def followed(view: View, rows: Sequence[CommitmentRow]) -> list[Followed]:
    """The rows, in their order, with their restatements, followed up; what several of them need is looked up once."""
    table = load_answers()
    with view.looking() as connection:
        near = tellings_near(connection, rows, table)
    suggestions = Evidence(view, table).on_all([one.tellings for one in near])
    return [
        Followed(one.own, one.tellings, tuple(map(_suggested, found)))
        for one, found in zip(near, suggestions, strict=True)
    ]


def _suggested(one: Suggestion) -> Suggested:
    return Suggested(
        one.bearing,
        one.score,
        one.reason,
        one.day,
        " ".join(one.words.split()),
        address_of_report(one.report, one.fact),
    )
