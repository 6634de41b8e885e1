"""From an address to its answer, once: by way of robots.txt, at the host's pace, over redirects, to a body unpacked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from httpx2 import URL, InvalidURL

from ...errors import FetchError
from ..bodies import Damaged, Swollen, UnknownEncoding, undo_encodings
from ..media import bare_type
from .address import parse_url
from .answers import Answer, Fetched, NotModified, Reply, Validators
from .backoff import retry_after
from .clock import Clock, stamp
from .exchange import NoConnection, OutOfTime, Terms, TooMuch, WrongType, exchange
from .gate import Gate, Refused
from .manners import Manners
from .pace import Pace
from .robots import ROBOTS_BYTES, Robots

_OK, _NO_CHANGE = 200, 304
_REDIRECTS = (301, 302, 303, 307, 308)
# What passes by itself, sooner or later.
_PASSING = (408, 425, 429, 500, 502, 503, 504)


@dataclass(frozen=True, slots=True)
class Errand:
    """What is asked for; see `Fetcher.fetch`."""

    address: str
    limit: int
    accept: Callable[[str], bool]
    known: Validators
    only_public: bool


class Road:
    """What lasts from one journey to the next."""

    def __init__(self, manners: Manners, clock: Clock, pace: Pace) -> None:
        self.manners = manners
        self.clock = clock
        self.pace = pace
        self.robots = Robots(manners, clock)


def travel(errand: Errand, road: Road) -> Answer:
    """The answer to an errand. Raises FetchError, which says whether another try may help."""
    gate = Gate(errand.only_public)
    terms = Terms(road.manners.silence, road.manners.patience, errand.limit, errand.accept)
    headers = _headers(road.manners, errand.known)

    def step(url: URL) -> Reply:
        _knock(url, errand.address, gate, road)
        return _ask(url, errand.address, headers, gate, terms)

    url, reply = _follow(parse_url(errand.address), errand.address, road.manners.redirects, step)
    if reply.status == _NO_CHANGE and errand.known != Validators():
        return NotModified(str(url))
    if reply.status != _OK:
        raise _refusal(errand.address, reply, road.clock)
    data = _unpack(reply, errand)
    media_type = reply.headers.get("content-type", "")
    return Fetched(str(url), data, media_type, reply.validators, stamp(road.clock.now()), gate.only_public)


def _headers(manners: Manners, known: Validators) -> dict[str, str]:
    headers = {
        "User-Agent": manners.user_agent,
        "Accept": "text/html, application/xhtml+xml, application/xml;q=0.9, text/plain;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Accept-Language": "en, *;q=0.5",
        "Connection": "close",
    }
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.last_modified:
        headers["If-Modified-Since"] = known.last_modified
    return headers


def _follow(url: URL, address: str, most: int, step: Callable[[URL], Reply]) -> tuple[URL, Reply]:
    """The first answer that is no redirect, and where it was given."""
    seen = [url]
    for _ in range(most + 1):
        reply = step(url)
        if reply.status not in _REDIRECTS or "location" not in reply.headers:
            return url, reply
        url = _next(url, reply.headers["location"], address)
        if url in seen:
            raise FetchError(address, f"redirects in a circle (back to {url}); name the page's own address")
        seen.append(url)
    raise FetchError(address, f"redirects more than {most} times; name the page's own address")


def _next(url: URL, location: str, address: str) -> URL:
    try:
        target = parse_url(str(url.join(location)))
    except FetchError as error:
        raise FetchError(address, f"redirects to what {error.reason}") from error
    except (InvalidURL, ValueError) as error:
        raise FetchError(address, "redirects to what is no web address") from error
    if url.scheme == "https" and target.scheme == "http":
        raise FetchError(address, f"redirects from https to plain http ({target}); name that address to read it")
    return target


def _knock(url: URL, address: str, gate: Gate, road: Road) -> None:
    """Ask robots.txt whether we may, and wait until the host may be asked."""
    manners, host = road.manners, url.netloc.decode("ascii")

    def ask_robots(robots: URL) -> bytes:
        road.pace.wait(host, 0.0)
        terms = Terms(manners.silence, manners.patience, ROBOTS_BYTES, lambda media_type: True, is_cut=True)
        headers = _headers(manners, Validators())
        _, reply = _follow(robots, address, manners.redirects, lambda one: _ask(one, address, headers, gate, terms))
        if reply.status != _OK:
            raise _refusal(address, reply, road.clock)
        return _unpack_robots(reply)

    house = road.robots.house(url, ask_robots)
    if house.failure:
        failure = house.failure
        raise FetchError(
            address, failure.reason, status=failure.status, is_lasting=False, retry_after=failure.retry_after
        )
    if not house.admits(url, manners.name):
        raise FetchError(address, f"is not to be read by programs: {url.host}/robots.txt forbids it")
    road.pace.wait(host, min(max(manners.pace, house.pause(manners.name)), manners.longest_pace))


def _unpack_robots(reply: Reply) -> bytes:
    """The rules unpacked; rules that cannot be unpacked are none."""
    try:
        return undo_encodings(reply.body, reply.encodings, 4 * ROBOTS_BYTES)
    except (Swollen, Damaged, UnknownEncoding):
        return b""


def _ask(url: URL, address: str, headers: dict[str, str], gate: Gate, terms: Terms) -> Reply:
    """One exchange, its failures in words."""
    via = "" if url.host == parse_url(address).host else f" (at {url})"
    try:
        return exchange(url, headers, gate, terms)
    except TooMuch as error:
        raise FetchError(address, _too_large(terms.limit)) from error
    except WrongType as error:
        kind = bare_type(str(error))
        raise FetchError(address, f"is of type {kind}{via}, no page, text or feed; save it as text first") from error
    except Refused as error:
        raise FetchError(
            address, f"leads from the open internet to a private address{via}; name that address itself to read it"
        ) from error
    except OutOfTime as error:
        reason = f"is not answered in time{via}: the server is slow or hangs; try again later"
        raise FetchError(address, reason, is_lasting=False) from error
    except NoConnection as error:
        raise FetchError(address, f"{error}{via}; try again later", is_lasting=False) from error


def _unpack(reply: Reply, errand: Errand) -> bytes:
    try:
        return undo_encodings(reply.body, reply.encodings, errand.limit)
    except Swollen as error:
        raise FetchError(errand.address, _too_large(errand.limit)) from error
    except Damaged as error:
        reason = "is damaged: its packed data break off or are wrong; try again later"
        raise FetchError(errand.address, reason, is_lasting=False) from error
    except UnknownEncoding as error:
        raise FetchError(errand.address, f"is packed as {error}, which was not asked for") from error


def _too_large(limit: int) -> str:
    return f"is larger than {limit:,} bytes; allow more with --max-bytes"


def _refusal(address: str, reply: Reply, clock: Clock) -> FetchError:
    """The error that an HTTP status is."""
    status, wait = reply.status, retry_after(reply.headers.get("retry-after"), clock.now())
    try:
        name = f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        name = str(status)
    if status not in _PASSING:
        reason = "is not there" if status in (404, 410) else "is not given"
        return FetchError(address, f"{reason}: the server answers {name}; check the address", status=status)
    asks = f" and asks to be left alone for {wait:,.0f} seconds" if wait else ""
    reason = f"is not given now: the server answers {name}{asks}; try again later"
    return FetchError(address, reason, status=status, is_lasting=False, retry_after=wait)
