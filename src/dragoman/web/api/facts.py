"""Events, statements, commitments and encounters as the reports tell them, filtered as a View filters them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import CommitmentRow, EventRow, Selection, StatementRow
from ..serving import house_of
from .answering import Page, answered, paged
from .parameters import CommitmentsAsked, EventsAsked, Ordered, StatementsAsked
from .routing import api_router
from .shapes import page_of

router = api_router("Facts")


@router.get("/events", response_model=page_of(EventRow), summary="List events")
def events(request: Request, asked: Annotated[EventsAsked, Query()]) -> Response:
    """Who did what to whom, by PLOVER, told once a story: `again` names the other reports that tell it too."""

    def found() -> Selection[Any]:
        return house_of(request).view.events(
            asked.actor, asked.recipient, asked.since, asked.until,
            type=asked.type, status=asked.status, min_confidence=asked.min_confidence,
        )  # fmt: skip

    return answered(request, lambda view: page_of_facts(request, asked, found()))


@router.get("/statements", response_model=page_of(StatementRow), summary="List statements")
def statements(request: Request, asked: Annotated[StatementsAsked, Query()]) -> Response:
    """Who said what, with the words' place in the report's text."""
    return answered(
        request,
        lambda view: page_of_facts(request, asked, view.statements(asked.speaker, asked.since, asked.until)),
    )


@router.get("/commitments", response_model=page_of(CommitmentRow), summary="List commitments as told")
def commitments(request: Request, asked: Annotated[CommitmentsAsked, Query()]) -> Response:
    """What sides bound themselves to, as single reports tell it; `/promises` joins and follows them up."""
    return answered(
        request,
        lambda view: page_of_facts(
            request, asked, view.commitments(asked.by, asked.to, asked.since, asked.until, status=asked.status)
        ),
    )


def page_of_facts(request: Request, asked: Ordered, found: Selection[Any]) -> Page:
    """A page of what a View selects."""
    walk = found.newest_first() if asked.order == "newest" else found
    return paged(request, asked.cursor, lambda after: walk.page(asked.limit, after))
