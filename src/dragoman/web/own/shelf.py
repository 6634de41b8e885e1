"""Where what was read for a person lies: in memory, for an hour, under an id that nobody guesses, for them alone."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock
from time import monotonic

from .jobs import Compared, ReadOwn

HOUR = 3600.0
MOST_ENTRIES, MOST_BYTES = 200, 200 * 1024 * 1024
# A record is some times as large as its text; the measure need not be exact, only never far too small.
_RECORD_FACTOR = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One text read, or several compared. `owner` is the account it was read for, None for one without."""

    id: str
    owner: str | None
    what: ReadOwn | Compared
    since: float
    size: int


class Shelf:
    """Holds so many entries of so many bytes; the oldest go first, and each after its time."""

    def __init__(
        self, most: int = MOST_ENTRIES, most_bytes: int = MOST_BYTES, clock: Callable[[], float] = monotonic
    ) -> None:
        self._most, self._most_bytes, self._clock = most, most_bytes, clock
        self._entries: OrderedDict[str, Entry] = OrderedDict()
        self._lock = Lock()

    def put(self, what: ReadOwn | Compared, owner: str | None) -> str:
        """Lay something down. Its id."""
        entry = Entry(token_urlsafe(18), owner, what, self._clock(), _size(what))
        with self._lock:
            self._entries[entry.id] = entry
            self._clear()
        return entry.id

    def get(self, id: str, owner: str | None) -> ReadOwn | Compared | None:
        """What lies under the id, if it is this person's."""
        with self._lock:
            self._clear()
            entry = self._entries.get(id)
        return entry.what if entry and entry.owner == owner else None

    def _clear(self) -> None:
        while self._entries:
            oldest = next(iter(self._entries.values()))
            held = sum(entry.size for entry in self._entries.values())
            is_over = len(self._entries) > self._most or (held > self._most_bytes and len(self._entries) > 1)
            if not is_over and self._clock() - oldest.since < HOUR:
                return
            del self._entries[oldest.id]


def _size(what: ReadOwn | Compared) -> int:
    reports = what.reports if isinstance(what, Compared) else (what,)
    return sum(len(one.raw.data) + _RECORD_FACTOR * len(one.record.report.text) for one in reports)
