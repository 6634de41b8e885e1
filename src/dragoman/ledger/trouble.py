"""What a database complains of, as one sentence that says what to do."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from ..errors import LedgerError

READ_ONLY = "cannot be written: the file or its folder is read-only; change its mode or name another"

_WHOLE = "what was kept before is whole"

# By SQLite's name of the error, without what follows the second underscore.
_SQLITE = {
    "SQLITE_BUSY": "is locked by another program that writes; wait until it has done, then run again",
    "SQLITE_LOCKED": "is locked by another program that writes; wait until it has done, then run again",
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": "cannot be opened: no permission; change its mode or name another",
    "SQLITE_CANTOPEN": "cannot be opened; check the path and that its folder may be written",
    "SQLITE_FULL": f"the disk is full; {_WHOLE}; make room and run again",
    "SQLITE_IOERR": f"the disk cannot be read or written, or is full; {_WHOLE}; mend that and run again",
    "SQLITE_NOTADB": "is no ledger: not a SQLite file; name another",
    "SQLITE_CORRUPT": "is damaged; put back a copy, or ingest the sources into a new ledger",
    "SQLITE_TOOBIG": "a report is larger than SQLite takes; lower --max-bytes",
}

# By the code PostgreSQL gives, or its first two letters.
_POSTGRESQL = {
    "28P01": "the password is wrong; put the right one into the URL or into PGPASSWORD",
    "28": "the server lets this user not in; check user and password in the URL, and pg_hba.conf on the server",
    "3D": "the server has no such database; make it with createdb, or name another",
    "53100": f"the server's disk is full; {_WHOLE}; make room and run again",
    "53300": "the server has no connection free; close some and run again",
    "53": f"the server is out of room or memory; {_WHOLE}; make room and run again",
    "55": "is locked by another program; wait until it has done, then run again",
    "57": f"the server stopped or is starting; {_WHOLE}; run again when it is up",
    "58": f"the server cannot read or write its files; {_WHOLE}; mend that and run again",
    "XX": f"the server failed, perhaps because its disk is full; {_WHOLE}; see its log, then run again",
    "42501": "this user may not do that in the database; grant it the right, or name another user",
    "25006": "the database lets nothing be written; name another, or let it write",
    "40": "another program was in the way; run again",
}

_POSTGRESQL_ELSE = f"the server says “{{}}”; {_WHOLE}; mend that and run again"


@contextmanager
def troubles_told(place: str) -> Iterator[None]:
    """Whatever the database complains of within the block becomes a LedgerError that names `place`."""
    try:
        yield
    except DBAPIError as error:
        raise LedgerError(place, _reason(error.orig or error)) from error
    except sqlite3.Error as error:
        raise LedgerError(place, _reason(error)) from error
    except OSError as error:
        raise LedgerError(place, f"cannot be reached: {error.strerror or error}; check the URL") from error


def _reason(error: BaseException) -> str:
    if isinstance(error, sqlite3.Error):
        return _sqlite_reason(error)
    code = _postgresql_code(error)
    if code is None:
        why = (error.__cause__ and getattr(error.__cause__, "strerror", None)) or str(error)
        return f"the server cannot be reached or broke off ({_brief(why)}); {_WHOLE}; check that it runs"
    return (
        _POSTGRESQL.get(code) or _POSTGRESQL.get(code[:2]) or _POSTGRESQL_ELSE.format(_brief(_postgresql_words(error)))
    )


def _sqlite_reason(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "")
    found = re.match(r"SQLITE_[A-Z]+", name)
    return (_SQLITE.get(found.group()) if found else None) or f"the database says: {_brief(str(error))}"


def _postgresql_code(error: BaseException) -> str | None:
    told = error.args[0] if error.args else None
    return told.get("C") if isinstance(told, dict) else None


def _postgresql_words(error: BaseException) -> str:
    return str(error.args[0].get("M", "the database complains"))


def _brief(words: str) -> str:
    return " ".join(words.split())[:200]
