"""The polite client: a journey to what stands at an address, and another one where that may help."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING

from ...errors import FetchError
from ..media import is_readable_type
from .answers import Answer, Validators
from .backoff import wait_before
from .clock import Clock, SystemClock
from .manners import Manners
from .pace import Pace

if TYPE_CHECKING:
    from .journey import Road


class Fetcher:
    """Fetches one thing at a time. It remembers robots.txt and when each host was last asked: share one."""

    def __init__(self, manners: Manners | None = None, clock: Clock | None = None) -> None:
        self.manners = manners or Manners()
        self.clock = clock or SystemClock()
        self._pace = Pace(self.clock)
        self._scatter = Random(self.manners.seed)
        # Made with the first request: what it needs takes a third of a second to import.
        self._road: Road | None = None

    def fetch(
        self,
        address: str,
        limit: int,
        *,
        accept: Callable[[str], bool] = is_readable_type,
        known: Validators | None = None,
        only_public: bool = False,
    ) -> Answer:
        """What stands at `address`, at most `limit` bytes; NotModified when `known` still holds.

        `accept` judges the answer's media type. `only_public` keeps to the open internet from the first step, for
        addresses that a stranger's page named. Raises FetchError.
        """
        from .journey import Errand, Road, travel

        road = self._road = self._road or Road(self.manners, self.clock, self._pace)
        errand = Errand(address, limit, accept, known or Validators(), only_public)
        attempt = 1
        while True:
            try:
                return travel(errand, road)
            except FetchError as error:
                wait = self._wait_after(error, attempt)
                if wait is None:
                    raise
            self.clock.sleep(wait)
            attempt += 1

    def _wait_after(self, error: FetchError, attempt: int) -> float | None:
        """Seconds before the next try; None when there is to be none."""
        if error.is_lasting or attempt >= self.manners.tries:
            return None
        wait = wait_before(attempt, self.manners.first_wait, self.manners.longest_wait, self._scatter)
        wait = max(wait, error.retry_after or 0.0)
        return wait if wait <= self.manners.longest_wait else None


class Homebody(Fetcher):
    """A Fetcher that never goes anywhere, for whoever wants to know only what lies here."""

    def fetch(
        self,
        address: str,
        limit: int,
        *,
        accept: Callable[[str], bool] = is_readable_type,
        known: Validators | None = None,
        only_public: bool = False,
    ) -> Answer:
        raise FetchError(address, "is not fetched: only what lies here was asked for")
