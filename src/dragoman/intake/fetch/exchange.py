"""One request and its answer over a connection of its own: nothing is followed, unpacked or tried again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpcore2
from httpx2 import URL

from .answers import Reply
from .gate import Deadline, Gate
from .proxies import UnknownProxy, connect

_OK = 200


class TooMuch(Exception):
    """The body is larger than what was allowed."""


class WrongType(Exception):
    """The body is of a type that was not asked for; the message is the type."""


class OutOfTime(Exception):
    """The server fell silent or took too long."""


class NoConnection(Exception):
    """The host cannot be reached, or its answer is no HTTP; the message says which."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an answer is held to. A body past `limit` bytes raises TooMuch, or `is_cut` there."""

    silence: float
    patience: float
    limit: int
    accept: Callable[[str], bool]
    is_cut: bool = False


def exchange(url: URL, headers: Mapping[str, str], gate: Gate, terms: Terms) -> Reply:
    """Ask for `url`. Raises TooMuch, WrongType, OutOfTime, NoConnection and the gate's Refused."""
    target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    try:
        connection = connect(url, gate, Deadline(terms.patience))
    except UnknownProxy as error:
        raise NoConnection(f"would go by way of a {error} proxy, which is not spoken; name an http proxy") from error
    waits = {"connect": terms.silence, "read": terms.silence, "write": terms.silence}
    try:
        with connection.stream("GET", target, headers=[*headers.items()], extensions={"timeout": waits}) as response:
            return _take(response, terms)
    except httpcore2.TimeoutException as error:
        raise OutOfTime from error
    except httpcore2.ProxyError as error:
        raise NoConnection(f"is refused by the proxy ({error})") from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError) as error:
        raise NoConnection(_reason(error)) from error
    finally:
        connection.close()


def _take(response: httpcore2.Response, terms: Terms) -> Reply:
    headers: dict[str, str] = {}
    for name, value in response.headers:
        key, words = name.decode("latin-1").lower(), value.decode("latin-1")
        headers[key] = f"{headers[key]}, {words}" if key in headers else words
    # What an error or a redirect says beside its status is of no use to us, and may be endless.
    body = _take_body(response, headers, terms) if response.status == _OK else b""
    return Reply(response.status, headers, body)


def _take_body(response: httpcore2.Response, headers: Mapping[str, str], terms: Terms) -> bytes:
    if not terms.accept(headers.get("content-type", "")):
        raise WrongType(headers["content-type"])
    announced = headers.get("content-length", "")
    if announced.isdecimal() and int(announced[:18]) > terms.limit and not terms.is_cut:
        raise TooMuch
    body = bytearray()
    for piece in response.iter_stream():
        body += piece
        if len(body) > terms.limit:
            if not terms.is_cut:
                raise TooMuch
            break
    return bytes(body[: terms.limit])


def _reason(error: Exception) -> str:
    """What was wrong, in words for people."""
    text = str(error).lower()
    if "certificate" in text:
        return "shows a certificate that is not to be trusted"
    if "no such host" in text:
        return "is on a host that does not exist; check the address"
    if isinstance(error, httpcore2.ConnectError):
        return "is on a host that cannot be reached"
    is_cut = "closed connection" in text or "disconnected" in text
    if isinstance(error, httpcore2.ProtocolError) and not is_cut:
        return "is answered with something that is no HTTP"
    return "broke off before it was whole"
