"""Whether anything was written to a ledger: what was worked out from it holds as long as its stamp is the same.

SQLite counts the commits of other connections (`PRAGMA data_version`), as one connection sees it, so that one is kept
open to ask on; PostgreSQL tells which transactions are visible (`pg_current_snapshot`). Both may also notice what
concerns nobody: then something is worked out once too often.
"""

from __future__ import annotations

from secrets import token_hex
from threading import Lock

from sqlalchemy import Engine, text
from sqlalchemy.engine import Connection

_ASKED = {
    "sqlite": text("PRAGMA data_version"),
    "postgresql": text("SELECT CAST(pg_current_snapshot() AS text)"),
}


class Stamper:
    """Tells stamps, for any number of threads. It connects when it is first asked; close it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._asked = _ASKED[engine.dialect.name]
        self._lock = Lock()
        self._connection: Connection | None = None
        # SQLite's count begins anew with every connection, so that no stamp may outlive this one.
        self._since = token_hex(4)

    def stamp(self) -> str:
        """Equal stamps mean that nothing was written between them. Take one before reading what is kept under it."""
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.connect()
            with self._connection.begin():
                return f"{self._since}-{self._connection.scalar(self._asked)}"

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
