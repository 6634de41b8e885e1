"""One report: its record, its text, and who read it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...exchange import record_to_json
from ...ledger import ReadingRow, View
from ...model import Record
from .answering import Page, answered
from .parameters import ReportId
from .routing import api_router
from .shapes import page_of, shape_of

router = api_router("Reports")

ReaderAsked = Annotated[
    str | None,
    Query(
        pattern=r"^[A-Za-z0-9:._-]{1,80}$",
        description="The record that this reader made, by its id in `readings`; left out: the one in force.",
    ),
]
Whose = Annotated[
    Literal["corrected", "own"],
    Query(description="With what people corrected, or the program's own. A `reader`'s is always its own."),
]


@router.get("/reports/{id}", response_model=shape_of(Record), summary="A report and its record")
def report(request: Request, id: ReportId, reader: ReaderAsked = None, facts: Whose = "corrected") -> Response:
    """The whole record of a report, as `dragoman read --format json` prints it."""
    return answered(request, lambda view: record_to_json(_record(view, id, reader, facts)).encode())


@router.get("/reports/{id}/readings", response_model=page_of(ReadingRow), summary="Who read a report")
def readings(request: Request, id: ReportId) -> Response:
    """Every reading of a report, oldest first: what read it, when, and which one is in force."""
    return answered(request, lambda view: Page(view.readings(view.find_report(id)), None))


@router.get(
    "/reports/{id}/text",
    summary="A report's text",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}, "description": "The text."}},
)
def text(request: Request, id: ReportId) -> Response:
    """The text into which every span of the record points, in Unicode code points."""

    def made(view: View) -> bytes:
        return view.record(view.find_report(id)).report.text.encode("utf-8", "replace")

    return answered(request, made, media_type="text/plain; charset=utf-8", modified=_read_at(request, id))


def _record(view: View, id: str, reader: str | None, facts: str) -> Record:
    whole = view.find_report(id)
    if reader is not None or facts == "own":
        return view.record(whole, reader)
    return view.corrected_record(whole)


def _read_at(request: Request, id: str) -> str | None:
    from ..serving import house_of

    view = house_of(request).view
    return next((reading.at for reading in view.readings(view.find_report(id))), None)
