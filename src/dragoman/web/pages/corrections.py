"""`/corrections`: what waits for an editor, what is in force, and what was ended."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...errors import LedgerError
from ...ledger import View
from ..desk import demand, reception_of
from ..desk.queue import PAGE, SHOWN, Filters, Shown, counted, lines
from ..errors import NotThere
from ..serving import Sheet, house_of, served_own

router = APIRouter()

KINDS = ("event", "statement", "encounter", "commitment", "actor")
_TITLES: dict[Shown, str] = {
    "open": "Proposed",
    "in-force": "In force",
    "unfitting": "Fits no more",
    "ended": "Ended",
    "declined": "Declined",
    "joins": "Encounters joined or parted",
}
_EMPTY: dict[Shown, str] = {
    "open": "Nothing waits for an editor. Open a report and follow “Dispute this” beside a fact to propose something.",
    "in-force": "Nobody has corrected anything yet. Open a report and follow “Dispute this” beside a fact.",
    "unfitting": "Everything that people said fits the facts as they are read now.",
    "ended": "No correction was ended.",
    "declined": "No proposal was declined or withdrawn.",
    "joins": "Nobody has joined or parted encounters. dragoman correct join and part do so.",
}


@router.get("/corrections")
def corrections(
    request: Request,
    state: Shown = "open",
    report: Annotated[str, Query(max_length=64)] = "",
    kind: Literal["", "event", "statement", "encounter", "commitment", "actor"] = "",
    who: Annotated[str, Query(max_length=64)] = "",
    after: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> Response:
    """The list in one state, the newest first."""
    demand(request, "reader")
    house = house_of(request)
    wanted = Filters(_whole(house.view, report), kind, who.strip())
    desk = reception_of(request).desk
    found = lines(house.view, desk, state, after, wanted)
    asked = {name: value for name, value in (("report", report), ("kind", kind), ("who", who)) if value}
    counts = counted(house.view, desk)
    values = {
        "tabs": [(shown, _TITLES[shown], counts[shown], _address(shown, asked)) for shown in SHOWN],
        "state": state,
        "title": _TITLES[state],
        "empty": _EMPTY[state],
        "lines": found[:PAGE],
        "next": _address(state, asked | {"after": str(found[PAGE - 1].key)}) if len(found) > PAGE else None,
        "first": _address(state, asked) if after else None,
        "asked": wanted,
        "is_narrowed": bool(asked),
        "kinds": KINDS,
    }
    return served_own(request, Sheet("Corrections", "corrections.html", values, here="corrections"))


def _whole(view: View, report: str) -> str:
    """A report's whole id. Raises NotThere."""
    try:
        return view.find_report(report) if report else ""
    except LedgerError as error:
        raise NotThere(f"This ledger {error.reason}.") from error


def _address(state: str, asked: dict[str, str]) -> str:
    return "/corrections?" + urlencode({"state": state} | asked)
