"""What people said of the facts."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import Correction, View
from .answering import Page, answered, paged
from .parameters import CorrectionsAsked
from .routing import api_router
from .shapes import page_of

router = api_router("Corrections")


@router.get("/corrections", response_model=page_of(Correction), summary="List corrections")
def corrections(request: Request, asked: Annotated[CorrectionsAsked, Query()]) -> Response:
    """What people disputed, amended, added and confirmed, oldest first, with who, when and why; none is ever erased."""
    return answered(request, lambda view: _page(request, view, asked))


def _page(request: Request, view: View, asked: CorrectionsAsked) -> Page:
    def look(after: Any) -> tuple[list[Correction], Any]:
        found = view.corrections(
            report=asked.report, fact=asked.fact, in_force=asked.in_force, unfitting=asked.unfitting,
            after=after[0] if after else 0,
        )  # fmt: skip
        rows = list(islice(found, asked.limit + 1))
        return rows[: asked.limit], (rows[asked.limit - 1].key,) if len(rows) > asked.limit else None

    return paged(request, asked.cursor, look)
