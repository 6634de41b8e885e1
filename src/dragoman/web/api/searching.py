"""Search: reports in which the words stand and of whose facts all else holds."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import Hit, Question, View
from .answering import Page, answered, paged
from .cursor import Stood
from .parameters import SearchAsked, SearchPaged
from .routing import api_router
from .shapes import page_of

router = api_router("Search")


@router.get("/search", response_model=page_of(Hit), summary="Search the reports")
def search(request: Request, asked: Annotated[SearchPaged, Query()]) -> Response:
    """Reports by words and by what their facts are; without words the newest come first.

    `actor`, `recipient`, `type`, `status`, `place` and `min_confidence` ask for one fact of which all hold; `since` and
    `until` then bound its day, and the day of publication otherwise.
    """
    return answered(request, lambda view: _page(request, view, asked))


def question(asked: SearchAsked) -> Question:
    """The question as the ledger takes it."""
    return Question(
        asked.q, asked.actor, asked.recipient, asked.type, asked.status, asked.place, asked.min_confidence,
        asked.since, asked.until, asked.publisher,
    )  # fmt: skip


def _page(request: Request, view: View, asked: SearchPaged) -> Page:
    def look(after: Stood | None) -> tuple[tuple[Hit, ...], Stood | None]:
        cursor = None if after is None else str(after[0])
        found = view.search(question(asked), size=asked.limit, cursor=cursor, newest_first=asked.order == "newest")
        return found.hits, (found.cursor,) if found.cursor else None

    return paged(request, asked.cursor, look)
