"""The overview: what the ledger holds."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ..serving import Sheet, served

router = APIRouter()


@router.get("/")
def overview(request: Request) -> Response:
    """What came in."""
    return served(request, overview_sheet)


def overview_sheet(view: View) -> Sheet:
    return Sheet("Overview", "overview.html", {"counts": view.counts()}, here="overview")
