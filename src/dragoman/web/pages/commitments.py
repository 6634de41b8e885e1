"""Commitments: a table that sorts and filters, and one with what came of it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...codebook import load_codebook
from ...errors import OptionError
from ...ledger import View
from ...model import CommitmentStatus
from ...relations import first_day
from ..addresses import address_of_dispute
from ..asking import Cursor, Day, SideWords, address_with, cursor_read, cursor_written, days_asked, side_asked
from ..commitments.followed import commitment_row, followed
from ..commitments.lines import lines_followed, lines_told
from ..commitments.query import ORDERS, Order, Wanted, commitments_page
from ..errors import NotThere
from ..serving import Sheet, served

router = APIRouter()


@router.get("/commitments")
def commitments(
    request: Request,
    by: SideWords = None,
    to: Annotated[str | None, Query(alias="for", max_length=100)] = None,
    status: CommitmentStatus | Literal[""] = "",
    type: Annotated[str, Query(max_length=20)] = "",
    since: Day = None,
    until: Day = None,
    due: Annotated[Day, Query(description="due before this day")] = None,
    overdue: Literal["1", ""] = "",
    words: Annotated[str | None, Query(max_length=100)] = None,
    sort: Order | Literal[""] = "",
    after: Cursor = None,
) -> Response:
    """A page of commitments."""
    if type and type not in load_codebook().types:
        raise OptionError(f"type {type}: is no type of event; choose among {', '.join(load_codebook().types)}")
    sides = [side.code if (side := side_asked(one)) else None for one in (by, to)]
    first, last = days_asked(since, until)
    wanted = Wanted(
        date.today().isoformat(), sides[0], sides[1], status or None, type or None, first, last,
        first_day(due or None, "due"), bool(overdue), words, sort or "newest",
    )  # fmt: skip
    asked = {
        "by": by, "for": to, "status": status, "type": type, "since": since, "until": until, "due": due,
        "overdue": overdue, "words": words, "sort": sort,
    }  # fmt: skip
    return served(request, lambda view: list_sheet(view, wanted, asked, after))


def list_sheet(view: View, wanted: Wanted, asked: dict[str, str | None], after: str | None) -> Sheet:
    """The table with the form that asked for it, filled in."""
    rows, last = commitments_page(view, wanted, cursor_read(after))
    values = {
        "lines": lines_followed(view, followed(view, rows), wanted.today),
        "asked": {name: value or "" for name, value in asked.items()},
        "is_asked": any(asked.values()),
        "statuses": get_args(CommitmentStatus),
        "types": tuple(load_codebook().types),
        "orders": [(order, address_with("/commitments", asked | {"sort": order})) for order in ORDERS],
        "order": wanted.order,
        "is_first": after is None,
        "start": address_with("/commitments", asked),
        "next": address_with("/commitments", asked | {"after": cursor_written(last)}) if last else None,
    }
    return Sheet("Commitments", "commitments.html", values, here="commitments")


@router.get("/commitments/{id}")
def commitment(request: Request, id: str) -> Response:
    """One commitment with its words, its restatements and later evidence."""
    return served(request, lambda view: commitment_sheet(view, id))


def commitment_sheet(view: View, id: str) -> Sheet:
    """Raises NotThere when there is no such commitment."""
    row = commitment_row(view, id)
    if row is None:
        raise NotThere(f"The ledger holds no commitment {id}.")
    (found,) = followed(view, [row])
    today = date.today().isoformat()
    (line,) = lines_followed(view, [found], today)
    values = {
        "line": line,
        "again": lines_told(view, [one for one in found.tellings if one.row.key != row.key], today),
        "suggested": found.suggested,
        "marks": row.corrections,
        "confirm": address_of_dispute(row.told.report, row.id),
        "others": address_with("/commitments", {"by": next(iter(sorted(found.own.by)), None)}),
    }
    return Sheet(f"{line.by}: {line.words[:80]}", "commitment.html", values, here="commitments")
