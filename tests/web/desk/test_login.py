"""Logging in and out: one answer for all that is wrong, a session that is always new, an address that is our own."""

from __future__ import annotations

import httpx2
import pytest

from web.people import NAMES, PASSWORD, form_token, log_in, logged_in, send_form, token_of
from web.serving import Served


def test_who_logs_in_is_known_and_who_logs_out_is_not(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, None) as client:
        answer = log_in(client, NAMES["contributor"], PASSWORD)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert NAMES["contributor"] in client.get("/").text
        assert send_form(client, "/", {}, "/logout").status_code == 303
        assert NAMES["contributor"] not in client.get("/").text


def test_a_token_says_who_it_is(served_with_desk: Served) -> None:
    token = token_of(served_with_desk.house.reception.desk, "editor")
    with httpx2.Client(base_url=served_with_desk.address, headers={"Authorization": f"Bearer {token}"}) as client:
        assert NAMES["editor"] in client.get("/").text


@pytest.mark.parametrize("name", [NAMES["reader"], "nobody", "", "x" * 5000, "\u202e"])
def test_all_that_is_wrong_is_answered_alike(served_with_desk: Served, name: str) -> None:
    with logged_in(served_with_desk.address, None) as client:
        answer = log_in(client, name, "wrong password here")
        assert answer.status_code == 403
        assert "Name or password is wrong." in answer.text
        assert "dragoman_session" not in answer.headers.get("set-cookie", "")


@pytest.mark.parametrize("next", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_nobody_is_sent_elsewhere(served_with_desk: Served, next: str) -> None:
    with logged_in(served_with_desk.address, None) as client:
        fields = {"name": NAMES["reader"], "password": PASSWORD, "form_token": form_token(client, "/login")}
        answer = client.post("/login", params={"next": next}, data=fields)
        assert answer.headers["location"] == "/"
