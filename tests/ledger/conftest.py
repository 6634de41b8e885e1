"""Places for ledgers: one behaviour suite runs over a SQLite file and over a database of a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.ledger import Ledger, open_ledger
from dragoman.model import Record
from postgresql import Server, running_server, why_not


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    """A real server, started once."""
    if reason := why_not():
        pytest.skip(reason)
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def template(postgresql: Server) -> str:
    """The name of a database with an empty ledger, which is quicker to copy than to make."""
    url = postgresql.new_database()
    open_ledger(url).close()
    return url.rpartition("/")[2]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger may be made: a path, and then a URL."""
    if request.param == "sqlite":
        return str(tmp_path / "news.db")
    server: Server = request.getfixturevalue("postgresql")
    return server.new_database(request.getfixturevalue("template"))


@pytest.fixture
def ledger(place: str) -> Iterator[Ledger]:
    """An empty ledger on each store."""
    with open_ledger(place) as ledger:
        yield ledger


@pytest.fixture
def filled(ledger: Ledger, record: Record) -> Ledger:
    """The same with the record built by hand."""
    ledger.add(record)
    return ledger
