"""Who did what, when, to what, and from where: written in the transaction of the deed, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.engine import Connection

from ...ledger.forms import now
from .tables import audit

# Where a deed comes from that no request asked for.
COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does something, and from which address."""

    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log."""

    key: int
    at: str
    who: str
    what: str
    about: str
    place: str


def note(connection: Connection, doer: Doer, what: str, about: str = "") -> None:
    """Add a line."""
    row = {"at": now(), "who": doer.name, "what": what, "about": about, "place": doer.place}
    connection.execute(insert(audit).values(row))


def deeds(
    connection: Connection, size: int, before: int | None = None, who: str | None = None, what: str | None = None
) -> list[Deed]:
    """Lines of the log, newest first, older than the one with the key `before`."""
    query = select(audit).order_by(audit.c.key.desc()).limit(size)
    if before is not None:
        query = query.where(audit.c.key < before)
    if who:
        query = query.where(audit.c.who == who)
    if what:
        query = query.where(audit.c.what == what)
    return [Deed(*row) for row in connection.execute(query)]
