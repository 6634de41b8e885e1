"""What another site has a browser send changes nothing: every form carries its session's token, from this very site."""

from __future__ import annotations

import httpx2
import pytest
from fastapi.routing import APIRoute

from dragoman.web.pages import ROUTERS
from web.people import NAMES, PASSWORD, form_token, logged_in, token_of
from web.serving import Served

# Where something can be changed, and what would be sent there.
CHANGES = [
    "/logout",
    "/account/password",
    "/account/tokens",
    "/account/tokens/1/end",
    "/account/sessions/1/end",
    "/account/searches",
    "/account/searches/1/end",
    "/users",
    "/corrections/new?report=abcdef&kind=event",
    "/corrections/proposal:0/approve",
    "/corrections/proposal:0/decline",
    "/corrections/proposal:0/withdraw",
    "/corrections/correction:0/end",
    "/own",
    "/own/compare",
    "/own/1/keep",
]


def test_every_page_that_takes_a_form_is_in_the_list() -> None:
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    taken = {route.path for route in routes if "POST" in route.methods}
    kept = {"/login", *(change.split("?")[0] for change in CHANGES)}
    assert {_shape(path) for path in taken} == {_shape(path) for path in kept}


@pytest.mark.parametrize("change", CHANGES)
def test_a_form_without_its_token_is_refused(served_with_desk: Served, change: str) -> None:
    with logged_in(served_with_desk.address, "administrator") as client:
        answer = client.post(change, data={"reason": "because"})
        assert answer.status_code == 403
        assert "open its page again" in answer.text


@pytest.mark.parametrize("role", ["administrator", None])
@pytest.mark.parametrize("forged", ["", "0" * 64, "\udcff", "x" * 100_000])
def test_a_forged_token_is_refused(served_with_desk: Served, forged: str, role: str | None) -> None:
    with logged_in(served_with_desk.address, role) as client:
        sent = forged.encode("utf-8", "surrogateescape")
        body = b"form_token=" + sent
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        assert client.post("/logout", content=body, headers=headers).status_code == 403


def test_the_token_of_another_session_is_refused(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, "editor") as other, logged_in(served_with_desk.address, "editor") as own:
        stolen = form_token(other, "/account")
        assert stolen != form_token(own, "/account")
        assert own.post("/logout", data={"form_token": stolen}).status_code == 403
        assert own.post("/logout", data={"form_token": form_token(own, "/account")}).status_code == 303


def test_the_token_of_before_the_login_is_not_good_after_it(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, None) as client:
        before = form_token(client, "/login")
        client.post("/login", data={"name": NAMES["reader"], "password": PASSWORD, "form_token": before})
        assert client.post("/logout", data={"form_token": before}).status_code == 403


def test_nobody_is_logged_in_by_another_site(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, None) as attacker:
        token = form_token(attacker, "/login")
    fields = {"name": NAMES["reader"], "password": PASSWORD, "form_token": token}
    # The victim's browser holds no cookie that goes with the attacker's token.
    assert httpx2.post(served_with_desk.address + "/login", data=fields).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ],
)
def test_a_form_from_another_site_is_refused_even_with_the_token(
    served_with_desk: Served, headers: dict[str, str]
) -> None:
    with logged_in(served_with_desk.address, "reader") as client:
        token = form_token(client, "/account")
        answer = client.post("/logout", data={"form_token": token}, headers=headers)
        assert answer.status_code == 403
        assert "another site" in answer.text


def test_a_script_of_ours_may_send_the_token_as_a_header(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, "reader") as client:
        headers = {"X-Form-Token": form_token(client, "/account"), "Sec-Fetch-Site": "same-origin"}
        assert client.post("/logout", headers=headers).status_code == 303


def test_a_request_with_an_api_token_needs_none_for_no_browser_adds_it(served_with_desk: Served) -> None:
    token = token_of(served_with_desk.house.reception.desk, "editor", ("read", "write"))
    headers = {"Authorization": f"Bearer {token}"}
    answer = httpx2.post(
        served_with_desk.address + "/corrections/proposal:0/decline", data={"reason": "x"}, headers=headers
    )
    assert answer.status_code == 404


def _shape(path: str) -> str:
    """A path with whatever is an id left out."""
    parts = ("*" if part.startswith("{") or ":" in part or part.isdecimal() else part for part in path.split("/"))
    return "/".join(parts)
