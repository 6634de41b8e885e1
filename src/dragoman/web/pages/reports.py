"""`/reports/ID`: a report to be read, its facts marked in it, and its bytes as they came in."""

from __future__ import annotations

import re
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...ledger import View
from ...ledger.surroundings import Surroundings, reports_named, surroundings_of
from ..addresses import address_of_report, short_id
from ..errors import NotThere
from ..reading_view import draw_reading
from ..reading_view.reading import part_with
from ..serving import Sheet, house_of, served

router = APIRouter()

_DIGITS = re.compile(r"[0-9a-f]{1,64}")


@router.get("/reports/{id}")
def report(
    request: Request,
    id: str,
    part: Annotated[int, Query(ge=1, le=100_000)] = 1,
    reader: Annotated[str | None, Query(max_length=200)] = None,
    fact: Annotated[str | None, Query(max_length=200)] = None,
) -> Response:
    """The reading view; with `fact` the part of a long report in which that fact stands."""
    view = house_of(request).view
    if id != short_id(id).lower() or len(id) < len(short_id("f" * 64)):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(address_of_report(named_report(view, id)) + query, 307)
    if fact is not None:
        found = part_with(view.corrected_record(named_report(view, id)), fact)
        where = f"?part={found}" if found and found > 1 else ""
        return RedirectResponse(f"/reports/{id}{where}#{fact}", 307)
    return served(request, partial(report_sheet, id=id, part=part, reader=reader))


@router.get("/reports/{id}/raw")
def raw(request: Request, id: str) -> Response:
    """The bytes: to be kept as a file, and run by no browser whatever they are."""
    view = house_of(request).view
    report = named_report(view, id)
    if not surroundings_of(view, report).has_bytes:
        raise NotThere("The bytes of this report were not kept; its text is all there is.")
    headers = {
        "Content-Disposition": f'attachment; filename="{short_id(report)}.txt"',
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return Response(view.raw(report), media_type="text/plain", headers=headers)


def named_report(view: View, beginning: str) -> str:
    """The one report whose id begins so. Raises NotThere."""
    found = reports_named(view, beginning.lower()) if _DIGITS.fullmatch(beginning.lower()) else []
    if len(found) == 1:
        return found[0]
    which = "Several reports have ids that begin" if found else "No report has an id that begins"
    raise NotThere(f"{which} with {beginning[:80]!r}; write more of it, or search for its words.")


def report_sheet(view: View, id: str, part: int = 1, reader: str | None = None) -> Sheet:
    """The page of the report whose id begins so, by its current reading or by that of `reader`."""
    report = named_report(view, id)
    around = surroundings_of(view, report)
    if reader is not None and all(one.reader != reader for one in around.readings):
        raise NotThere(f"No reader {reader[:80]!r} has read this report; its page lists those that have.")
    record = view.corrected_record(report) if reader is None else view.record(report, reader)
    values: dict[str, Any] = {
        "reading": draw_reading(record, around if reader is None else None, part),
        "here": address_of_report(report),
        "short": short_id(report),
        "around": around,
        "other_reader": reader,
        **_story(around, report),
    }
    return Sheet(record.report.title or "Untitled report", "report.html", values, scripts=("reading.js",))


def _story(around: Surroundings, report: str) -> dict[str, Any]:
    """The reports of the story, and those before and after this one."""
    at = next((at for at, one in enumerate(around.story) if one.told.report == report), 0)
    return {
        "story": around.story,
        "before": around.story[at - 1] if at else None,
        "after": around.story[at + 1] if at + 1 < len(around.story) else None,
    }
