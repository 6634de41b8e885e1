"""Logging in and out: one answer for all that is wrong, a session that is always new, an address that is our own."""

from __future__ import annotations

from pathlib import Path

import httpx2
import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, update

from dragoman.web.desk import open_desk
from dragoman.web.desk.accounts import add_account, end_account
from dragoman.web.desk.accounts import log_in as check_login
from dragoman.web.desk.passwords import Passwords
from dragoman.web.desk.rates import Bounds
from dragoman.web.desk.sessions import IDLE, LASTS, ago, digest_of
from dragoman.web.desk.tables import accounts, sessions
from timing import cost
from web.people import NAMES, PASSWORD, TESTER, form_token, let_in, log_in, logged_in, send_form
from web.serving import Served, serving


def test_who_logs_in_is_known_and_who_logs_out_is_not(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, None) as client:
        answer = log_in(client, NAMES["contributor"], PASSWORD)
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert NAMES["contributor"] in client.get("/").text
        held = dict(client.cookies)
        assert send_form(client, "/", {}, "/logout").status_code == 303
        assert NAMES["contributor"] not in client.get("/").text
        # The session itself has ended, not only the browser's hold on it.
        assert NAMES["contributor"] not in httpx2.get(served_with_desk.address + "/", cookies=held).text


@pytest.mark.parametrize("name", [NAMES["reader"], "nobody", "", "x" * 5000, "\u202e"])
def test_all_that_is_wrong_is_answered_alike(served_with_desk: Served, name: str) -> None:
    with logged_in(served_with_desk.address, None) as client:
        answer = log_in(client, name, "wrong password here")
        assert answer.status_code == 403
        assert "Name or password is wrong." in answer.text
        assert "dragoman_session" not in answer.headers.get("set-cookie", "")


def test_an_account_that_ended_is_answered_like_none(tmp_path: Path) -> None:
    with open_desk(None, str(tmp_path / "desk.db")) as desk:
        with desk.writing() as connection:
            add_account(connection, desk.passwords, "A. Moreau", "reader", PASSWORD, TESTER)
            end_account(connection, "A. Moreau", TESTER)
        assert check_login(desk, "A. Moreau", PASSWORD) is None


def test_a_name_that_nobody_has_takes_as_long_as_a_wrong_password(tmp_path: Path) -> None:
    with open_desk(None, str(tmp_path / "desk.db")) as desk:
        with desk.writing() as connection:
            add_account(connection, desk.passwords, "A. Moreau", "reader", PASSWORD, TESTER)
        check_login(desk, "nobody", "x")

        def quickest(name: str) -> float:
            assert check_login(desk, name, "wrong password here") is None
            return min(cost(lambda: check_login(desk, name, "wrong password here")) for _ in range(5))

        known, unknown = quickest("A. Moreau"), quickest("nobody")
    assert 0.5 < unknown / known < 2


def test_a_hash_of_older_parameters_is_made_anew(tmp_path: Path) -> None:
    with open_desk(None, str(tmp_path / "desk.db")) as desk:
        weak = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        with desk.writing() as connection:
            add_account(connection, weak, "A. Moreau", "reader", PASSWORD, TESTER)
        assert check_login(desk, "A. Moreau", PASSWORD) is not None
        with desk.reading() as connection:
            hash = connection.scalar(select(accounts.c.password)) or ""
        assert hash.startswith("$argon2id$")
        assert not desk.passwords.is_stale(hash)
        assert check_login(desk, "A. Moreau", PASSWORD) is not None


@pytest.mark.parametrize("next", ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "x"])
def test_nobody_is_sent_elsewhere(served_with_desk: Served, next: str) -> None:
    with logged_in(served_with_desk.address, None) as client:
        fields = {"name": NAMES["reader"], "password": PASSWORD, "form_token": form_token(client, "/login")}
        answer = client.post("/login", params={"next": next}, data=fields)
        assert answer.headers["location"] == "/"


def test_a_login_sends_on_to_where_one_wanted_to_go(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, None) as client:
        sent = client.get("/corrections/new?report=abcdef&kind=event")
        assert sent.status_code == 303
        page = sent.headers["location"]
        assert page == "/login?next=/corrections/new%3Freport%3Dabcdef%26kind%3Devent"
        answer = send_form(client, page, {"name": NAMES["contributor"], "password": PASSWORD})
        assert answer.headers["location"] == "/corrections/new?report=abcdef&kind=event"


def test_a_session_is_new_at_each_login_and_a_planted_one_is_worth_nothing(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, "contributor") as client:
        before = client.cookies["dragoman_session"]
        assert client.get("/login").status_code == 303
        fields = {"name": NAMES["editor"], "password": PASSWORD, "form_token": form_token(client, "/account")}
        assert client.post("/login", data=fields).status_code == 303
        assert client.cookies["dragoman_session"] != before
        assert NAMES["editor"] in client.get("/").text
        planted = httpx2.get(served_with_desk.address + "/", cookies={"dragoman_session": before})
        assert NAMES["contributor"] not in planted.text


def test_a_cookie_that_was_tampered_with_is_nobodys(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, "administrator") as client:
        held = client.cookies["dragoman_session"]
    secret, time, mark = held.rsplit(".", 2)
    for forged in (f"x{held}", f"{secret}.{time}.{mark[::-1]}", secret, f"{secret}x.{time}.{mark}", "", "."):
        page = httpx2.get(served_with_desk.address + "/", cookies={"dragoman_session": forged})
        assert page.status_code == 200
        assert NAMES["administrator"] not in page.text


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(served_with_desk: Served) -> None:
    with logged_in(served_with_desk.address, None) as client:
        cookies = log_in(client, NAMES["reader"], PASSWORD).headers.get_list("set-cookie")
        (session,) = [cookie for cookie in cookies if cookie.startswith("dragoman_session=")]
    parts = {part.strip().lower() for part in session.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= parts
    assert "secure" not in parts


def test_behind_tls_the_cookie_is_for_tls_and_this_host_alone(served_with_desk: Served) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
    with httpx2.Client(base_url=served_with_desk.address, headers=headers) as client:
        before = client.get("/login")
        (cookie,) = before.headers.get_list("set-cookie")
    assert cookie.startswith("__Host-dragoman_before=")
    assert "; Secure" in cookie


@pytest.mark.parametrize("column", ["expires", "seen"])
def test_a_session_that_is_old_or_idle_holds_no_more(served_with_desk: Served, column: str) -> None:
    reception = served_with_desk.house.reception
    with logged_in(served_with_desk.address, "reader") as client:
        secret = client.cookies["dragoman_session"].rsplit(".", 2)[0]
        assert NAMES["reader"] in client.get("/").text
        past = ago(LASTS) if column == "expires" else ago(IDLE)
        with reception.desk.writing() as connection:
            row = sessions.c.digest == digest_of(secret)
            assert connection.execute(update(sessions).where(row).values({column: past})).rowcount == 1
        reception.known.forget()
        assert NAMES["reader"] not in client.get("/").text


def test_who_tries_passwords_is_slowed_down_whether_the_name_is_known_or_not(example_ledger: Path) -> None:
    bounds = Bounds(login_by_name="3 per 10 minute", login_by_place="9 per 10 minute")
    with serving(example_ledger, bounds=bounds) as opened:
        let_in(opened.house.reception.desk)
        with logged_in(opened.address, None) as client:
            for name in (NAMES["reader"], "nobody"):
                told = [log_in(client, name, f"guess number {n}").status_code for n in range(4)]
                assert told == [403, 403, 403, 429]
            answer = log_in(client, NAMES["reader"], PASSWORD)
            assert answer.status_code == 429
            assert 0 < int(answer.headers["retry-after"]) <= 600
            # And then from this address under no name at all.
            assert log_in(client, NAMES["editor"], PASSWORD).status_code == 429


def test_a_name_is_counted_however_it_is_written(example_ledger: Path) -> None:
    bounds = Bounds(login_by_name="2 per 10 minute")
    with serving(example_ledger, bounds=bounds) as opened, logged_in(opened.address, None) as client:
        told = [log_in(client, name, "a wrong guess").status_code for name in ("Ann", " ann", "ANN  ")]
    assert told == [403, 403, 429]
