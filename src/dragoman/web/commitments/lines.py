"""Commitments a line each: who bound himself to what, towards whom, by when, and what is told of it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...ledger import CommitmentRow, View
from ...readouts.promises import Telling, load_answers
from ...readouts.promises.shapes import last_day
from ...readouts.promises.tell import tell
from ..addresses import address_of_commitment, address_of_report
from ..names import names_of
from .query import SETTLED


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment. `due` is as the words say it, `is_late` whether that is over and nobody says what came of it."""

    id: str
    at: str
    source: str
    day: str | None
    by: str
    towards: str
    words: str
    type: str
    status: str
    due: str | None
    is_late: bool
    place: str | None
    quantity: str | None
    publisher: str | None
    title: str
    told_again: int
    is_corrected: bool


def lines_of(view: View, rows: Sequence[CommitmentRow], today: str) -> list[Line]:
    """The rows in their order."""
    return lines_told(view, tell(view, rows, load_answers()), today)


def lines_told(view: View, tellings: Sequence[Telling], today: str) -> list[Line]:
    names = names_of(view, sorted({side for one in tellings for side in one.by | one.recipients}))
    return [_line(one, names, today) for one in tellings]


def _line(one: Telling, names: Mapping[str, str], today: str) -> Line:
    row, told = one.row, one.row.told
    last = last_day(row)
    return Line(
        id=row.id,
        at=address_of_commitment(row.id),
        source=address_of_report(told.report, row.id),
        day=_made(row),
        by=", ".join(names[side] for side in sorted(one.by)) or "not told who",
        towards=", ".join(names[side] for side in sorted(one.recipients)),
        words=" ".join(one.words.split()),
        type=row.type,
        status=row.status,
        due=row.due.text if row.due else None,
        is_late=last is not None and last <= today and row.status not in SETTLED,
        place=row.place.name if row.place else None,
        quantity=None if row.quantity is None else f"{row.quantity:,.15g} {row.quantity_unit or ''}".strip(),
        publisher=told.publisher,
        title=" ".join((told.title or "(no title)").split()),
        told_again=len(row.again),
        is_corrected=bool(row.corrections),
    )


def _made(row: CommitmentRow) -> str | None:
    """The day it was made: never after its report, however far ahead the day lies that its words name."""
    published = (row.told.published or "")[:10]
    return row.day if row.day and (not published or row.day < published) else published or row.day
