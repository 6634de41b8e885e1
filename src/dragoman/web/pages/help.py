"""Help: what the words and marks mean, the keys, how to cite, where the data come from."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...codebook import load_codebook
from ...text.words import read_words
from ..serving import Sheet, served

router = APIRouter()


@router.get("/help")
def help(request: Request) -> Response:
    """What the pages mean, and how to go about in them."""
    return served(request, lambda view: help_sheet())


def help_sheet() -> Sheet:
    told = read_words("dragoman.web", "help")
    values = {
        "keys": [(one["keys"], one["goes"]) for one in told["keys"]],
        "statuses": list(told["statuses"].items()),
        "types": sorted(load_codebook().types.values(), key=lambda type: -type.score),
    }
    return Sheet("Help", "help.html", values)
