"""Texts of one's own: read and given back, compared, or kept in the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import Query
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from ...exchange import record_to_json
from ...intake import parse_day
from ...model import Record
from ..addresses import address_of_report
from ..desk import demand, reception_of
from ..desk.audit import Doer
from ..desk.door import place_of
from ..own import Given, Own
from ..own.keeping import keep_read
from ..pages.own import own_of
from ..serving import house_of
from .answering import JSON
from .giving import body_of_one, body_of_several, given_one, given_several
from .plain import to_bytes
from .routing import PREFIX, writing_router
from .shapes import Comparison, shape_of

router = writing_router("Reading")

Published = Annotated[
    date | None, Query(description="The day of a report that states none, for plain bodies.", examples=["2021-03-01"])
]


@dataclass(frozen=True, slots=True)
class KeptTold:
    """A report that was kept. `is_new` is False where its reader had read it before."""

    id: str
    page: str
    record: str
    is_new: bool


@router.post("/read", response_model=shape_of(Record), summary="Read a text", openapi_extra=body_of_one())
async def read(request: Request, published: Published = None) -> Response:
    """The record of one report: as text in JSON, as the bytes of a page or story, or as a form's file. Nothing is kept.

    One text of the same person is read at a time; the first waits some seconds for the language model.
    """
    demand(request, "reader")
    given = await given_one(request)
    done = await run_in_threadpool(lambda: _own(request).read(_dated(given), _person(request)))
    return Response(record_to_json(done.record).encode(), media_type=JSON, headers={"Cache-Control": "no-store"})


@router.post("/compare", response_model=Comparison, summary="Compare texts", openapi_extra=body_of_several())
async def compare(request: Request) -> Response:
    """The accounts of one encounter that two reports or more tell of, side by side. Nothing is kept."""
    demand(request, "reader")
    given = await given_several(request)
    done = await run_in_threadpool(lambda: _own(request).compare(given, _person(request)))
    return Response(to_bytes(done.plain), media_type=JSON, headers={"Cache-Control": "no-store"})


@router.post(
    "/reports",
    response_model=shape_of(KeptTold),
    status_code=201,
    summary="Read a report and keep it",
    openapi_extra=body_of_one() | {"security": [{"bearer": []}, {"cookie": []}]},
)
async def keep(request: Request, published: Published = None) -> Response:
    """The same as `/read`; the report, its bytes and its record go into the ledger, joined to the encounters there.

    Takes a contributor, and a token with the scope `write`.
    """
    viewer = demand(request, "contributor", "write")
    given = await given_one(request)
    done = await run_in_threadpool(lambda: _own(request).read(_dated(given), _person(request)))
    doer, desk = Doer(viewer.name or "", place_of(request)), reception_of(request).desk
    (kept,) = await run_in_threadpool(keep_read, house_of(request).place, desk, [done], doer)
    id = done.record.report.id
    told = KeptTold(id, address_of_report(id), f"{PREFIX}/reports/{id}", kept.is_new)
    headers = {"Location": told.record, "Cache-Control": "no-store"}
    return Response(to_bytes(told), 201, headers, media_type=JSON)


def _own(request: Request) -> Own:
    reception_of(request).rates.read_own(_person(request))
    return own_of(request)


def _dated(given: Given) -> Given:
    if given.day:
        parse_day(given.day)
    return given


def _person(request: Request) -> str:
    """Who waits for what is read."""
    return demand(request, "reader").name or f"at {place_of(request)}"
