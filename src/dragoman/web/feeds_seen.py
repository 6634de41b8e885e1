"""What the watcher remembers of feeds: read from its file beside the ledger, which it may be writing to.

The file holds addresses, moments and errors. A ledger that was never watched has none, and a PostgreSQL ledger's lies
beside the feeds file, which only the watcher knows: then nothing is told of feeds.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from ..ledger.place import Place

_ASKED = """
SELECT url, next_poll, failures, last_error, coalesce(sum(is_done), 0), count(key) - coalesce(sum(is_done), 0)
FROM feed LEFT JOIN item ON item.feed = feed.url GROUP BY url ORDER BY failures DESC, url
"""


@dataclass(frozen=True, slots=True)
class FeedSeen:
    """One feed: when it is asked next (UTC), how often in a row it failed and why, its items done with and waiting."""

    url: str
    next_poll: str | None
    failures: int
    error: str | None
    done: int
    waiting: int


def feeds_seen(place: Place) -> list[FeedSeen]:
    """The feeds of a ledger, failing ones first; empty where none is remembered."""
    path = memory_of(place)
    if path is None or not path.is_file():
        return []
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)) as connection:
            return [FeedSeen(*row) for row in connection.execute(_ASKED)]
    except sqlite3.Error:
        # Busy, or of another program: what is told of feeds is no reason to show nothing of the rest.
        return []


def memory_of(place: Place) -> Path | None:
    """Where `dragoman watch` keeps its memory when it is not told."""
    return place.path.with_name(f"{place.path.stem}.watch.db") if place.path else None
