"""What is shown when something cannot be: plain sentences, as a page or, below /api, as JSON (RFC 9457)."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from secrets import token_hex
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ..errors import DragomanError, LedgerError, NotHeldError, NotTextError, OptionError, SourceError
from .desk.rates import TooOften
from .guard import ALWAYS
from .own.worker import Busy, Worn
from .serving import Sheet, served_own
from .wording import words_of_address

_LOG = logging.getLogger("dragoman.web")
_TITLES = {
    400: "That cannot be done",
    401: "Log in first",
    403: "Not yours to do",
    404: "Nothing stands here",
    405: "That cannot be done here",
    411: "How much?",
    413: "Too large",
    415: "Of the wrong kind",
    422: "That makes no sense",
    429: "Too many at once",
    500: "Something went wrong",
    503: "Not now",
}


PROBLEM = "application/problem+json"


def is_for_machines(path: str) -> bool:
    """Whether what stands at an address is told as JSON; the page about the API is for people."""
    return path.startswith("/api/") and path != "/api/docs"


def problem(status: int, reason: str, faults: Sequence[Mapping[str, str]] = ()) -> dict[str, Any]:
    """An error as RFC 9457 writes it; `errors` name each parameter or field that was wrong."""
    told = {"type": "about:blank", "title": _TITLES.get(status, "That did not work"), "status": status}
    return told | {"detail": reason, "errors": list(faults)}


class NotThere(DragomanError):
    """What was asked for is not in the ledger; the message says what was looked for."""


def add_error_pages(app: FastAPI) -> None:
    """Every error ends in one clear sentence; what nobody foresaw is logged under an id that the page shows."""
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(NotThere, _telling(404))
    app.add_exception_handler(NotHeldError, _telling(404, _held))
    app.add_exception_handler(OptionError, _telling(422))
    app.add_exception_handler(SourceError, _unread)
    app.add_exception_handler(NotTextError, _telling(415))
    app.add_exception_handler(Worn, _worn)
    app.add_exception_handler(TooOften, _too_often)
    app.add_exception_handler(LedgerError, _telling(503))
    app.add_exception_handler(Exception, _unforeseen)


def _telling(status: int, words: Callable[[Exception], str] = str) -> Callable[[Request, Exception], Any]:
    """What answers an error by its own words."""

    async def tell(request: Request, error: Exception) -> Response:
        return await told(request, status, words(error))

    return tell


def _held(error: Exception) -> str:
    assert isinstance(error, NotHeldError)
    return f"The ledger {error.reason}."


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    usual = error.detail in ("Not Found", "Method Not Allowed")
    reason = f"There is no page {request.url.path}." if usual and error.status_code == 404 else str(error.detail)
    headers = dict(error.headers or {})
    if error.status_code == 401 and "Location" in headers:
        return RedirectResponse(headers["Location"], 303)
    return await told(request, error.status_code, reason, headers)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    faults = [{"at": ".".join(str(part) for part in one["loc"]), "reason": one["msg"]} for one in error.errors()]
    words = "; ".join(f"{fault['at']}: {fault['reason']}" for fault in faults)
    return await told(request, 422, words, faults=faults)


async def _unread(request: Request, error: Exception) -> Response:
    assert isinstance(error, SourceError)
    return await told(request, 413 if "is larger than" in error.reason else 422, str(error))


async def _worn(request: Request, error: Exception) -> Response:
    status, seconds = (429, "10") if isinstance(error, Busy) else (503, "60")
    return await told(request, status, str(error), {"Retry-After": seconds})


async def _too_often(request: Request, error: Exception) -> Response:
    assert isinstance(error, TooOften)
    return await told(request, 429, f"{str(error).capitalize()}.", {"Retry-After": str(error.seconds)})


async def _unforeseen(request: Request, error: Exception) -> Response:
    id = token_hex(6)
    _LOG.error("error %s at %s %s", id, request.method, request.url.path, exc_info=error)
    # What nobody foresaw is answered outside of the guard, which marks every other answer.
    return await told(request, 500, f"The server failed at this page. The log tells more under the id {id}.", ALWAYS)


async def told(
    request: Request,
    status: int,
    reason: str,
    headers: dict[str, str] | None = None,
    faults: Sequence[Mapping[str, str]] = (),
) -> Response:
    """The answer that tells why not."""
    title = _TITLES.get(status, "That did not work")
    if is_for_machines(request.url.path):
        return JSONResponse(problem(status, reason, faults), status, headers=headers, media_type=PROBLEM)
    values = {"title": title, "reason": reason, "words": words_of_address(request.url.path) if status == 404 else ""}
    page = await run_in_threadpool(served_own, request, Sheet(title, "error.html", values), status=status)
    page.headers.update(headers or {})
    return page
