"""From a request to JSON: not sent again unchanged, and the same answer as long as the ledger stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256
from typing import Any, TypeVar
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ..house import House
from ..serving import address_asked, house_of
from ..viewer import viewer_of
from .cursor import Stood, read_cursor, write_cursor
from .plain import to_bytes

T = TypeVar("T")
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of answers as it is sent."""

    items: Sequence[object]
    next: str | None


def answered(
    request: Request, make: Callable[[View], object], *, media_type: str = JSON, modified: str | None = None
) -> Response:
    """What `make` gives, which depends on ledger and address alone; `modified` is when it last changed, where known."""
    house = house_of(request)
    headers = unchanging(request, house.stamp(), modified)
    if is_known(request, headers):
        return Response(status_code=304, headers=headers)
    made = make(house.view)
    return Response(made if isinstance(made, bytes) else to_bytes(made), headers=headers, media_type=media_type)


def unchanging(request: Request, stamp: str, modified: str | None = None) -> dict[str, str]:
    """The headers of an answer that is the same as long as the stamp, the address and who asks are."""
    viewer = viewer_of(request)
    told = "\n".join((stamp, address_asked(request), viewer.role or ""))
    tag = sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]
    headers = {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache", "Vary": "Authorization, Cookie"}
    return headers | ({"Last-Modified": _http_date(modified)} if modified else {})


def is_known(request: Request, headers: dict[str, str]) -> bool:
    """Whether who asks has this very answer already."""
    asked = request.headers.get("if-none-match")
    if asked is not None:
        tags = {tag.strip().removeprefix("W/") for tag in asked.split(",")}
        return "*" in tags or headers["ETag"] in tags
    since = request.headers.get("if-modified-since")
    if since is None or "Last-Modified" not in headers:
        return False
    try:
        return parsedate_to_datetime(headers["Last-Modified"]) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def _http_date(at: str) -> str:
    return format_datetime(datetime.fromisoformat(at).astimezone(UTC), usegmt=True)


def paged(request: Request, cursor: str | None, look: Callable[[Any], tuple[Iterable[object], Stood | None]]) -> Page:
    """A page: `look` takes where the one before ended and gives the answers and where these end."""
    house, question = house_of(request), question_of(request)
    after = None if cursor is None else read_cursor(house.reception.desk.secret, question, cursor)
    items, end = look(after)
    return Page(list(items), None if end is None else next_address(request, house, question, end))


def question_of(request: Request) -> str:
    """What is asked, whichever page of it, and however many a page."""
    asked = sorted(
        (name, value) for name, value in request.query_params.multi_items() if name not in ("cursor", "limit")
    )
    return f"{request.url.path}?{urlencode(asked, errors='surrogatepass')}"


def next_address(request: Request, house: House, question: str, end: Stood) -> str:
    """The address of the page after the answer that stands there."""
    kept = [(name, value) for name, value in request.query_params.multi_items() if name != "cursor"]
    cursor = write_cursor(house.reception.desk.secret, question, end)
    return f"{request.url.path}?{urlencode([*kept, ('cursor', cursor)], errors='surrogatepass')}"
