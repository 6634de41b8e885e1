"""What was drawn lately, as long as the ledger stays as it is."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Drawn:
    """The inside of a page, drawn; what its frame must know is beside it."""

    title: str
    inside: str
    scripts: tuple[str, ...]
    feed: str | None
    here: str


class KeptPages:
    """The last pages drawn, up to so many bytes of them; those of another state of the ledger are let go."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._held = 0
        self._pages: OrderedDict[tuple[str, str], Drawn] = OrderedDict()
        self._lock = Lock()

    def get(self, stamp: str, address: str) -> Drawn | None:
        with self._lock:
            drawn = self._pages.get((stamp, address))
            if drawn is not None:
                self._pages.move_to_end((stamp, address))
            return drawn

    def put(self, stamp: str, address: str, drawn: Drawn) -> None:
        with self._lock:
            if (stamp, address) in self._pages:
                return
            self._pages[stamp, address] = drawn
            self._held += len(drawn.inside)
            while self._held > self._most and self._pages:
                _, gone = self._pages.popitem(last=False)
                self._held -= len(gone.inside)
