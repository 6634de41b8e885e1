"""One database made ready: SQLite as a write-ahead log with foreign keys on, or PostgreSQL through pg8000.

A writer's transaction takes the right to write when it begins, so that it never fails half-way for want of it;
a reader's connection cannot write at all.
"""

from __future__ import annotations

import os
import sqlite3
from getpass import getuser
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import Connection
from sqlalchemy.pool import NullPool, QueuePool

from ..errors import LedgerError
from .place import Place
from .trouble import READ_ONLY, troubles_told

Access = Literal["write", "read"]

BUSY_SECONDS = 20.0
# Any fixed number: all writers of one PostgreSQL database wait in one line.
WRITERS_LOCK = 0x647261676F6D616E
# What a connection to SQLite holds of the file. A writer fills all of it in time, and the system holds the file anyway.
CACHE_KIBIBYTES: dict[Access, int] = {"read": 65_536, "write": 16_384}


def make_engine(place: Place, access: Access) -> Engine:
    """An engine whose connections either write or cannot. Connects to nothing yet."""
    if place.path is not None:
        return _sqlite(place, place.path, access)
    return _postgresql(place, access)


def begin_writing(connection: Connection) -> None:
    """Wait until no one else writes: the first step of each of a writer's transactions."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS_LOCK})


def _sqlite(place: Place, path: Path, access: Access) -> Engine:
    uri = _uri(path, access)

    def connect() -> sqlite3.Connection:
        with troubles_told(place.name):
            _check_way(place, path, access)
            connection = sqlite3.connect(
                uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                _prepare(connection, access)
            except BaseException:
                connection.close()
                raise
            return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=NullPool if access == "write" else QueuePool)
    begin = "BEGIN IMMEDIATE" if access == "write" else "BEGIN"
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _check_way(place: Place, path: Path, access: Access) -> None:
    """Raises LedgerError where SQLite would only say that the file cannot be opened."""
    if access == "read":
        if not path.exists():
            raise LedgerError(place.name, "no such ledger; name another, or make one with dragoman ingest")
    elif not path.parent.is_dir():
        raise LedgerError(place.name, f"the folder {path.parent} does not exist; make it first")
    elif not os.access(path if path.exists() else path.parent, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise LedgerError(place.name, READ_ONLY)


def _uri(path: Path, access: Access) -> str:
    base = path.absolute().as_uri()
    if access == "write":
        return f"{base}?mode=rwc"
    # A log can be read only beside files that may be written; where nothing may, the file itself is all there is.
    if os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        return f"{base}?mode=rw"
    has_log = path.with_name(path.name + "-wal").exists()
    return f"{base}?mode=ro" if has_log else f"{base}?mode=ro&immutable=1"


def _prepare(connection: sqlite3.Connection, access: Access) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES[access]}")
    if access == "read":
        connection.execute("PRAGMA query_only = ON")
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        return
    mode = connection.execute("PRAGMA journal_mode").fetchone()[0]
    if mode != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    # Safe against a killed process; against a power cut all but the last transactions are kept, and they are read anew.
    connection.execute("PRAGMA synchronous = NORMAL")


def _postgresql(place: Place, access: Access) -> Engine:
    password = place.url.password or os.environ.get("PGPASSWORD")
    url = place.url.set(username=place.url.username or os.environ.get("PGUSER") or getuser(), password=password)
    # A server that wants one is given an empty one, and says that it is wrong: the driver alone would stumble.
    known = {"application_name": "dragoman"} | ({} if password else {"password": ""})
    engine = create_engine(url, connect_args=known)
    # Many rows travel in one statement; the driver alone would send them one by one.
    dialect: Any = engine.dialect
    dialect.use_insertmanyvalues_wo_returning = True
    if access == "read":
        event.listen(engine, "connect", _let_only_read)
    return engine


def _let_only_read(connection: Any, _: object) -> None:
    """Nothing can be written through this connection, and each of its transactions sees one state of the ledger."""
    cursor = connection.cursor()
    cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY, ISOLATION LEVEL REPEATABLE READ")
    # Pages are short: the server would take longer to start helpers than to walk along an index by itself.
    cursor.execute("SET max_parallel_workers_per_gather = 0")
    cursor.close()
    connection.commit()
