"""Where a ledger is: a path, `sqlite:///…` or `postgresql://…`, as one URL and the name that messages call it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from ..errors import OptionError

DEFAULT_PLACE = "news.db"
_VARIABLE = "DRAGOMAN_LEDGER"
_POSTGRESQL = {"postgresql", "postgres", "postgresql+pg8000"}


@dataclass(frozen=True, slots=True)
class Place:
    """`url` is SQLAlchemy's; `name` is for people and holds no password."""

    url: URL
    name: str

    @property
    def path(self) -> Path | None:
        """The file of a SQLite ledger."""
        return Path(self.url.database or "") if self.url.drivername == "sqlite" else None


def chosen_place(place: str | Path | None) -> str:
    """What a caller named, else what DRAGOMAN_LEDGER names, else `news.db` in the working folder."""
    return str(place or os.environ.get(_VARIABLE) or DEFAULT_PLACE)


def find_place(place: str | Path) -> Place:
    """The place that these words name. Raises OptionError when they name none."""
    words = str(place)
    if "://" not in words:
        return _file(words)
    try:
        url = make_url(words)
    except ArgumentError as error:
        raise OptionError(f"{_bare(words)}: is no URL of a ledger; {_FORMS}") from error
    if url.drivername == "sqlite" and url.database:
        return _file(url.database)
    if url.drivername in _POSTGRESQL and url.database:
        name = URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()
        return Place(url.set(drivername="postgresql+pg8000"), name)
    raise OptionError(f"{_bare(words)}: is no ledger that can be opened; {_FORMS}")


_FORMS = "write a path, sqlite:///PATH or postgresql://USER@HOST/DATABASE"


def _file(path: str) -> Place:
    if "\x00" in path or path == ":memory:":
        raise OptionError(f"{path!r}: a ledger is kept in a file; name one")
    return Place(URL.create("sqlite", database=path), path)


def _bare(words: str) -> str:
    """The words without what stands between the scheme and the host, where a password may be."""
    scheme, _, rest = words.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}"
