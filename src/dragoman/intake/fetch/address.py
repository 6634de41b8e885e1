"""Addresses: which URLs are asked for at all, and which machines of the network are nobody's business.

A page out in the world must not send us to a machine behind our own door: every host is looked up here, and the
connection goes to the address that was judged, so that a name cannot change its mind in between.
"""

from __future__ import annotations

import ipaddress
import re
import socket

from httpx2 import URL, InvalidURL

from ...errors import FetchError

_SCHEMES = ("http", "https")
_LONGEST = 4096
# A name or a number, in ASCII.
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+", re.IGNORECASE)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def parse_url(words: str) -> URL:
    """The URL in its one form: host in ASCII, path escaped, no fragment, no user. Raises FetchError."""
    try:
        url = URL(words.strip()) if len(words) <= _LONGEST else None
    except (InvalidURL, ValueError):
        url = None
    if url is not None and url.scheme not in _SCHEMES:
        raise FetchError(words[:200], f"is a {url.scheme or 'bare'} address; only http and https are fetched")
    if url is None or not _HOST.fullmatch(url.raw_host.decode("ascii")):
        raise FetchError(words[:200], "is no web address that can be read; check it")
    return url.copy_with(fragment=None, username="", password="")


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host. Raises OSError when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:
        raise OSError("no such name") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str) -> bool:
    """Whether an address is of the open internet: not loopback, private, link-local or set apart."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or _within_nat64(ip)
        if within is not None:
            ip = within
    return ip.is_global and not ip.is_multicast


def _within_nat64(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF) if ip in _NAT64 else None
