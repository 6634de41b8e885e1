"""Which form a database has, and how it gets to the newest: a number of four digits, one a step in `migrations/`.

A database of a form that this program does not know was written by a newer one, and is refused untouched.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, insert, inspect, select, text
from sqlalchemy.engine import Connection

from ..errors import LedgerError
from ..version import __version__
from .tables import makers

NEWEST = "0005"
_VERSIONS = "alembic_version"


def check_form(connection: Connection, place: str) -> None:
    """Raises LedgerError unless the database has the form that this program reads."""
    form = _form(connection, place)
    if form is None:
        raise LedgerError(place, "is no ledger: it holds no reports; name another, or make one with dragoman ingest")
    if form < NEWEST:
        raise LedgerError(
            place, f"is a ledger of form {form}, older than {NEWEST}; run any dragoman ingest on it to bring it up"
        )


def bring_up(connection: Connection, place: str) -> None:
    """Make the tables of an empty database, or bring an older form up, within the transaction under way."""
    form = _form(connection, place)
    if form == NEWEST:
        return
    _run_steps(connection)
    last: int | None = connection.scalar(select(func.max(makers.c.key)))
    connection.execute(insert(makers).values(key=(last or 0) + 1, version=__version__, at=now()))


def now() -> str:
    """This moment as the ledger writes it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _form(connection: Connection, place: str) -> str | None:
    """The form of the database, None when it is empty. Raises LedgerError when it is another's, or newer."""
    names = inspect(connection).get_table_names()
    if _VERSIONS not in names:
        if names:
            raise LedgerError(place, f"is no ledger: a database with tables of another program ({names[0]}, …)")
        return None
    form: str | None = connection.scalar(text(f"SELECT max(version_num) FROM {_VERSIONS}"))
    if form is not None and form > NEWEST:
        maker = connection.scalar(select(makers.c.version).order_by(makers.c.key.desc()).limit(1))
        raise LedgerError(
            place,
            f"is a ledger of form {form}, written by dragoman {maker}; "
            f"this is dragoman {__version__}, which knows forms up to {NEWEST}: install the newer one",
        )
    return form


def _run_steps(connection: Connection) -> None:
    # Alembic takes a third of a second to load: only a database that needs it pays.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
