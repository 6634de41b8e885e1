"""How often something may be done: counted in this process, by whom or from where; too often is a 429.

Somebody who tries passwords is slowed down by the name that they try and by the address they come from, whether the
name is known or not. What costs the server a lot (reading a text of one's own) is bounded for everyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from time import time

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from ...errors import DragomanError
from .names import folded


class TooOften(DragomanError):
    """Something was done too often; `seconds` from now it may be done again."""

    def __init__(self, what: str, seconds: int) -> None:
        super().__init__(f"{what}; try again in {_spoken(seconds)}")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Bounds:
    """How often, as the `limits` library writes it."""

    login_by_name: str = "10 per 10 minute"
    login_by_place: str = "60 per 10 minute"
    own_texts: str = "30 per 1 minute"
    api: str = "1200 per 1 minute"


class Rates:
    """Counts within moving windows."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self.bounds = bounds or Bounds()
        self._counts = MovingWindowRateLimiter(MemoryStorage())

    def log_in(self, name: str, place: str) -> None:
        """Count a try to log in. Raises TooOften, without a word on whether the name is known."""
        told = "too many tries to log in under this name or from here"
        self._count(parse(self.bounds.login_by_place), told, "place", place)
        self._count(parse(self.bounds.login_by_name), told, "name", folded(name))

    def logged_in(self, name: str) -> None:
        """Forget the tries under a name whose password is known."""
        self._counts.clear(parse(self.bounds.login_by_name), "name", folded(name))

    def read_own(self, who: str) -> None:
        """Count a text of one's own that is read. Raises TooOften."""
        self._count(parse(self.bounds.own_texts), "too many texts of your own within a minute", "own", who)

    def ask_api(self, who: str) -> None:
        """Count a request of the API. Raises TooOften."""
        self._count(parse(self.bounds.api), "too many requests within a minute", "api", who)

    def _count(self, bound: RateLimitItem, told: str, *names: str) -> None:
        if not self._counts.hit(bound, *names):
            free = self._counts.get_window_stats(bound, *names).reset_time
            raise TooOften(told, max(1, ceil(free - time())))


def _spoken(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 120 else f"{ceil(seconds / 60)} minutes"
