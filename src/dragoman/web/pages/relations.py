"""Relations: the most active, one over time with its pictures, and the events that make a stretch of it."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...ledger import View
from ...model import Quad
from ..asking import Cursor, Day, SideWords, days_asked
from ..relations.asked import Asked, sides_asked
from ..relations.busiest import busiest
from ..relations.charting import ChartName, spec_named
from ..relations.events import events_sheet
from ..relations.page import relation_sheet
from ..serving import Sheet, served, served_json

router = APIRouter()


def asked_of(
    one: str,
    other: str,
    period: Literal["day", "week", "month", "quarter", "year", ""] = "",
    floor: str = Query("", pattern=r"^(|0|1|0?\.[0-9]+|1\.0+|0\.)$"),
    quad: Quad | Literal[""] = "",
    deeds: Literal["done", "said", ""] = "",
    since: Day = None,
    until: Day = None,
) -> Asked:
    """What the address of a relation asks for; empty fields of its form ask for nothing."""
    sides = sides_asked(one, other)
    days = since or None, until or None
    asked = Asked(*sides, period or None, float(floor or 0), quad or None, deeds or "said", *days)
    days_asked(asked.since, asked.until)
    return asked


RelationAsked = Annotated[Asked, Depends(asked_of)]


@router.get("/relations")
def relations(
    request: Request, one: SideWords = None, other: SideWords = None, since: Day = None, until: Day = None
) -> Response:
    """The most active dyads, or, when two sides are named, the way to their page."""
    if one and other:
        return RedirectResponse(Asked(*sides_asked(one, other), since=since or None, until=until or None).at(), 303)
    first, last = days_asked(since, until)
    return served(request, lambda view: busiest_sheet(view, first, last, one or other or ""))


def busiest_sheet(view: View, since: str | None, until: str | None, named: str) -> Sheet:
    dyads, first = busiest(view, since, until)
    values = {"dyads": dyads, "first": first, "since": since or "", "until": until or "", "named": named}
    return Sheet("Relations", "relations.html", values, here="relations")


@router.get("/relations/{one}/{other}")
def relation(request: Request, asked: RelationAsked, one: str, other: str) -> Response:
    """A relation; sides named otherwise than by their codes lead to the page under these."""
    if (asked.one.key, asked.other.key) != (one, other):
        return RedirectResponse(asked.at(), 307)
    return served(request, lambda view: relation_sheet(view, asked))


@router.get("/relations/{one}/{other}/events")
def events(request: Request, asked: RelationAsked, after: Cursor = None) -> Response:
    """The events that the relation counts, with their words."""
    return served(request, lambda view: events_sheet(view, asked, after))


@router.get("/relations/{one}/{other}/{chart}.json")
def chart(request: Request, asked: RelationAsked, chart: ChartName) -> Response:
    """A picture of the relation as Vega-Lite."""
    return served_json(request, lambda view: spec_named(view, asked, chart))
