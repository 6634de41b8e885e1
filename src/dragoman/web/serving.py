"""From a request to a page: drawn once for a state of the ledger, framed for who looks, not sent again unchanged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from ..ledger import View
from .desk.cookies import give_before, new_secret
from .desk.reception import reception_of
from .desk.sessions import form_token
from .drawing import drawn
from .house import House
from .kept_pages import Drawn
from .viewer import ANYONE, Viewer, viewer_of

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a page shows: its title, the template of its inside and what that is filled with.

    `here` is the entry of the navigation it belongs to, `scripts` the names of static scripts it can use and does not
    need, `feed` the address of its Atom feed.
    """

    title: str
    template: str
    values: Mapping[str, Any] = field(default_factory=dict)
    here: str = ""
    scripts: tuple[str, ...] = ()
    feed: str | None = None


def house_of(request: Request) -> House:
    house = request.app.state.house
    assert isinstance(house, House)
    return house


def served(request: Request, make: Callable[[View], Sheet], *, status: int = 200) -> Response:
    """The page that `make` gives, for everyone the same inside: it must depend on the ledger and the address alone."""
    house, viewer = house_of(request), viewer_of(request)
    stamp, address = house.stamp(), address_asked(request)
    tag = _tag(stamp, address, viewer)
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_headers(tag))
    page = house.pages.get(stamp, address)
    if page is None:
        page = draw_sheet(make(house.view))
        house.pages.put(stamp, address, page)
    return HTMLResponse(framed(page, viewer, address), status, headers=_headers(tag))


def served_json(request: Request, make: Callable[[View], Any]) -> Response:
    """What a page's script asks for, as JSON: like a page, the same for everyone and not sent again unchanged."""
    house = house_of(request)
    tag = _tag(house.stamp(), address_asked(request), ANYONE)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=_headers(tag))
    return JSONResponse(make(house.view), headers=_headers(tag))


def summary(request: Request, make: Callable[[View], T]) -> T:
    """What `make` tells of the ledger as it stands: it must depend on the ledger alone, and is kept as long."""
    house = house_of(request)
    return house.kept.made(house.stamp(), make, lambda: make(house.view))


def served_own(request: Request, sheet: Sheet, *, status: int = 200) -> Response:
    """A page made for one person at one moment: never kept, neither here nor on the way."""
    viewer, reception = viewer_of(request), reception_of(request)
    before = None if viewer.form_token or viewer.has_token else new_secret()
    if before is not None:
        viewer = replace(viewer, form_token=form_token(reception.desk.secret, before))
    page = framed(draw_sheet(sheet, viewer), viewer, address_asked(request))
    answer = HTMLResponse(page, status, headers={"Cache-Control": "no-store"})
    if before is not None:
        give_before(answer, request, reception.desk.secret, before)
    return answer


def draw_sheet(sheet: Sheet, viewer: Viewer | None = None) -> Drawn:
    values = dict(sheet.values) | ({"viewer": viewer} if viewer else {})
    return Drawn(sheet.title, drawn(sheet.template, values), sheet.scripts, sheet.feed, sheet.here)


def framed(page: Drawn, viewer: Viewer, address: str) -> str:
    return drawn("frame.html", {"page": page, "viewer": viewer, "address": address})


def address_asked(request: Request) -> str:
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")


def _tag(stamp: str, address: str, viewer: Viewer) -> str:
    told = "\n".join((stamp, address, viewer.name or "", viewer.role or "", viewer.form_token))
    return f'"{sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24]}"'


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
