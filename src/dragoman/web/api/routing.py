"""What every operation of the API has in common: its address, its tag, strict parameters, and how it may fail."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Depends

from .strict import only_known

PREFIX = "/api/v1"
PROBLEM: dict[str, Any] = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}

_WHY = {
    400: "The form is broken, or has too many parts.",
    401: "Nobody is logged in, and this is not open to all.",
    403: "Who asks may not do that, or the token lacks the scope.",
    404: "The ledger holds nothing of that name.",
    405: "The address takes other methods; `Allow` names them.",
    411: "The size of the body is not told.",
    413: "The body is too large.",
    415: "The body is of a kind that is not read here.",
    422: "A parameter or the body makes no sense; `errors` names what.",
    429: "Asked too often; `Retry-After` says when to come back.",
    503: "The ledger or the reader cannot answer now; `Retry-After` says when to come back.",
}
UNCHANGED: dict[int | str, dict[str, Any]] = {
    304: {"description": "What the `ETag` in `If-None-Match` names still holds."}
}


def failing(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How an operation may fail, as the document tells it."""
    return {status: {"description": _WHY[status], "content": PROBLEM} for status in statuses}


READING = UNCHANGED | failing(401, 403, 404, 405, 422, 429, 503)
WRITING = failing(400, 401, 403, 404, 405, 411, 413, 415, 422, 429, 503)


def api_router(tag: str) -> APIRouter:
    """A router for operations of one kind that read."""
    return APIRouter(
        prefix=PREFIX,
        tags=[tag],
        dependencies=[Depends(only_known)],
        responses=dict(READING),
        generate_unique_id_function=lambda route: route.name,
    )


def writing_router(tag: str) -> APIRouter:
    """A router for operations of one kind that take a body."""
    return APIRouter(
        prefix=PREFIX,
        tags=[tag],
        dependencies=[Depends(only_known)],
        responses=dict(WRITING),
        generate_unique_id_function=lambda route: route.name,
    )


def example(value: Any, status: int = 200, media_type: str = "application/json") -> dict[int | str, dict[str, Any]]:
    """An answer to show."""
    return {status: {"content": {media_type: {"example": value}}}}
