"""The desk as a database: apart from the ledger, of a known form, its log only added to, on both stores."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text, update

from dragoman.errors import LedgerError, OptionError
from dragoman.ledger import open_ledger
from dragoman.web.desk import Desk, open_desk
from dragoman.web.desk.accounts import add_account, end_account, log_in, set_role
from dragoman.web.desk.audit import deeds
from dragoman.web.desk.place import SCHEMA, desk_place
from dragoman.web.desk.tables import facts
from postgresql import Server, running_server, why_not
from web.people import PASSWORD, TESTER


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    if reason := why_not():
        pytest.skip(reason)
    with running_server() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The place of an empty ledger on each store."""
    if request.param == "sqlite":
        place = str(tmp_path / "news.db")
    else:
        server: Server = request.getfixturevalue("server")
        place = server.new_database()
    open_ledger(place).close()
    return place


@pytest.fixture
def desk(ledger: str) -> Iterator[Desk]:
    with open_desk(ledger) as opened:
        yield opened


def add(desk: Desk, name: str, role: str = "reader", password: str = PASSWORD) -> None:
    with desk.writing() as connection:
        add_account(connection, desk.passwords, name, role, password, TESTER)


def test_it_is_kept_and_opened_again(desk: Desk, ledger: str) -> None:
    add(desk, "A. Moreau", "administrator")
    with open_desk(ledger) as again:
        assert again.secret == desk.secret
        assert again.has_administrator()
        assert log_in(again, "a. moreau", PASSWORD) is not None


def test_the_ledger_beside_it_opens_as_before(desk: Desk, ledger: str) -> None:
    add(desk, "A. Moreau")
    with open_ledger(ledger) as kept:
        assert kept.counts()["reports"] == 0


@pytest.mark.parametrize("deed", ["UPDATE {}audit SET who = 'nobody'", "DELETE FROM {}audit"])
def test_the_log_is_only_added_to(desk: Desk, deed: str) -> None:
    add(desk, "A. Moreau")
    prefix = "" if desk.place.path else f"{SCHEMA}."
    with pytest.raises(LedgerError), desk.writing() as connection:
        connection.execute(text(deed.format(prefix)))
    with desk.reading() as connection:
        assert [(one.who, one.what, one.about) for one in deeds(connection, 9)] == [
            ("tester", "account made", "A. Moreau, reader")
        ]


def test_a_desk_of_a_newer_form_is_refused_untouched(desk: Desk, ledger: str) -> None:
    with desk.writing() as connection:
        connection.execute(update(facts).where(facts.c.name == "form").values(value="99"))
    with pytest.raises(LedgerError, match="form 99; this program knows forms up to 1: install a newer one"):
        open_desk(ledger)


def test_a_name_is_one_name_however_it_is_written_and_for_good(desk: Desk) -> None:
    add(desk, "A. Moreau")
    with desk.writing() as connection:
        end_account(connection, "A. Moreau", TESTER)
    for name in ("A. Moreau", "a.  moreau", "Ａ. Moreau"):
        with pytest.raises(OptionError, match="there is an account of this name, or was"):
            add(desk, name)


@pytest.mark.parametrize("name", ["", " ", "x" * 65, "a\nb", "a\u202eb", "<script>", "a;b", "-"])
def test_what_cannot_stand_under_a_correction_is_no_name(desk: Desk, name: str) -> None:
    with pytest.raises(OptionError, match="a name has up to 64"):
        add(desk, name)


@pytest.mark.parametrize("password", ["", "short", "x" * 257, "aaaaaaaaaaaaaaa", "a. moreau is my name"])
def test_a_password_that_is_easily_guessed_is_refused(desk: Desk, password: str) -> None:
    with pytest.raises(OptionError, match="the password is"):
        add(desk, "A. Moreau", password=password)


def test_the_last_administrator_stays(desk: Desk) -> None:
    add(desk, "A. Moreau", "administrator")
    for take in (
        lambda connection: end_account(connection, "A. Moreau", TESTER),
        lambda connection: set_role(connection, "A. Moreau", "reader", TESTER),
    ):
        with pytest.raises(OptionError, match="is the last administrator"), desk.writing() as connection:
            take(connection)


def test_it_lies_beside_the_ledger_for_its_owner_alone(tmp_path: Path) -> None:
    place = tmp_path / "news.db"
    open_ledger(place).close()
    with open_desk(place) as desk:
        add(desk, "A. Moreau")
        file = tmp_path / "news.desk.db"
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    written = file.read_bytes()
    assert PASSWORD.encode() not in written
    assert b"$argon2id$" in written


def test_what_is_no_desk_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "desk.db"
    with closing(sqlite3.connect(place)) as other:
        other.execute("CREATE TABLE recipes (a)")
    with pytest.raises(LedgerError, match="is no desk"):
        open_desk(None, str(place))


@pytest.mark.parametrize(("ledger", "desk"), [("a/news.db", "a/news.desk.db"), ("news", "news.desk.db")])
def test_each_ledger_has_a_desk_of_its_own(ledger: str, desk: str) -> None:
    assert desk_place(ledger).name == desk
    assert desk_place(ledger, "other.db").name == "other.db"
