"""`/account`: what somebody may do of their own: password, API tokens, saved searches, sessions."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...errors import OptionError
from ..desk import demand, reception_of
from ..desk.accounts import Account, account_named, log_in, set_password
from ..desk.audit import Doer, note
from ..desk.door import place_of
from ..desk.searches import end_search, save_search, searches_of
from ..desk.sent import FormSent, first
from ..desk.sessions import end_session_of, sessions_of
from ..desk.tokens import TOKEN_SCOPES, end_token, make_token, tokens_of
from ..errors import NotThere
from ..serving import Sheet, served_own
from ..viewer import Viewer

router = APIRouter()

_DAYS = (7, 30, 90, 365)


@router.get("/account")
def account(request: Request) -> Response:
    """Everything of one's own on a page."""
    return _shown(request, demand(request, "reader", "account"))


@router.post("/account/password")
def password(request: Request, sent: FormSent) -> Response:
    """Another password, for who knows the one that holds; every other session ends."""
    viewer, reception = demand(request, "reader", "account"), reception_of(request)
    assert viewer.name is not None
    reception.rates.log_in(viewer.name, place_of(request))
    try:
        if log_in(reception.desk, viewer.name, first(sent, "old")) is None:
            raise OptionError("the password that you have now is another")
        if first(sent, "new") != first(sent, "again"):
            raise OptionError("the two new passwords differ")
        with reception.desk.writing() as connection:
            by = Doer(viewer.name, place_of(request))
            set_password(connection, reception.desk.passwords, viewer.name, first(sent, "new"), by, viewer.session)
    except OptionError as error:
        return _shown(request, viewer, str(error), status=422)
    reception.known.forget()
    return _shown(request, viewer, done="You have another password. Your other sessions ended.")


@router.post("/account/tokens")
def new_token(request: Request, sent: FormSent) -> Response:
    """A token, shown on the page that answers and never again."""
    viewer, desk = demand(request, "reader", "account"), reception_of(request).desk
    account, days = _account(request, viewer), first(sent, "days")
    try:
        if not days.isdecimal():
            raise OptionError("say for how many days the token holds")
        with desk.writing() as connection:
            by = Doer(account.name, place_of(request))
            token = make_token(connection, account, first(sent, "label"), sent.get("scope", []), int(days[:9]), by)
    except OptionError as error:
        return _shown(request, viewer, str(error), status=422)
    return _shown(request, viewer, token=token)


@router.post("/account/tokens/{key}/end")
def stop_token(request: Request, key: int) -> Response:
    """End one of one's own tokens."""
    viewer, reception = demand(request, "reader", "account"), reception_of(request)
    account = _account(request, viewer)
    with reception.desk.writing() as connection:
        if not end_token(connection, account, key, Doer(account.name, place_of(request))):
            raise NotThere("You have no such token.")
    reception.known.forget()
    return RedirectResponse("/account", 303)


@router.post("/account/sessions/{key}/end")
def stop_session(request: Request, key: int) -> Response:
    """End one of one's own sessions."""
    viewer, reception = demand(request, "reader", "account"), reception_of(request)
    assert viewer.name is not None
    assert viewer.account is not None
    with reception.desk.writing() as connection:
        if not end_session_of(connection, viewer.account, key):
            raise NotThere("You have no such session.")
        note(connection, Doer(viewer.name, place_of(request)), "session ended")
    reception.known.forget()
    return RedirectResponse("/account", 303)


@router.get("/account/searches/new")
def new_search(request: Request, q: Annotated[str, Query(max_length=2000)] = "") -> Response:
    """A form that keeps the search with these words, and whatever else stands in the address."""
    demand(request, "reader", "account")
    return _search_form(request, request.url.query, q)


@router.post("/account/searches")
def keep_search(request: Request, sent: FormSent) -> Response:
    """Keep a search under a name."""
    viewer = demand(request, "reader", "account")
    assert viewer.account is not None
    try:
        with reception_of(request).desk.writing() as connection:
            save_search(connection, viewer.account, first(sent, "name"), first(sent, "query"))
    except OptionError as error:
        return _search_form(request, first(sent, "query"), first(sent, "name"), str(error), 422)
    return RedirectResponse("/account#searches", 303)


@router.post("/account/searches/{key}/end")
def stop_search(request: Request, key: int) -> Response:
    """Keep a search no longer."""
    viewer = demand(request, "reader", "account")
    assert viewer.account is not None
    with reception_of(request).desk.writing() as connection:
        if not end_search(connection, viewer.account, key):
            raise NotThere("You have no such search.")
    return RedirectResponse("/account#searches", 303)


def _search_form(request: Request, query: str, name: str, trouble: str = "", status: int = 200) -> Response:
    values = {"query": query, "name": name, "trouble": trouble}
    return served_own(request, Sheet("Save a search", "search_new.html", values), status=status)


def _account(request: Request, viewer: Viewer) -> Account:
    assert viewer.name is not None
    with reception_of(request).desk.reading() as connection:
        return account_named(connection, viewer.name)


def _shown(
    request: Request, viewer: Viewer, trouble: str = "", done: str = "", token: str = "", status: int = 200
) -> Response:
    assert viewer.account is not None
    with reception_of(request).desk.reading() as connection:
        values = {
            "tokens": tokens_of(connection, viewer.account),
            "sessions": sessions_of(connection, viewer.account),
            "searches": searches_of(connection, viewer.account),
        }
    values_ = values | {"trouble": trouble, "done": done, "token": token, "days": _DAYS, "scopes": TOKEN_SCOPES}
    return served_own(request, Sheet("Your account", "account.html", values_), status=status)
