"""Proxies that the environment names (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`), and how connections are made.

Behind a proxy it is the proxy that looks names up and connects. What can be known of a host is then judged here, and
a name that only the proxy knows is taken for a public one.
"""

from __future__ import annotations

import ssl
from functools import cache
from urllib.request import getproxies, proxy_bypass

import httpcore2
from httpx2 import URL, InvalidURL, Proxy

from .gate import Deadline, Gate, GuardedBackend

_KNOWN = ("http", "https")


class UnknownProxy(Exception):
    """The environment names a proxy of a kind that is not spoken here; the message is its scheme."""


def connect(url: URL, gate: Gate, deadline: Deadline) -> httpcore2.HTTPConnection | httpcore2.HTTPProxy:
    """What will ask for `url`: a connection of its own, or a proxy. Nothing is opened yet.

    Raises UnknownProxy, and the gate's Refused.
    """
    context = _trust() if url.scheme == "https" else None
    proxy = _proxy_for(url)
    if proxy is None:
        origin = httpcore2.Origin(url.raw_scheme, url.raw_host, url.port or (443 if context else 80))
        return httpcore2.HTTPConnection(origin, context, network_backend=GuardedBackend(gate, deadline))
    gate.judge(url.host)
    return httpcore2.HTTPProxy(
        httpcore2.URL(str(proxy.url)),
        proxy_auth=proxy.raw_auth,
        ssl_context=context,
        proxy_ssl_context=_trust() if proxy.url.scheme == "https" else None,
        network_backend=GuardedBackend(Gate(only_public=False), deadline),
    )


def _proxy_for(url: URL) -> Proxy | None:
    named = getproxies().get(url.scheme)
    if not named or url.host in ("localhost", "127.0.0.1", "::1") or proxy_bypass(url.host):
        return None
    scheme, parted, _ = named.partition("://")
    if parted and scheme.lower() not in _KNOWN:
        raise UnknownProxy(scheme)
    try:
        return Proxy(named if parted else f"http://{named}")
    except (InvalidURL, ValueError) as error:
        raise UnknownProxy("broken") from error


@cache
def _trust() -> ssl.SSLContext:
    return httpcore2.default_ssl_context()
