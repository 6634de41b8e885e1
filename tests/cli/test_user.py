"""`dragoman user` as a person runs it: sober sentences, a token alone on stdout, nothing made without a ledger."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from dragoman.ledger import open_ledger
from dragoman.web.desk import open_desk
from dragoman.web.desk.accounts import log_in
from dragoman.web.desk.tokens import find_token
from places import DRAGOMAN

PASSWORD = "seven herons by the river"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    place = tmp_path / "news.db"
    open_ledger(place).close()
    return place


def user(ledger: Path, *words: str, said: str = "") -> subprocess.CompletedProcess[str]:
    command = [str(DRAGOMAN), "user", *words, "--ledger", str(ledger)]
    return subprocess.run(command, input=said, capture_output=True, text=True, check=False, timeout=120)


def test_an_account_is_made_listed_and_ended(ledger: Path) -> None:
    made = user(ledger, "add", "A. Moreau", "--role", "administrator", "--password-stdin", said=f"{PASSWORD}\n")
    assert (made.returncode, made.stdout, made.stderr) == (0, "A. Moreau: administrator\n", "")
    user(ledger, "add", "C. Berg", "--password-stdin", said=PASSWORD)
    with open_desk(ledger) as desk:
        assert log_in(desk, "C. Berg", PASSWORD) is not None
    token = user(ledger, "token", "C. Berg", "--scope", "read", "--days", "90")
    assert token.stderr == "dragoman: C. Berg: a token to read, for 90 days; it is not shown again\n"
    with open_desk(ledger) as desk, desk.reading() as connection:
        assert find_token(connection, token.stdout.strip()) is not None
    assert user(ledger, "end", "C. Berg").stdout == "C. Berg: ended\n"
    with open_desk(ledger) as desk, desk.reading() as connection:
        assert find_token(connection, token.stdout.strip()) is None
    listed = user(ledger, "list").stdout.splitlines()
    assert listed[0].startswith("A. Moreau: administrator, since ")
    assert ", ended " in listed[1]


@pytest.mark.parametrize(
    ("words", "said", "told"),
    [
        (("add", "A. Moreau", "--password-stdin"), "short\n", "the password is too short"),
        (("add", "<b>", "--password-stdin"), PASSWORD, "a name has up to 64"),
        (("add", "A. Moreau"), "", "pass it on stdin with --password-stdin"),
        (("end", "nobody"), "", "there is no account of this name"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(ledger: Path, words: tuple[str, ...], said: str, told: str) -> None:
    answer = user(ledger, *words, said=said)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert told in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_no_desk_is_made_beside_a_ledger_that_is_not_there(tmp_path: Path) -> None:
    answer = user(tmp_path / "none.db", "list")
    assert answer.returncode == 2
    assert "no such ledger" in answer.stderr
    assert list(tmp_path.iterdir()) == []
