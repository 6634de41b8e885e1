"""Searches that somebody saved, under a name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, insert, select, update
from sqlalchemy.engine import Connection

from ...errors import OptionError
from ...ledger.forms import now
from .tables import searches

MOST = 200
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Search:
    """A saved search; `query` is what stands after the question mark of its address."""

    key: int
    name: str
    query: str
    made: str


def save_search(connection: Connection, account: int, name: str, query: str) -> None:
    """Keep a search. Raises OptionError for one without a name or too long, and for more than `MOST`."""
    name = " ".join(name.split())[:120]
    if not name:
        raise OptionError("give the search a name")
    if not query or len(query) > _LONGEST:
        raise OptionError(f"a search has from 1 to {_LONGEST} characters in its address")
    own = (searches.c.account == account) & searches.c.ended.is_(None)
    if (connection.scalar(select(func.count()).select_from(searches).where(own)) or 0) >= MOST:
        raise OptionError(f"you have {MOST} saved searches; end some first")
    connection.execute(insert(searches).values(account=account, name=name, query=query, made=now()))


def searches_of(connection: Connection, account: int) -> list[Search]:
    """An account's searches, by name."""
    s = searches.c
    query = select(s.key, s.name, s.query, s.made).where(s.account == account, s.ended.is_(None))
    return [Search(*row) for row in connection.execute(query.order_by(s.name, s.key))]


def end_search(connection: Connection, account: int, key: int) -> bool:
    """End one of an account's own searches. False where it has no such search."""
    own = (searches.c.account == account) & (searches.c.key == key) & searches.c.ended.is_(None)
    return connection.execute(update(searches).where(own).values(ended=now())).rowcount == 1
