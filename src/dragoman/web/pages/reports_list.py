"""The list of reports, newest first: of a publisher, of a day, a month or a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ...ledger.counts import Passed, Publisher, publishers, reports_newest_first
from ..addresses import with_query
from ..paging import PAGE, read_place, write_place
from ..serving import Sheet, served, summary

router = APIRouter()

Words = Annotated[str | None, Query(max_length=300)]
Day = Annotated[str | None, Query(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What of the reports is listed. `day` is an ISO day or its beginning."""

    publisher: str | None
    day: str | None
    after: str | None

    def address(self, **other: str | None) -> str:
        asked: dict[str, str | None] = {"publisher": self.publisher, "day": self.day}
        return with_query("/reports", **(asked | other))


@router.get("/reports")
def reports(request: Request, publisher: Words = None, day: Day = None, after: Words = None) -> Response:
    """Reports, newest first."""
    chosen = Chosen(publisher or None, day or None, after or None)
    return served(request, lambda view: reports_sheet(view, chosen, summary(request, publishers)))


def reports_sheet(view: View, chosen: Chosen, known: list[Publisher]) -> Sheet:
    place = read_place(chosen.after)
    rows = reports_newest_first(
        view,
        PAGE + 1,
        publisher=chosen.publisher,
        since=chosen.day,
        until=_end(chosen.day),
        after=Passed(*place) if place else None,
    )
    page, last = rows[:PAGE], rows[PAGE - 1].passed if len(rows) > PAGE else None
    values = {
        "chosen": chosen,
        "rows": page,
        "publishers": known,
        "first": chosen.address() if chosen.after else None,
        "next": chosen.address(after=write_place(last.day, last.key)) if last else None,
    }
    return Sheet("Reports", "reports.html", values, here="sources")


def _end(day: str | None) -> str | None:
    """The first words that sort behind every day that begins so."""
    return f"{day}\x7f" if day else None
