"""Logging in and out."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ..desk import Reception, reception_of
from ..desk.accounts import Account, log_in
from ..desk.audit import Doer, note
from ..desk.cookies import give_session, take_session
from ..desk.door import place_of
from ..desk.sessions import begin_session, end_session
from ..serving import Sheet, served_own
from ..viewer import viewer_of

router = APIRouter()

# One answer for every way in which it can be wrong.
_WRONG = "Name or password is wrong."


@router.get("/login")
def login(request: Request, next: str = "/") -> Response:
    """The form; who is logged in already is sent on."""
    if viewer_of(request).name is not None:
        return RedirectResponse(own_address(next), 303)
    return served_own(request, _sheet(reception_of(request), next))


@router.post("/login")
def log_in_with(
    request: Request, name: Annotated[str, Form()] = "", password: Annotated[str, Form()] = "", next: str = "/"
) -> Response:
    """Begin a session, always a new one: whatever the browser held before is ended."""
    reception, place = reception_of(request), place_of(request)
    reception.rates.log_in(name, place)
    account = log_in(reception.desk, name, password)
    if account is None:
        with reception.desk.writing() as connection:
            note(connection, Doer(name[:64], place), "login refused")
        return served_own(request, _sheet(reception, next, name, _WRONG), status=403)
    reception.rates.logged_in(name)
    answer = RedirectResponse(own_address(next), 303)
    give_session(answer, request, reception.desk.secret, _begun(request, reception, account))
    # What the browser held before has ended, and is not to be remembered for seconds more.
    reception.known.forget()
    return answer


@router.post("/logout")
def logout(request: Request) -> Response:
    """End the session, here and in the browser."""
    reception, viewer = reception_of(request), viewer_of(request)
    if viewer.name is not None and viewer.session is not None:
        with reception.desk.writing() as connection:
            end_session(connection, viewer.session)
            note(connection, Doer(viewer.name, place_of(request)), "logged out")
        reception.known.forget()
    answer = RedirectResponse("/" if reception.is_open else "/login", 303)
    take_session(answer, request)
    return answer


def own_address(address: str) -> str:
    """The address if it is one of our pages, else the overview: nobody is sent elsewhere from here."""
    is_own = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_own and address.isprintable() else "/"


def _begun(request: Request, reception: Reception, account: Account) -> str:
    held = viewer_of(request).session
    with reception.desk.writing() as connection:
        if held is not None:
            end_session(connection, held)
        note(connection, Doer(account.name, place_of(request)), "logged in")
        return begin_session(connection, account, place_of(request))


def _sheet(reception: Reception, next: str, name: str = "", trouble: str = "") -> Sheet:
    values = {"next": own_address(next), "name": name, "trouble": trouble}
    return Sheet("Log in", "login.html", values | {"has_accounts": reception.desk.has_administrator()})
