"""API tokens: shown once, kept as a digest, good until they end."""

from __future__ import annotations

import re

import httpx2
import pytest
from sqlalchemy import select, update

from dragoman.errors import OptionError
from dragoman.web.desk.accounts import account_named
from dragoman.web.desk.sessions import digest_of
from dragoman.web.desk.tables import tokens
from dragoman.web.desk.tokens import make_token
from web.people import NAMES, TESTER, form_token, logged_in, send_form, token_of
from web.serving import Served


def asked(served: Served, token: str, address: str = "/") -> httpx2.Response:
    return httpx2.get(served.address + address, headers={"Authorization": f"Bearer {token}"})


def test_a_token_says_who_it_is(served_with_desk: Served) -> None:
    token = token_of(served_with_desk.house.reception.desk, "editor")
    assert re.fullmatch(r"dgm_[\w-]{43}", token)
    assert NAMES["editor"] in asked(served_with_desk, token).text


def test_the_desk_keeps_its_digest_and_not_the_token(served_with_desk: Served) -> None:
    desk = served_with_desk.house.reception.desk
    token = token_of(desk, "reader")
    with desk.reading() as connection:
        row = connection.execute(select(tokens).where(tokens.c.digest == digest_of(token))).one()
    assert token not in " ".join(map(str, row))


@pytest.mark.parametrize("column", ["expires", "ended"])
def test_a_token_that_expired_or_ended_is_refused(served_with_desk: Served, column: str) -> None:
    reception = served_with_desk.house.reception
    token = token_of(reception.desk, "editor")
    assert asked(served_with_desk, token).status_code == 200
    with reception.desk.writing() as connection:
        is_it = tokens.c.digest == digest_of(token)
        connection.execute(update(tokens).where(is_it).values({column: "2026-01-01T00:00:00Z"}))
    reception.known.forget()
    answer = asked(served_with_desk, token)
    assert answer.status_code == 401
    assert 'error="invalid_token"' in answer.headers["www-authenticate"]


@pytest.mark.parametrize("token", ["dgm_", "dgm_" + "x" * 43, "another kind", "dgm_" + "x" * 7000])
def test_what_is_no_token_is_refused_as_page_and_as_json(served_with_desk: Served, token: str) -> None:
    assert asked(served_with_desk, token).status_code == 401
    answer = asked(served_with_desk, token, "/api/v1/reports")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert "content-security-policy" in answer.headers


def test_one_makes_and_ends_ones_own_on_the_account_page(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, "contributor") as client:
        fields: dict[str, object] = {"label": "the nightly job", "days": "30", "scope": ["read", "write"]}
        page = send_form(client, "/account", fields, "/account/tokens")
        found = re.search(r"dgm_[\w-]{43}", page.text)
        assert found
        assert found[0] not in client.get("/account").text
        assert asked(served_with_desk, found[0]).status_code == 200
        key = re.findall(r"/account/tokens/(\d+)/end", client.get("/account").text)[0]
        with logged_in(served_with_desk.address, "editor") as other:
            token = form_token(other, "/account")
            assert other.post(f"/account/tokens/{key}/end", data={"form_token": token}).status_code == 404
        assert send_form(client, "/account", {}, f"/account/tokens/{key}/end").status_code == 303
        assert asked(served_with_desk, found[0]).status_code == 401


@pytest.mark.parametrize(("scopes", "days"), [((), 1), (("account",), 1), (("read",), 0), (("read",), 367)])
def test_a_token_of_no_or_unknown_scope_or_too_long_is_not_made(
    served_with_desk: Served, scopes: tuple[str, ...], days: int
) -> None:
    desk = served_with_desk.house.reception.desk
    with pytest.raises(OptionError), desk.writing() as connection:
        make_token(connection, account_named(connection, NAMES["reader"]), "x", scopes, days, TESTER)
