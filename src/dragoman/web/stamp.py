"""The state of a ledger as one word, asked at every page: what was drawn of one state serves as long as it lasts.

SQLite counts the commits of other connections (`PRAGMA data_version`, as one connection sees it); PostgreSQL tells
which transactions are visible (`pg_current_snapshot`). Both also notice what concerns no page: then it is drawn anew.
"""

from __future__ import annotations

from contextlib import ExitStack
from secrets import token_hex
from threading import Lock
from types import TracebackType
from typing import Self

from sqlalchemy import text

from ..ledger import View

_ASKED = {"sqlite": "PRAGMA data_version", "postgresql": "SELECT pg_current_snapshot()::text"}


class Stamper:
    """Keeps one connection of its own to ask on. Close it, or use it in a `with` block."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._stack = ExitStack()
        self._lock = Lock()
        # SQLite's count begins anew with every connection, so that a stamp must not outlive this one.
        self._since = token_hex(4)
        self._connection = None if view.is_postgresql else self._stack.enter_context(view.connecting())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    def stamp(self) -> str:
        """One word that changes when the ledger does."""
        if self._connection is None:
            with self._view.looking() as connection:
                return f"{self._since}-{connection.scalar(text(_ASKED['postgresql']))}"
        with self._lock, self._connection.begin():
            return f"{self._since}-{self._connection.scalar(text(_ASKED['sqlite']))}"
