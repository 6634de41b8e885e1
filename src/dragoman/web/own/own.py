"""All of it for one house: who brings what, one text at a time each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Lock

from ...errors import FetchError, SourceError
from ...intake.fetch import Fetcher, Manners
from ...intake.fetch.gate import Refused
from ...intake.media import is_readable_type
from ...intake.web import fetch_whole, source_of
from ...readouts.accounts.sheet import Sheet
from ...settings import Settings
from .given import Given
from .jobs import Compared, ReadOwn, compare, read_one, set_against_earlier
from .shelf import Shelf
from .worker import Busy, Worker, Worn

# Somebody waits at the other end: one try, and no long ones.
MANNERS = Manners(silence=8.0, patience=20.0, tries=1, longest_pace=5.0, redirects=4)
_TURN = 30.0


class Own:
    """What people brought to one house. `only_public` keeps what is fetched for them to the open internet."""

    def __init__(
        self, settings: Settings, place: str | None, *, only_public: bool, worker: Worker | None = None
    ) -> None:
        self.shelf = Shelf()
        self._settings = settings
        self._place = place
        self._only_public = only_public
        self._worker = worker or Worker()
        self._fetcher = Fetcher(MANNERS)
        self._fetching = Lock()
        self._busy: set[str] = set()
        self._lock = Lock()

    @property
    def only_public(self) -> bool:
        return self._only_public

    def read(self, given: Given, person: str) -> ReadOwn:
        """Read what was brought. Raises SourceError, OptionError, Worn."""
        with self._one_at_a_time(person):
            return self._worker.do(read_one, given, self._settings)

    def compare(self, brought: Sequence[Given], person: str) -> Compared:
        """Read and compare what was brought. Raises SourceError, OptionError, Worn."""
        with self._one_at_a_time(person):
            return self._worker.do(compare, tuple(brought), self._settings)

    def set_against_earlier(self, own: ReadOwn, person: str) -> Sheet:
        """A report that was read against its side's earlier ones. Raises OptionError, Worn."""
        with self._one_at_a_time(person):
            return self._worker.do(set_against_earlier, own, self._place)

    def fetch(self, address: str, day: str | None) -> Given:
        """What stands at a web address. Raises FetchError; private addresses are refused where others may ask."""
        if not self._fetching.acquire(timeout=_TURN):
            raise Worn("Others are having pages fetched; try again in a minute.")
        try:
            answer = fetch_whole(
                address, self._settings, self._fetcher, accept=is_readable_type, only_public=self._only_public
            )
        except FetchError as error:
            if self._only_public and isinstance(error.__cause__, Refused):
                reason = "is not on the open internet; this server fetches nothing from within its own network"
                raise SourceError(address[:200], reason) from error
            raise
        finally:
            self._fetching.release()
        return Given(answer.data, source_of(answer), answer.url, day)

    @contextmanager
    def _one_at_a_time(self, person: str) -> Iterator[None]:
        with self._lock:
            if person in self._busy:
                raise Busy("A text of yours is being read; wait until it is done.")
            self._busy.add(person)
        try:
            yield
        finally:
            with self._lock:
                self._busy.discard(person)

    def close(self) -> None:
        """End the reader's process."""
        self._worker.close()
