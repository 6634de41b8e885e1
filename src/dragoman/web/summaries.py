"""What many pages need of the whole ledger, counted once for each state of it and kept until the next."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class Summaries:
    """The last summaries made, each with the stamp of the ledger that it was made of."""

    def __init__(self) -> None:
        self._made: dict[str, tuple[str, Any]] = {}
        self._lock = Lock()

    def of(self, stamp: str, make: Callable[[], T], name: str) -> T:
        """The summary of this name; made anew where the ledger has another stamp than at the last time."""
        with self._lock:
            # Held while it is made, so that many who ask at once wait for one making instead of each making it.
            known = self._made.get(name)
            if known is None or known[0] != stamp:
                known = self._made[name] = (stamp, make())
            found: T = known[1]
            return found
