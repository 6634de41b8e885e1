"""The rounds: each feed when it is due, once or until somebody stops it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from ..intake.fetch import Clock, Fetcher, Manners
from ..settings import Settings
from .feeds_file import FeedsFile, WatchedFeed
from .memory import FeedMemory
from .round import Account, Complaint, Round, Sink

# One answer may not take longer while other feeds wait; what fails is asked again with the next round anyway.
_PATIENCE = 30.0
_LONGEST_SLEEP = 3600.0


def manners_of(file: FeedsFile, seed: int | None = None) -> Manners:
    """How a watcher behaves towards the hosts of a feeds file."""
    return Manners(contact=file.contact, pace=file.pace, patience=_PATIENCE, tries=1, seed=seed)


class Watcher:
    """Polls the feeds of a file. `account` says what all rounds so far came to.

    `sink` gets each new report; what it raises ends the watch. `complain` gets what could not be fetched and will be
    asked for again, `give_up` the items of which that is not so.
    """

    def __init__(
        self,
        file: FeedsFile,
        memory: FeedMemory,
        sink: Sink,
        complain: Complaint,
        give_up: Complaint,
        settings: Settings,
        fetcher: Fetcher | None = None,
        tell: Callable[[WatchedFeed, Account], None] | None = None,
    ) -> None:
        fetcher = fetcher or Fetcher(manners_of(file))
        self.account = Account()
        self._feeds = file.feeds
        self._memory = memory
        self._clock: Clock = fetcher.clock
        self._round = Round(fetcher, memory, settings, sink, complain, give_up)
        self._tell = tell

    def run_once(self) -> None:
        """Ask every feed that is due, the longest due first."""
        now = self._clock.now()
        for feed in self._in_order(self._feeds):
            if self._due(feed) <= now:
                account = self._round.poll(feed)
                self.account += account
                if self._tell:
                    self._tell(feed, account)

    def run(self) -> None:
        """Go round without end; KeyboardInterrupt ends it, and everything done until then is kept."""
        while True:
            self.run_once()
            first = min(self._due(feed) for feed in self._feeds)
            wait = (first - self._clock.now()).total_seconds()
            # In steps, for a machine that slept must not sleep the whole wait again.
            self._clock.sleep(min(max(wait, 1.0), _LONGEST_SLEEP))

    def _in_order(self, feeds: Sequence[WatchedFeed]) -> list[WatchedFeed]:
        return sorted(feeds, key=self._due)

    def _due(self, feed: WatchedFeed) -> datetime:
        return self._memory.feed(feed.url).next_poll or datetime.min.replace(tzinfo=self._clock.now().tzinfo)
