"""What robots.txt allows, by the rules of RFC 9309, remembered for a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from httpx2 import URL
from protego import Protego

from ...errors import FetchError
from .clock import Clock
from .manners import Manners

# RFC 9309 section 2.5: at least 500 kibibytes are to be read.
ROBOTS_BYTES = 512_000


@dataclass(frozen=True, slots=True)
class House:
    """The rules of one host: who may read what, and how many seconds lie between two visits."""

    rules: Protego | None
    failure: FetchError | None
    until: float

    def admits(self, url: URL, name: str) -> bool:
        return self.rules is None or bool(self.rules.can_fetch(str(url), name))

    def pause(self, name: str) -> float:
        if self.rules is None:
            return 0.0
        rate = self.rules.request_rate(name)
        return max(float(self.rules.crawl_delay(name) or 0), rate.seconds / rate.requests if rate else 0.0)


class Robots:
    """The house rules of every host met. `ask` fetches a robots.txt, redirects followed; it raises FetchError."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self._manners = manners
        self._clock = clock
        self._houses: dict[str, House] = {}

    def house(self, url: URL, ask: Callable[[URL], bytes]) -> House:
        """The rules for a URL's host; `failure` is set when they cannot be had: then nothing may be read there.

        Raises FetchError when the host was not heard at all.
        """
        origin = f"{url.scheme}://{url.netloc.decode('ascii')}"
        known = self._houses.get(origin)
        if known is None or known.until <= self._clock.passed():
            known = self._houses[origin] = self._visit(url.join("/robots.txt"), ask)
        return known

    def _visit(self, url: URL, ask: Callable[[URL], bytes]) -> House:
        now, lasts = self._clock.passed(), self._manners.robots_last
        try:
            words = ask(url).decode("utf-8-sig", "replace")
        except FetchError as error:
            if error.status is None and not error.is_lasting:
                # Nothing was heard: the host itself is at fault, and the next try asks anew.
                raise
            if error.status is None:
                # Redirects in circles and the like: RFC 9309 section 2.3.1.2 reads them as no rules.
                # They are not remembered, for they may have to do with where this journey began.
                return House(None, None, 0.0)
            if 400 <= error.status < 500 and error.status != 429:
                return House(None, None, now + lasts)
            reason = f"is left alone: the site's robots.txt cannot be had ({error.status}); try again later"
            failure = FetchError(str(url), reason, status=error.status, is_lasting=False, retry_after=error.retry_after)
            return House(None, failure, now + self._manners.robots_fail_last)
        return House(Protego.parse(words.replace("\x00", "")), None, now + lasts)
