"""Whether anything was written to a ledger: what was worked out from it holds as long as its stamp is the same."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import Connection

from .place import Place

_SNAPSHOT = text("SELECT CAST(pg_current_snapshot() AS text)")


def stamp_of(connection: Connection, place: Place) -> str:
    """Equal stamps mean that nothing was written between them; unequal ones, that something may have been.

    A SQLite file and its log are told by size and time of change, a PostgreSQL database by the transactions that its
    server has begun. Take it before reading what is kept under it.
    """
    if place.path is not None:
        file = place.path.resolve()
        return " ".join(_told(file.with_name(file.name + ending)) for ending in ("", "-wal"))
    return str(connection.scalar(_SNAPSHOT))


def _told(file: Path) -> str:
    try:
        told = file.stat()
    except FileNotFoundError:
        return "none"
    return f"{told.st_ino}:{told.st_size}:{told.st_mtime_ns}"
