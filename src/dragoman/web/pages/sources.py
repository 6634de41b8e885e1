"""Where the record comes from: publishers, feeds, runs, what failed, what was left out and why."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ...ledger.counts import not_read, outcomes, publishers, reasons_for_failing
from ..addresses import with_query
from ..feeds_seen import feeds_seen
from ..paging import PAGE
from ..serving import Sheet, house_of, served, served_own

router = APIRouter()

_FEW = 10
_MOST_RUNS = 50
LeftOut = Literal["not news", "not English", "failed"]


@router.get("/sources")
def sources(request: Request) -> Response:
    """Publishers, feeds, failures, what was left out, runs."""
    # What is remembered of feeds stands in a file of its own, so the ledger's state does not tell whether it changed.
    return served_own(request, sources_sheet(house_of(request).view))


@router.get("/sources/left-out")
def left_out(
    request: Request, outcome: LeftOut = "not news", before: Annotated[int | None, Query(ge=0, le=2**62)] = None
) -> Response:
    """Reports that came in and were not read, newest first, each with the reason."""
    return served(request, lambda view: left_out_sheet(view, outcome, before))


def sources_sheet(view: View) -> Sheet:
    failures = view.failures()
    values = {
        "outcomes": outcomes(view),
        "publishers": publishers(view),
        "feeds": feeds_seen(view.place),
        "reasons": reasons_for_failing(view),
        "failures": failures[: -_FEW - 1 : -1],
        "failure_count": len(failures),
        "not_news": not_read(view, "not news", _FEW),
        "not_english": not_read(view, "not English", _FEW),
        "runs": view.runs()[: -_MOST_RUNS - 1 : -1],
    }
    return Sheet("Sources", "sources.html", values, here="sources")


def left_out_sheet(view: View, outcome: str, before: int | None) -> Sheet:
    rows = not_read(view, outcome, PAGE + 1, before)
    page = rows[:PAGE]
    address = with_query("/sources/left-out", outcome=outcome)
    values = {
        "outcome": outcome,
        "rows": page,
        "first": address if before is not None else None,
        "next": f"{address}&before={page[-1].number}" if len(rows) > PAGE else None,
    }
    return Sheet(f"Left out: {outcome}", "sources-left-out.html", values, here="sources")
