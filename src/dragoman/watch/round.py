"""One feed asked once: what is new in it goes to the sink, and what it said is remembered for the next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from ..errors import FetchError, SourceError
from ..intake import Raw
from ..intake.fetch import Fetched, Fetcher, NotModified, Validators
from ..settings import Settings
from .feeds_file import WatchedFeed
from .memory import FeedMemory, FeedState, ItemState

if TYPE_CHECKING:
    from ..intake.feeds import Feed, Item

# A page that fails for a passing reason is asked for again with the next polls, so many times in all.
MOST_TRIES = 5
_LONGEST_REST = 6 * 3600.0
_GONE = 410
_GONE_REST = 86_400.0
_MOST_DOUBLINGS = 20

Sink = Callable[[Raw], None]
Complaint = Callable[[SourceError], None]


@dataclass(frozen=True, slots=True)
class Account:
    """What rounds came to. Of the items seen, each was taken, known, failed (for good) or put off to the next time."""

    polled: int = 0
    unchanged: int = 0
    unread: int = 0
    seen: int = 0
    taken: int = 0
    known: int = 0
    failed: int = 0
    put_off: int = 0

    def __add__(self, other: Account) -> Account:
        return Account(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    def sentence(self) -> str:
        """`3 feeds polled, 1 unchanged, 0 failed; 12 items seen = 9 taken + 2 known + 1 failed + 0 put off`."""
        return (
            f"{self.polled} feeds polled, {self.unchanged} unchanged, {self.unread} failed; {self.seen} items seen = "
            f"{self.taken} taken + {self.known} known + {self.failed} failed + {self.put_off} put off"
        )


class Round:
    """How feeds are asked: with what, for whom. Made once for all rounds."""

    def __init__(
        self,
        fetcher: Fetcher,
        memory: FeedMemory,
        settings: Settings,
        sink: Sink,
        complain: Complaint,
        give_up: Complaint,
    ) -> None:
        self._fetcher = fetcher
        self._memory = memory
        self._settings = settings
        self._sink = sink
        self._complain = complain
        self._give_up = give_up
        self._scatter = Random(fetcher.manners.seed)

    def poll(self, watched: WatchedFeed) -> Account:
        """Ask one feed. What fails is complained of and asked again later; only the sink's own errors get out."""
        state = self._memory.feed(watched.url)
        try:
            answer = self._fetcher.fetch(
                watched.url, self._settings.max_bytes, known=Validators(state.etag, state.last_modified)
            )
            if isinstance(answer, NotModified):
                self._keep(watched, replace(state, failures=0, last_error=None), watched.every)
                return Account(polled=1, unchanged=1)
            feed = _read(answer, watched)
        except SourceError as error:
            return self._rest(watched, state, error)
        account = Account(polled=1)
        for item in feed.items:
            account += self._take(item, feed, answer, watched)
        # A feed with items put off is asked for whole the next time, changed or not.
        known = Validators() if account.put_off else answer.validators
        self._keep(watched, FeedState(known.etag, known.last_modified), watched.every)
        return account

    def _take(self, item: Item, feed: Feed, answer: Fetched, watched: WatchedFeed) -> Account:
        before = self._memory.item(watched.url, item.key)
        if before and before.is_done:
            return Account(seen=1, known=1)
        found = _fetch_item(item, feed, answer, watched, self._settings, self._fetcher)
        tries = (before.tries if before else 0) + 1
        is_put_off = isinstance(found, FetchError) and not found.is_lasting and tries < MOST_TRIES
        if isinstance(found, Raw):
            self._sink(found)
        elif is_put_off:
            self._complain(found)
        else:
            self._give_up(found)
        # Only now: whoever is killed in between takes it again.
        self._memory.keep_item(watched.url, item.key, ItemState(not is_put_off, tries))
        is_taken = isinstance(found, Raw)
        return Account(seen=1, taken=is_taken, put_off=is_put_off, failed=not (is_taken or is_put_off))

    def _rest(self, watched: WatchedFeed, state: FeedState, error: SourceError) -> Account:
        """A feed that failed is left alone for longer each time."""
        self._complain(error)
        failures = state.failures + 1
        rest = min(watched.every * float(1 << min(failures, _MOST_DOUBLINGS)), max(watched.every, _LONGEST_REST))
        if isinstance(error, FetchError):
            rest = max(rest, error.retry_after or 0.0, _GONE_REST if error.status == _GONE else 0.0)
        self._keep(watched, replace(state, failures=failures, last_error=error.reason), rest)
        return Account(polled=1, unread=1)

    def _keep(self, watched: WatchedFeed, state: FeedState, seconds: float) -> None:
        """Remember a feed, due again after `seconds`, or up to a tenth later: not all feeds at one moment."""
        wait = timedelta(seconds=seconds * (1 + self._scatter.random() / 10))
        self._memory.keep_feed(watched.url, replace(state, next_poll=self._fetcher.clock.now() + wait))


def _read(answer: Fetched, watched: WatchedFeed) -> Feed:
    from ..intake.feeds import read_feed

    return read_feed(answer.data, watched.url, answer.url)


def _fetch_item(
    item: Item, feed: Feed, answer: Fetched, watched: WatchedFeed, settings: Settings, fetcher: Fetcher
) -> Raw | SourceError:
    from ..intake.feeds import take_item
    from ..intake.web import source_of

    return take_item(item, feed, source_of(answer), watched.url, settings, fetcher, answer.is_public)
