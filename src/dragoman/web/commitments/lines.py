"""Commitments a line each: who bound himself to what, towards whom, by when, and what is told of it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...ledger import CommitmentRow, View
from ...readouts.promises import Telling
from ...readouts.promises.shapes import last_day
from ..addresses import address_of_commitment, address_of_report
from ..names import names_of
from .followed import Followed, Suggested
from .query import SETTLED


@dataclass(frozen=True, slots=True)
class Line:
    """One commitment. `due` is as the words say it, `last` the first day that is too late.

    `is_late`: that day is over, and no person says what came of it; `is_overdue`: nor does anything suggest that it was
    kept. `said_again` counts its other tellings near by. `answer` is what suggests best what came of it, None where
    nothing told later fits, or nothing was looked for.
    """

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
    last: str | None
    is_late: bool
    is_overdue: bool
    place: str | None
    quantity: str | None
    publisher: str | None
    title: str
    told_again: int
    is_corrected: bool
    said_again: int
    answer: Suggested | None


def lines_followed(view: View, found: Sequence[Followed], today: str) -> list[Line]:
    """What was followed up, in its order."""
    names = _names(view, [one.own for one in found])
    return [_line(one.own, names, today, one) for one in found]


def lines_told(view: View, tellings: Sequence[Telling], today: str) -> list[Line]:
    """The same where nothing later is looked for."""
    names = _names(view, tellings)
    return [_line(one, names, today, None) for one in tellings]


def _names(view: View, tellings: Sequence[Telling]) -> Mapping[str, str]:
    return names_of(view, sorted({side for one in tellings for side in one.by | one.recipients}))


def _line(one: Telling, names: Mapping[str, str], today: str, found: Followed | None) -> Line:
    row, told = one.row, one.row.told
    last = last_day(row)
    is_late = last is not None and last <= today and row.status not in SETTLED
    suggested = found.suggested if found else ()
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
        last=last,
        is_late=is_late,
        is_overdue=is_late and not any(one.bearing == "kept" for one in suggested),
        place=row.place.name if row.place else None,
        quantity=None if row.quantity is None else f"{row.quantity:,.15g} {row.quantity_unit or ''}".strip(),
        publisher=told.publisher,
        title=" ".join((told.title or "(no title)").split()),
        told_again=len(row.again),
        is_corrected=bool(row.corrections),
        said_again=len(found.tellings) - 1 if found else 0,
        answer=next(iter(suggested), None),
    )


def _made(row: CommitmentRow) -> str | None:
    """The day it was made: never after its report, however far ahead the day lies that its words name."""
    published = (row.told.published or "")[:10]
    return row.day if row.day and (not published or row.day < published) else published or row.day
