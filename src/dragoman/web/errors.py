"""What is shown when something cannot be: plain sentences, as a page or, below /api, as JSON (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from secrets import token_hex

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ..errors import DragomanError, LedgerError, OptionError, SourceError
from .serving import Sheet, served_own
from .wording import words_of_address

_LOG = logging.getLogger("dragoman.web")
_TITLES = {
    400: "That cannot be done",
    401: "Log in first",
    403: "Not yours to do",
    404: "Nothing stands here",
    405: "That cannot be done here",
    413: "Too large",
    415: "Of the wrong kind",
    422: "That makes no sense",
    429: "Too many at once",
    500: "Something went wrong",
    503: "Not now",
}


class NotThere(DragomanError):
    """What was asked for is not in the ledger; the message says what was looked for."""


def add_error_pages(app: FastAPI) -> None:
    """Every error ends in one clear sentence; what nobody foresaw is logged under an id that the page shows."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(NotThere, _telling(404))
    app.add_exception_handler(OptionError, _telling(422))
    app.add_exception_handler(SourceError, _telling(422))
    app.add_exception_handler(LedgerError, _telling(503))
    app.add_exception_handler(Exception, _unforeseen)


def _telling(status: int) -> Callable[[Request, Exception], Awaitable[Response]]:
    """What the error says, under this status."""

    async def told(request: Request, error: Exception) -> Response:
        return await _told(request, status, str(error))

    return told


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    usual = error.detail in ("Not Found", "Method Not Allowed")
    reason = f"There is no page {request.url.path}." if usual and error.status_code == 404 else str(error.detail)
    return await _told(request, error.status_code, reason, dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [{"at": ".".join(str(part) for part in one["loc"]), "reason": one["msg"]} for one in error.errors()]
    told = "; ".join(f"{fault['at']}: {fault['reason']}" for fault in faults)
    return await _told(request, 422, told)


async def _unforeseen(request: Request, error: Exception) -> Response:
    id = token_hex(6)
    _LOG.error("error %s at %s %s", id, request.method, request.url.path, exc_info=error)
    return await _told(request, 500, f"The server failed at this page. The log tells more under the id {id}.")


async def _told(request: Request, status: int, reason: str, headers: dict[str, str] | None = None) -> Response:
    title = _TITLES.get(status, "That did not work")
    if request.url.path.startswith("/api/"):
        body = {"type": "about:blank", "title": title, "status": status, "detail": reason}
        return JSONResponse(body, status, headers=headers, media_type="application/problem+json")
    values = {"title": title, "reason": reason, "words": words_of_address(request.url.path) if status == 404 else ""}
    page = await run_in_threadpool(served_own, request, Sheet(title, "error.html", values), status=status)
    page.headers.update(headers or {})
    return page
