"""The fingerprints of the reports that are there, looked up when two are compared and not held.

Of an archive of a million reports they are gigabytes; of those that a new report is compared with, a handful.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, MutableMapping
from contextlib import contextmanager

from sqlalchemy import bindparam, func, select
from sqlalchemy.engine import Connection

from .tables import reports, story_reports

_PAGE = 1_000


class Fingerprints(MutableMapping[str, bytes]):
    """From a report's id to its fingerprint's bytes; the one under way is held until its own row is written."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._under_way: dict[str, bytes] = {}

    @contextmanager
    def looked_up(self, connection: Connection) -> Iterator[None]:
        """Within the block, look them up through this connection; what was set is forgotten at its end."""
        self._connection = connection
        try:
            yield
        finally:
            self._connection = None
            self._under_way.clear()

    def __getitem__(self, id: str) -> bytes:
        if id in self._under_way:
            return self._under_way[id]
        row = self._reach().execute(_ONE, {"id": id}).first()
        if row is None:
            raise KeyError(id)
        return bytes(row.signature)

    def __setitem__(self, id: str, kept: bytes) -> None:
        self._under_way[id] = kept

    def __delitem__(self, id: str) -> None:
        del self._under_way[id]

    def __len__(self) -> int:
        count: int = self._reach().scalar(select(func.count()).select_from(story_reports)) or 0
        return count + len(self._under_way)

    def __iter__(self) -> Iterator[str]:
        return (id for id, _ in self._pages())

    def items(self) -> ItemsView[str, bytes]:
        """In the order in which the reports came, a page at a time."""
        return _Items(self)

    def _pages(self) -> Iterator[tuple[str, bytes]]:
        last = 0
        while page := self._reach().execute(_SOME.where(story_reports.c.report > last).limit(_PAGE)).all():
            yield from ((row.id, bytes(row.signature)) for row in page)
            last = page[-1].report

    def _reach(self) -> Connection:
        if self._connection is None:
            raise RuntimeError("fingerprints are looked up within a block of looked_up")
        return self._connection


class _Items(ItemsView[str, bytes]):
    """Both at once: the mapping's own would ask for each one again."""

    _mapping: Fingerprints

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        return self._mapping._pages()


_JOINED = story_reports.join(reports, reports.c.key == story_reports.c.report)
_ONE = select(story_reports.c.signature).select_from(_JOINED)
_ONE = _ONE.where(reports.c.id == bindparam("id"))
_SOME = select(reports.c.id, story_reports.c.report, story_reports.c.signature).select_from(_JOINED)
_SOME = _SOME.order_by(story_reports.c.report)
