"""Encounters out of all reports: the list of them, and one with what each side tells of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...errors import LedgerError
from ...ledger import View
from ...readouts.joining import Wanted, joined_encounter, joined_page
from ..asking import Cursor, Day, SideWords, address_with, cursor_read, cursor_written, days_asked, side_asked
from ..encounters.listing import lines_of
from ..encounters.told import told_sheet
from ..errors import NotThere
from ..serving import Sheet, served

router = APIRouter()

STATUSES = ("held", "planned", "cancelled")
FORMATS = ("bilateral meeting", "multilateral meeting", "call", "video call", "visit", "letter")
_PAGE = 50


@router.get("/encounters")
def encounters(
    request: Request,
    between: SideWords = None,
    other: Annotated[str | None, Query(alias="and", max_length=100)] = None,
    since: Day = None,
    until: Day = None,
    status: Literal["held", "planned", "cancelled", ""] = "",
    format: Literal["bilateral meeting", "multilateral meeting", "call", "video call", "visit", "letter", ""] = "",
    sides: Annotated[int, Query(ge=0, le=9)] = 0,
    after: Cursor = None,
) -> Response:
    """A page of encounters, newest first."""
    named = [side for words in (between, other) if (side := side_asked(words))]
    first, last = days_asked(since, until)
    wanted = Wanted(tuple(side.code for side in named), first, last, status or None, format or None, sides)
    asked = {"between": between, "and": other, "since": since, "until": until, "status": status, "format": format}
    return served(request, lambda view: list_sheet(view, wanted, asked | {"sides": str(sides or "")}, after))


def list_sheet(view: View, wanted: Wanted, asked: dict[str, str | None], after: str | None) -> Sheet:
    """The list with the form that asked for it, filled in."""
    found, last = joined_page(view, wanted, cursor_read(after), _PAGE)
    values = {
        "lines": lines_of(view, found),
        "asked": {name: value or "" for name, value in asked.items()},
        "is_asked": any(asked.values()),
        "statuses": STATUSES,
        "formats": FORMATS,
        "is_first": after is None,
        "next": address_with("/encounters", asked | {"after": cursor_written(last)}) if last else None,
        "start": address_with("/encounters", asked),
    }
    return Sheet("Encounters", "encounters.html", values, here="encounters")


@router.get("/encounters/{id}")
def encounter(request: Request, id: str) -> Response:
    """One encounter, by its own id or by that of a report's encounter which belongs to it."""
    return served(request, lambda view: encounter_sheet(view, id))


def encounter_sheet(view: View, id: str) -> Sheet:
    """Raises NotThere when there is no such encounter."""
    try:
        return told_sheet(view, joined_encounter(view, id))
    except LedgerError:
        raise NotThere(
            f"The ledger holds no encounter {id}; it may go by another name since reports were added."
        ) from None
