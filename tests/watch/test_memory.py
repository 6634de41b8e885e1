"""The memory keeps what it is given, and says what is wrong with its file."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.watch import FeedState, ItemState, SqliteMemory

STATE = FeedState(
    '"a"', "Thu, 04 Mar 2021 05:06:07 GMT", datetime(2026, 11, 26, 12, 30, tzinfo=UTC), 2, "is a web page"
)


def test_it_gives_back_what_it_was_given(tmp_path: Path) -> None:
    with SqliteMemory(tmp_path / "m.db") as memory:
        assert memory.feed("http://a/") == FeedState()
        assert memory.item("http://a/", "1") is None
        memory.keep_feed("http://a/", STATE)
        memory.keep_item("http://a/", "1", ItemState(False, 2))
    with SqliteMemory(tmp_path / "m.db") as again:
        assert again.feed("http://a/") == STATE
        assert again.item("http://a/", "1") == ItemState(False, 2)
        assert again.item("http://b/", "1") is None
        again.keep_feed("http://a/", FeedState())
        again.keep_item("http://a/", "1", ItemState(True, 3))
        assert again.feed("http://a/") == FeedState()
        assert again.item("http://a/", "1") == ItemState(True, 3)


def test_what_is_kept_is_kept_at_once(tmp_path: Path) -> None:
    with SqliteMemory(tmp_path / "m.db") as one, SqliteMemory(tmp_path / "m.db") as other:
        one.keep_item("http://a/", "1", ItemState(True, 1))
        assert other.item("http://a/", "1") == ItemState(True, 1)


def test_a_file_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("no database at all, and long enough to be looked at" * 5)
    for path in (tmp_path / "text.db", tmp_path, tmp_path / "gone" / "m.db"):
        with pytest.raises(OptionError, match="name another file with --memory"):
            SqliteMemory(path)


def test_a_newer_memory_is_left_alone(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "m.db")
    connection.execute("PRAGMA user_version=9")
    connection.close()
    with pytest.raises(OptionError, match="newer dragoman"):
        SqliteMemory(tmp_path / "m.db")
