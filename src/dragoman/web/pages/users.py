"""`/users` and `/audit`: for administrators. Who may come in, and who did what."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...errors import OptionError
from ..desk import demand, reception_of
from ..desk.accounts import accounts_listed, add_account, end_account, set_password, set_role
from ..desk.audit import Doer, deeds
from ..desk.door import place_of
from ..desk.sent import FormSent, first
from ..serving import Sheet, served_own
from ..viewer import ROLES, Viewer

router = APIRouter()

_PAGE = 50


@router.get("/users")
def users(request: Request) -> Response:
    """The accounts."""
    demand(request, "administrator", "account")
    return _shown(request)


@router.post("/users")
def change(request: Request, sent: FormSent) -> Response:
    """Make an account, or give one another role or password, or end it: as the field `do` says."""
    viewer, reception = demand(request, "administrator", "account"), reception_of(request)
    try:
        _done(request, viewer, sent)
    except OptionError as error:
        return _shown(request, str(error), 422)
    reception.known.forget()
    return RedirectResponse("/users", 303)


def _done(request: Request, viewer: Viewer, sent: dict[str, list[str]]) -> None:
    assert viewer.name is not None
    desk, by = reception_of(request).desk, Doer(viewer.name, place_of(request))
    name, role = first(sent, "name"), first(sent, "role")
    with desk.writing() as connection:
        match first(sent, "do"):
            case "add":
                add_account(connection, desk.passwords, name, role, first(sent, "password"), by)
            case "role":
                set_role(connection, name, role, by)
            case "password":
                set_password(connection, desk.passwords, name, first(sent, "password"), by)
            case "end":
                end_account(connection, name, by)
            case other:
                raise OptionError(f"{other!r}: nothing of this name can be done to an account")


def _shown(request: Request, trouble: str = "", status: int = 200) -> Response:
    with reception_of(request).desk.reading() as connection:
        found = accounts_listed(connection)
    values = {"accounts": found, "roles": ROLES, "trouble": trouble}
    return served_own(request, Sheet("Accounts", "users.html", values), status=status)


@router.get("/audit")
def audit(
    request: Request,
    who: Annotated[str, Query(max_length=64)] = "",
    what: Annotated[str, Query(max_length=64)] = "",
    after: Annotated[int | None, Query(ge=1, le=2**62)] = None,
) -> Response:
    """The log, the newest first."""
    demand(request, "administrator", "account")
    with reception_of(request).desk.reading() as connection:
        found = deeds(connection, _PAGE + 1, after, who.strip(), what.strip())
    asked = {name: value for name, value in (("who", who), ("what", what)) if value}
    more = "/audit?" + urlencode(asked | {"after": str(found[_PAGE - 1].key)}) if len(found) > _PAGE else None
    values = {"deeds": found[:_PAGE], "next": more, "who": who, "what": what, "is_narrowed": bool(asked or after)}
    return served_own(request, Sheet("Audit log", "audit.html", values))
