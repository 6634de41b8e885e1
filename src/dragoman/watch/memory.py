"""What is remembered from one round to the next: of a feed what it said last, of an item whether it was taken.

The protocol is what the watcher asks of whoever remembers; a ledger may do it. `SqliteMemory` is a file that does it
by itself. Every call is kept at once: a process that is killed loses at most what it was doing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol, Self

from ..errors import OptionError

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feed (
    url TEXT PRIMARY KEY, etag TEXT, last_modified TEXT, next_poll TEXT, failures INTEGER NOT NULL, last_error TEXT
);
CREATE TABLE IF NOT EXISTS item (
    feed TEXT NOT NULL, key TEXT NOT NULL, is_done INTEGER NOT NULL, tries INTEGER NOT NULL, PRIMARY KEY (feed, key)
) WITHOUT ROWID;
"""
_VERSION = 1
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class FeedState:
    """What a feed said last. `next_poll` is a moment in UTC, None before the first; `failures` are those in a row."""

    etag: str | None = None
    last_modified: str | None = None
    next_poll: datetime | None = None
    failures: int = 0
    last_error: str | None = None


@dataclass(frozen=True, slots=True)
class ItemState:
    """Whether an item is done with, taken or given up, after so many tries."""

    is_done: bool
    tries: int


class FeedMemory(Protocol):
    """Feeds are known by their address, items by their feed and their key."""

    def feed(self, url: str) -> FeedState: ...

    def keep_feed(self, url: str, state: FeedState) -> None: ...

    def item(self, url: str, key: str) -> ItemState | None: ...

    def keep_item(self, url: str, key: str, state: ItemState) -> None: ...


class SqliteMemory:
    """A memory in a file of its own. Raises OptionError where the file cannot be used."""

    def __init__(self, path: str | Path) -> None:
        self._path = path
        with self._named_errors():
            self._connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._prepare()

    def _prepare(self) -> None:
        version = int(self._connection.execute("PRAGMA user_version").fetchone()[0])
        if version > _VERSION:
            raise OptionError(f"{self._path}: was written by a newer dragoman (memory {version}); update this one")
        if version < _VERSION:
            self._connection.executescript(f"PRAGMA journal_mode=WAL; {_SCHEMA} PRAGMA user_version={_VERSION};")

    def feed(self, url: str) -> FeedState:
        row = self._row("SELECT etag, last_modified, next_poll, failures, last_error FROM feed WHERE url=?", url)
        if row is None:
            return FeedState()
        etag, last_modified, next_poll, failures, last_error = row
        moment = datetime.fromisoformat(str(next_poll)) if next_poll else None
        return FeedState(_text(etag), _text(last_modified), moment, int(str(failures)), _text(last_error))

    def keep_feed(self, url: str, state: FeedState) -> None:
        moment = state.next_poll.astimezone(UTC).isoformat() if state.next_poll else None
        values = (url, state.etag, state.last_modified, moment, state.failures, state.last_error)
        self._write("INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?, ?)", *values)

    def item(self, url: str, key: str) -> ItemState | None:
        row = self._row("SELECT is_done, tries FROM item WHERE feed=? AND key=?", url, key)
        return ItemState(bool(row[0]), int(str(row[1]))) if row else None

    def keep_item(self, url: str, key: str, state: ItemState) -> None:
        self._write("INSERT OR REPLACE INTO item VALUES (?, ?, ?, ?)", url, key, int(state.is_done), state.tries)

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _row(self, statement: str, *values: str) -> tuple[object, ...] | None:
        with self._named_errors(), closing(self._connection.execute(statement, values)) as cursor:
            row: tuple[object, ...] | None = cursor.fetchone()
        return row

    def _write(self, statement: str, *values: str | int | None) -> None:
        with self._named_errors():
            self._connection.execute(statement, values)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise OptionError(
                f"{self._path}: cannot be used to remember feeds: {error}; name another file with --memory"
            ) from error


def _text(value: object) -> str | None:
    return None if value is None else str(value)
