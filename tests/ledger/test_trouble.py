"""What goes wrong with a database is one sentence that says what to do, and nothing is half-written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
from pathlib import Path

import pytest

from dragoman.errors import LedgerError, OptionError
from dragoman.ledger import engine, open_ledger, open_view, open_writer
from dragoman.ledger.place import chosen_place, find_place
from dragoman.model import Record
from ledger.rows import all_rows
from postgresql import USER, Server


def made(path: Path, record: Record) -> Path:
    with open_writer(path) as writer:
        writer.add(record)
    return path


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    path.write_text("Canada met Russia.\n" * 100, encoding="utf-8")
    for way_in in (open_view, open_writer):
        with pytest.raises(LedgerError, match=r"news\.db: is no ledger: not a SQLite file; name another"):
            way_in(path)
    assert path.read_text(encoding="utf-8") == "Canada met Russia.\n" * 100


def test_a_folder_a_missing_folder_and_a_missing_ledger(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="cannot be opened; check the path"):
        open_writer(tmp_path)
    with pytest.raises(LedgerError, match=r"the folder .* does not exist; make it first"):
        open_writer(tmp_path / "nowhere" / "news.db")
    with pytest.raises(LedgerError, match="no such ledger; name another, or make one with dragoman ingest"):
        open_view(tmp_path / "news.db")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_a_ledger_to_be(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "news.db"
    path.touch()
    with pytest.raises(LedgerError, match="is no ledger: it holds no reports"):
        open_view(path)
    made(path, record)
    with open_view(path) as view:
        assert view.record(record.report.id) == record


def test_a_locked_file(tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    path = made(tmp_path / "news.db", record)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="is locked by another program that writes; wait until it has done"):
        open_writer(path)
    with open_view(path) as view:
        assert view.record(record.report.id) == record
    other.close()
    open_writer(path).close()


@pytest.fixture
def read_only(tmp_path: Path, record: Record) -> Path:
    """A ledger in a folder where nobody may write, root neither."""
    path = made(tmp_path / "news.db", record)
    if os.geteuid() != 0:
        path.chmod(0o444)
        tmp_path.chmod(0o555)
        return path
    mounted = subprocess.run(["mount", "--bind", "-o", "ro", tmp_path, tmp_path], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("root may write everywhere here, and may not mount")
    return path


def test_a_read_only_file_can_be_looked_into_and_not_written(read_only: Path, record: Record) -> None:
    try:
        with open_view(read_only) as view:
            assert view.record(record.report.id) == record
            assert len(list(view.events())) == 2
        with pytest.raises(LedgerError, match="read-only; change its mode or name another"):
            open_writer(read_only)
    finally:
        if os.geteuid() == 0:
            subprocess.run(["umount", read_only.parent], check=True)
        else:
            read_only.parent.chmod(0o755)


def test_a_damaged_file(tmp_path: Path, record: Record) -> None:
    path = made(tmp_path / "news.db", record)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"is damaged; put back a copy"), open_view(path) as view:
        view.record(record.report.id)


def test_a_wrong_password_and_a_wrong_user_are_told_without_the_password(postgresql: Server) -> None:
    for way_in in (open_view, open_writer):
        with pytest.raises(LedgerError, match="the password is wrong; put the right one into the URL") as caught:
            way_in(postgresql.url("postgres", "wrong horse"))
        assert "horse" not in str(caught.value)
    with pytest.raises(LedgerError, match="the password is wrong"):
        open_writer(postgresql.url("postgres").replace(f"//{USER}:", "//nobody:"))
    with pytest.raises(LedgerError, match="the password is wrong; put the right one into the URL or into PGPASSWORD"):
        open_writer(postgresql.url("postgres").replace(":right%20horse", ""))


def test_the_password_may_come_from_the_environment(
    postgresql: Server, template: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = postgresql.new_database(template)
    monkeypatch.setenv("PGPASSWORD", "right horse")
    with open_view(url.replace(":right%20horse", "")) as view:
        assert view.counts()["reports"] == 0


def test_no_such_database_and_no_such_server(postgresql: Server) -> None:
    with pytest.raises(LedgerError, match="the server has no such database; make it with createdb"):
        open_writer(postgresql.url("nowhere"))
    with pytest.raises(
        LedgerError, match=r"cannot be reached or broke off \(Connection refused\); .* check that it runs"
    ):
        open_writer("postgresql://someone@127.0.0.1:1/news")


def test_a_server_that_breaks_off_leaves_nothing_half(postgresql: Server, template: str, record: Record) -> None:
    url = postgresql.new_database(template)
    with open_ledger(url) as ledger:
        before = all_rows(ledger)
    writer = open_writer(url)
    break_off = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{url.rpartition('/')[2]}'"

    def write() -> None:
        with writer.transaction() as connection, postgresql.connected() as other:
            connection.exec_driver_sql("INSERT INTO readers VALUES (1, 'r', '', '', '', '')")
            other.run(break_off)
            connection.exec_driver_sql("INSERT INTO readers VALUES (2, 's', '', '', '', '')")

    with pytest.raises(LedgerError, match="what was kept before is whole"):
        write()
    writer.close()
    with open_ledger(url) as ledger:
        assert all_rows(ledger) == before


@pytest.mark.parametrize(
    "words", ["mysql://a:secret@h/d", "postgresql://a:secret@h", "sqlite://", "http://h/x", ":memory:"]
)
def test_what_names_no_ledger_is_wrong_usage(words: str) -> None:
    with pytest.raises(OptionError) as caught:
        find_place(words)
    assert "secret" not in str(caught.value)


def test_a_place_is_named_by_the_caller_the_environment_or_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DRAGOMAN_LEDGER", raising=False)
    assert chosen_place(None) == "news.db"
    monkeypatch.setenv("DRAGOMAN_LEDGER", "sqlite:///other.db")
    assert chosen_place(None) == "sqlite:///other.db"
    assert chosen_place("mine.db") == "mine.db"
    assert find_place("sqlite:////tmp/x.db") == find_place("/tmp/x.db")
    assert find_place("postgresql://a:secret@h/d").name == "postgresql://a@h/d"
