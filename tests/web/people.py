"""One account for each role, and how to log in as it, or be known by a token."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import httpx2

from dragoman.web.desk import Desk
from dragoman.web.desk.accounts import account_named, add_account
from dragoman.web.desk.audit import Doer
from dragoman.web.desk.rates import Bounds
from dragoman.web.desk.tokens import make_token
from dragoman.web.viewer import ROLES

PASSWORD = "seven herons by the river"
# By role: who has it.
NAMES = {"reader": "R. Okafor", "contributor": "C. Berg", "editor": "E. Lindqvist", "administrator": "A. Moreau"}
TESTER = Doer("tester", "test")
# Tests log in more often than people do.
GENEROUS = Bounds(login_by_name="10000 per 1 minute", login_by_place="10000 per 1 minute")


def copied(ledger: Path, place: Path) -> Path:
    """A copy of a SQLite ledger that may be written to."""
    with closing(sqlite3.connect(ledger)) as old, closing(sqlite3.connect(place)) as new:
        old.backup(new)
    return place


def let_in(desk: Desk) -> None:
    """Make one account for each role."""
    with desk.writing() as connection:
        for role in ROLES:
            add_account(connection, desk.passwords, NAMES[role], role, PASSWORD, TESTER)


def token_of(desk: Desk, role: str, scopes: Sequence[str] = ("read",), days: int = 1) -> str:
    """An API token of who has this role."""
    with desk.writing() as connection:
        return make_token(connection, account_named(connection, NAMES[role]), "a test", scopes, days, TESTER)


@contextmanager
def logged_in(address: str, role: str | None) -> Iterator[httpx2.Client]:
    """A client logged in as who has this role; None: nobody."""
    with httpx2.Client(base_url=address, timeout=30) as client:
        if role is not None:
            log_in(client, NAMES[role], PASSWORD)
        yield client


def log_in(client: httpx2.Client, name: str, password: str, then: str = "/") -> httpx2.Response:
    """Fill in the login form and send it."""
    fields = {"name": name, "password": password}
    return send_form(client, f"/login?next={then}", fields)


def send_form(client: httpx2.Client, page: str, fields: dict[str, object], to: str | None = None) -> httpx2.Response:
    """Open a page with a form and send its form, with the token that it carries, to `to` (the page itself, if None)."""
    return client.post(to or page, data=dict(fields) | {"form_token": form_token(client, page)})


def form_token(client: httpx2.Client, page: str) -> str:
    """The token in the forms of a page; that of the page's own form, where there are several alike."""
    found = re.findall(r'name="form_token" value="([^"]*)"', client.get(page).text)
    assert found, f"{page} has no form"
    return str(found[-1])
