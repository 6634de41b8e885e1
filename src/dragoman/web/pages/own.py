"""`/own`: bring a text, a file or an address, and read its record at once; keep it or not; compare two or more.

What is brought is read for whoever brought it. It lies in memory for an hour under an id of its own, and goes into the
ledger only when they say so, and may.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...errors import NotTextError, OptionError, SourceError
from ...intake import parse_day
from ...ledger.surroundings import reports_named
from ..addresses import address_of_report
from ..columns import Column, columns_named
from ..desk import demand, reception_of
from ..desk.audit import Doer
from ..desk.door import place_of
from ..errors import NotThere
from ..guard import MOST_BODY_BYTES
from ..own import Compared, Given, Own, ReadOwn
from ..own.given import given_file, given_text
from ..own.keeping import keep_read
from ..own.worker import Worn
from ..reading_view import draw_reading
from ..serving import Sheet, house_of, served_own
from ..viewer import viewer_of

router = APIRouter()

MOST_COMPARED = 6
_LOOPBACK = {"127.0.0.1", "localhost", "[::1]"}
_MOST_SHOWN_AGAIN = 20_000  # characters of a pasted text that a refused form gives back
_MAKING = Lock()
T = TypeVar("T")


def own_of(request: Request) -> Own:
    """What people brought to this house; made with the first who asks."""
    state, house = request.app.state, house_of(request)
    with _MAKING:
        if state.own is None:
            state.own = Own(house.settings, house.place, only_public=not set(house.hosts) <= _LOOPBACK)
    own: Own = state.own
    return own


@router.get("/own")
def bring(request: Request) -> Response:
    """The form."""
    return served_own(request, _form_sheet(request))


@router.post("/own")
async def read_brought(request: Request) -> Response:
    """Read what was brought, and lead to its reading view."""
    async with _form(request) as form:
        return await run_in_threadpool(_read, request, form)


def _read(request: Request, form: FormData) -> Response:
    def read() -> Response:
        own = own_of(request)
        return _lead_to(request, own.read(_only_given(form, own), _person(request)))

    def refused(words: str, status: int) -> Response:
        return served_own(request, _form_sheet(request, words, form), status=status)

    return _or_told(read, refused)


@router.get("/own/compare")
def bring_several(request: Request) -> Response:
    """The form for two or more."""
    return served_own(request, _compare_sheet())


@router.post("/own/compare")
async def compare_brought(request: Request) -> Response:
    """Read and compare what was brought, and lead to the comparison."""
    async with _form(request) as form:
        return await run_in_threadpool(_compare, request, form)


def _compare(request: Request, form: FormData) -> Response:
    def compare() -> Response:
        own = own_of(request)
        ways = list(_ways_given(form, own))
        if not 2 <= len(ways) <= MOST_COMPARED:
            raise OptionError(f"Bring two reports of one encounter or more, {MOST_COMPARED} at most.")
        return _lead_to(request, own.compare([get() for get in ways], _person(request)))

    def refused(words: str, status: int) -> Response:
        return served_own(request, _compare_sheet(words), status=status)

    return _or_told(compare, refused)


@router.get("/own/{id}")
def show(request: Request, id: str, part: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """What was read, or compared."""
    lying = _lying(request, id)
    if isinstance(lying, Compared):
        return served_own(request, _compared_sheet(id, lying))
    return served_own(request, _reading_sheet(request, id, lying, f"/own/{id}", part))


@router.get("/own/{id}/texts/{number}")
def show_one(request: Request, id: str, number: int, part: Annotated[int, Query(ge=1, le=100_000)] = 1) -> Response:
    """One of the texts that were compared."""
    lying = _lying(request, id)
    if not isinstance(lying, Compared) or not 1 <= number <= len(lying.reports):
        raise NotThere("No text of this number was compared here.")
    return served_own(
        request, _reading_sheet(request, id, lying.reports[number - 1], f"/own/{id}/texts/{number}", part)
    )


@router.get("/own/{id}/earlier")
def show_against_earlier(request: Request, id: str) -> Response:
    """A readout against the earlier ones of its side that the ledger holds."""
    lying = _lying(request, id)
    if isinstance(lying, Compared):
        raise NotThere("Several texts lie here; bring one alone to set it against its side's earlier ones.")

    def against() -> Response:
        sheet = own_of(request).set_against_earlier(lying, _person(request))
        columns = columns_named(sheet, {sheet.keys[0]: f"/own/{id}"})
        return served_own(request, Sheet(sheet.title, "own_compared.html", _comparison(sheet, columns, id), here="own"))

    return _or_told(against, _trouble)


@router.post("/own/{id}/keep")
async def keep(request: Request, id: str) -> Response:
    """Put what was read into the ledger, and join what it tells."""
    viewer = demand(request, "contributor", "write")
    lying = _lying(request, id)
    reports = lying.reports if isinstance(lying, Compared) else (lying,)
    doer, desk = Doer(viewer.name or "", place_of(request)), reception_of(request).desk
    await run_in_threadpool(keep_read, house_of(request).place, desk, reports, doer)
    return RedirectResponse(address_of_report(reports[0].record.report.id), 303)


def _lying(request: Request, id: str) -> ReadOwn | Compared:
    lying = own_of(request).shelf.get(id, viewer_of(request).name)
    if lying is None:
        raise NotThere("Nothing lies here any more: what you bring is held for an hour. Bring it again.")
    return lying


def _person(request: Request) -> str:
    """Who waits for what is read: the account, or the machine that asks."""
    return viewer_of(request).name or f"at {place_of(request)}"


def _lead_to(request: Request, done: ReadOwn | Compared) -> Response:
    """Lay down what was read, and lead there."""
    return RedirectResponse(f"/own/{own_of(request).shelf.put(done, viewer_of(request).name)}", 303)


@asynccontextmanager
async def _form(request: Request) -> AsyncIterator[FormData]:
    """What was sent; its files are let go afterwards. Raises HTTPException for what is no form, or tells no size."""
    if "content-length" not in request.headers:
        raise HTTPException(411, "Say how much is sent (Content-Length).")
    if not request.headers.get("content-type", "").startswith(("multipart/form-data", "application/x-www-form-url")):
        raise HTTPException(415, "Send a form: multipart/form-data with text, file or address.")
    async with request.form(max_part_size=MOST_BODY_BYTES) as form:
        yield form


def _or_told(do: Callable[[], T], told: Callable[[str, int], T]) -> T:
    """What `do` gives, or what `told` makes of the reason why it gives nothing."""
    try:
        return do()
    except NotTextError as error:
        return told(_sentence(error), 415)
    except SourceError as error:
        return told(_sentence(error), 413 if "is larger than" in error.reason else 422)
    except OptionError as error:
        return told(str(error), 422)
    except Worn as error:
        return told(str(error), 503)


def _sentence(error: SourceError) -> str:
    words = f"{error.where[:300]} {error.reason}"
    return words if words.endswith(".") else f"{words}."


def _trouble(words: str, status: int) -> Response:
    raise HTTPException(status, words)


def _only_given(form: FormData, own: Own) -> Given:
    ways = list(_ways_given(form, own))
    if len(ways) != 1:
        which = "Several things were brought" if ways else "Nothing was brought"
        raise OptionError(f"{which}: paste one text, choose one file, or give one address.")
    return ways[0]()


def _ways_given(form: FormData, own: Own) -> Iterator[Callable[[], Given]]:
    """How to get at all that was brought: pasted texts, then files, then addresses. Nothing is fetched yet."""
    day = _words(form, "day") or None
    if day:
        parse_day(day)
    for text in form.getlist("text"):
        if isinstance(text, str) and text.strip():
            yield partial(given_text, text, _words(form, "title"), day)
    for file in form.getlist("file"):
        if isinstance(file, UploadFile) and (file.filename or file.size):
            yield partial(_given_upload, file, day)
    for address in form.getlist("address"):
        if isinstance(address, str) and address.strip():
            yield partial(own.fetch, address.strip(), day)


def _given_upload(file: UploadFile, day: str | None) -> Given:
    return given_file(file.file.read(), file.filename or "", day)


def _words(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""


def _form_sheet(request: Request, trouble: str = "", form: FormData | None = None) -> Sheet:
    said = {
        name: _words(form, name)[:_MOST_SHOWN_AGAIN] if form else "" for name in ("text", "address", "day", "title")
    }
    values = {
        "trouble": trouble,
        "said": said,
        "most": house_of(request).settings.max_bytes // 1_000_000,
        "only_public": own_of(request).only_public,
    }
    return Sheet("Your own", "own.html", values, here="own", scripts=("own.js",))


def _compare_sheet(trouble: str = "") -> Sheet:
    values = {"trouble": trouble, "most": MOST_COMPARED}
    return Sheet("Compare your own", "own_compare.html", values, here="own", scripts=("own.js",))


def _reading_sheet(request: Request, id: str, own: ReadOwn, here: str, part: int) -> Sheet:
    values: dict[str, Any] = {
        "reading": draw_reading(own.record, None, part),
        "id": id,
        "here": here,
        "is_alone": here == f"/own/{id}",
        "may_keep": viewer_of(request).may("contributor", "write"),
        "kept_at": _kept_at(request, own),
    }
    return Sheet(own.record.report.title or "Your text", "own_report.html", values, here="own", scripts=("reading.js",))


def _kept_at(request: Request, own: ReadOwn) -> str | None:
    """Where the same report stands in the ledger, if it does."""
    id = own.record.report.id
    return address_of_report(id) if reports_named(house_of(request).view, id) else None


def _compared_sheet(id: str, compared: Compared) -> Sheet:
    at = {key: f"/own/{id}/texts/{number}" for number, key in enumerate(compared.keys, 1)}
    values = _comparison(compared.sheet, columns_named(compared.sheet, at), id)
    return Sheet(compared.sheet.title, "own_compared.html", values, here="own")


def _comparison(sheet: Any, columns: tuple[Column, ...], id: str) -> dict[str, Any]:
    return {"sheet": sheet, "columns": columns, "id": id}
