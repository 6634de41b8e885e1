"""Every role against every action, in one table."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import httpx2
import pytest

from dragoman.web.viewer import ROLES
from web.people import form_token, logged_in, token_of
from web.serving import Served

# What is asked for, and the answer to: nobody logged in, reader, contributor, editor, administrator. 303 sends an
# unknown to the login; 404 and 422 are what comes of it after one was let through, since nothing of these ids is there.
TABLE: list[tuple[str, str, tuple[int, int, int, int, int]]] = [
    ("GET", "/", (200, 200, 200, 200, 200)),
    ("GET", "/login", (200, 303, 303, 303, 303)),
    ("GET", "/corrections", (200, 200, 200, 200, 200)),
    ("GET", "/corrections/proposal:0", (404, 404, 404, 404, 404)),
    ("GET", "/account", (303, 200, 200, 200, 200)),
    ("GET", "/account/searches/new?q=Nuland", (303, 200, 200, 200, 200)),
    ("GET", "/corrections/new?report=abcd", (303, 403, 200, 200, 200)),
    ("GET", "/users", (303, 403, 403, 403, 200)),
    ("GET", "/audit", (303, 403, 403, 403, 200)),
    ("POST", "/account/password", (401, 422, 422, 422, 422)),
    ("POST", "/account/tokens", (401, 422, 422, 422, 422)),
    ("POST", "/account/tokens/99999/end", (401, 404, 404, 404, 404)),
    ("POST", "/account/sessions/99999/end", (401, 404, 404, 404, 404)),
    ("POST", "/account/searches", (401, 422, 422, 422, 422)),
    ("POST", "/account/searches/99999/end", (401, 404, 404, 404, 404)),
    ("POST", "/corrections/new?report=abcdef&kind=event", (401, 403, 404, 404, 404)),
    ("POST", "/corrections/proposal:0/withdraw", (401, 403, 404, 404, 404)),
    ("POST", "/corrections/proposal:0/approve", (401, 403, 403, 404, 404)),
    ("POST", "/corrections/proposal:0/decline", (401, 403, 403, 404, 404)),
    ("POST", "/corrections/correction:0/end", (401, 403, 403, 404, 404)),
    ("POST", "/corrections/decision:0/end", (401, 403, 403, 404, 404)),
    ("POST", "/users", (401, 403, 403, 403, 422)),
    ("POST", "/own/nothing/keep", (401, 403, 404, 404, 404)),
]
WHO = (None, *ROLES)


@pytest.fixture(scope="module")
def clients(served_with_desk: Served) -> Iterator[dict[str | None, tuple[httpx2.Client, str]]]:
    with ExitStack() as stack:
        opened = {role: stack.enter_context(logged_in(served_with_desk.address, role)) for role in WHO}
        yield {
            role: (client, form_token(client, "/login" if role is None else "/account"))
            for role, client in opened.items()
        }


@pytest.mark.parametrize(("method", "address", "answers"), TABLE, ids=[f"{row[0]} {row[1]}" for row in TABLE])
def test_each_may_do_what_the_table_says(
    clients: dict[str | None, tuple[httpx2.Client, str]], method: str, address: str, answers: tuple[int, ...]
) -> None:
    found = []
    for role in WHO:
        client, token = clients[role]
        data = {"form_token": token, "reason": "because", "days": "90"} if method == "POST" else None
        found.append(client.request(method, address, data=data).status_code)
    assert dict(zip(WHO, found, strict=True)) == dict(zip(WHO, answers, strict=True))


@pytest.mark.parametrize(
    ("scopes", "address", "answer"),
    [
        (("read",), "/corrections", 200),
        (("read",), "/corrections/proposal:0/decline", 403),
        (("write",), "/corrections/proposal:0/decline", 404),
        # No token, of whatever scopes, is good for accounts: that takes a session.
        (("read", "write"), "/account", 403),
        (("read", "write"), "/users", 403),
        (("read", "write"), "/audit", 403),
        (("read", "write"), "/account/tokens", 403),
    ],
)
def test_a_token_is_good_for_its_scopes_alone(
    served_with_desk: Served, scopes: tuple[str, ...], address: str, answer: int
) -> None:
    token = token_of(served_with_desk.house.reception.desk, "administrator", scopes)
    method = "POST" if address.endswith(("/decline", "/tokens")) else "GET"
    headers = {"Authorization": f"Bearer {token}"}
    asked = httpx2.request(method, served_with_desk.address + address, headers=headers)
    assert asked.status_code == answer


def test_a_role_taken_away_is_gone_at_once(served_with_desk: Served) -> None:
    with (
        logged_in(served_with_desk.address, "administrator") as boss,
        logged_in(served_with_desk.address, "editor") as editor,
    ):
        page = "/corrections/proposal:0/decline"
        token = form_token(editor, "/account")
        for role, answer in (("reader", 403), ("editor", 404)):
            fields = {"form_token": form_token(boss, "/users"), "do": "role", "name": "E. Lindqvist", "role": role}
            assert boss.post("/users", data=fields).status_code == 303
            assert editor.post(page, data={"form_token": token, "reason": "x"}).status_code == answer
