"""The desk opened: one small database, read and written in short transactions.

with open_desk("news.db") as desk, desk.writing() as connection:
    add_account(connection, desk.passwords, "A. Berg", "editor", "a long password")
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Engine, func, select, text
from sqlalchemy.engine import Connection

from ...ledger.engine import Access, make_engine
from ...ledger.place import Place
from ...ledger.trouble import troubles_told
from .forms import bring_up
from .passwords import Passwords
from .place import SCHEMA, desk_place
from .tables import accounts, facts

# Any fixed number: all who write to one PostgreSQL desk wait in one line, not in that of the ledger's writers.
_LOCK = 0x647261676F6D6465


class Desk:
    """One desk. Close it, or use it in a `with` block. Raises LedgerError when it cannot be opened or written."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.passwords = Passwords()
        self._engines = ExitStack()
        try:
            self._write = self._engine("write")
            with self.writing() as connection:
                bring_up(connection, place.name)
            with suppress(OSError):
                _for_its_owner_alone(place)
            # Only now: SQLite opens a file that nobody may write as one that never changes.
            self._read = self._engine("read")
            with self.reading() as connection:
                self.secret: str = connection.execute(
                    select(facts.c.value).where(facts.c.name == "secret")
                ).scalar_one()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._engines.close()

    def _engine(self, access: Access) -> Engine:
        engine = make_engine(self.place, access)
        self._engines.callback(engine.dispose)
        return engine if self.place.path else engine.execution_options(schema_translate_map={None: SCHEMA})

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the desk while the block lasts."""
        with troubles_told(self.place.name), self._read.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All that is written within the block is kept when it ends, or nothing is."""
        with troubles_told(self.place.name), self._write.connect() as connection, connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    def has_administrator(self) -> bool:
        """Whether somebody can let others in."""
        is_one = (accounts.c.role == "administrator") & accounts.c.ended.is_(None)
        with self.reading() as connection:
            return bool(connection.scalar(select(func.count()).select_from(accounts).where(is_one)))


def open_desk(ledger: str | Path | None = None, desk: str | None = None) -> Desk:
    """The desk of a ledger, or the one at the place that `desk` names; made where there is none."""
    return Desk(desk_place(ledger, desk))


def _for_its_owner_alone(place: Place) -> None:
    """Nobody else on this machine may read hashes and the signing key."""
    if place.path is None:
        return
    for ending in ("", "-wal", "-shm"):
        file = place.path.with_name(place.path.name + ending)
        if file.exists():
            file.chmod(0o600)
