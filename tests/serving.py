"""Real HTTP servers on loopback, kind and hostile, for whatever fetches."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

STORY = (
    "<html><head><title>Ministers meet in Oslo</title></head><body><article><h1>Ministers meet in Oslo</h1>"
    "<p>The foreign ministers of Norway and Finland met in Oslo on Monday and agreed to meet again in spring, both "
    "ministries said in a joint statement after the talks.</p><p>They also spoke about fisheries and the border "
    "roads, which were closed last winter after heavy snow.</p></article></body></html>"
)


@dataclass(frozen=True)
class Page:
    """One answer: written whole."""

    body: bytes | str = STORY
    status: int = 200
    media_type: str | None = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


class Handler(BaseHTTPRequestHandler):
    """Answers by the site's pages; a page that is a callable does with the connection what it likes."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        page = self.server.site.pages.get(self.path, Page("gone", 404))
        if isinstance(page, list):
            page = page.pop(0) if len(page) > 1 else page[0]
        with suppress(ConnectionError):
            if isinstance(page, Page):
                self.write(page)
            else:
                page(self)

    def do_CONNECT(self) -> None:
        self.write(Page("no tunnels", 403))

    def write(self, page: Page) -> None:
        body = page.body.encode() if isinstance(page.body, str) else page.body
        self.send_response(page.status)
        if page.media_type:
            self.send_header("Content-Type", page.media_type)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


Answerer = Page | Callable[[Handler], None]


class Site:
    """A server: `pages` may be changed while it runs, `asked` are paths and headers in order."""

    def __init__(self) -> None:
        self.pages: dict[str, Answerer | list[Answerer]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""
        self.is_closing = threading.Event()

    @property
    def paths(self) -> list[str]:
        """What was asked for, robots.txt apart."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def headers_of(self, path: str) -> dict[str, str]:
        """The headers of the last request for a path."""
        return [headers for asked, headers in self.asked if asked == path][-1]

    def hang(self, handler: Handler) -> None:
        """Say nothing until the site closes."""
        self.is_closing.wait(20)

    def drip(self, handler: Handler) -> None:
        """A body that comes byte by byte, with no end."""
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.send_header("Content-Length", "90000")
        handler.end_headers()
        self._drip(handler)

    def drip_head(self, handler: Handler) -> None:
        """The same within the headers."""
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        self._drip(handler)

    def _drip(self, handler: Handler) -> None:
        while not self.is_closing.wait(0.05):
            handler.wfile.write(b"a")
            handler.wfile.flush()


class Server(ThreadingHTTPServer):
    """A server that knows its site."""

    daemon_threads = True
    site: Site

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is what these servers are for."""


@contextmanager
def serve(tls: ssl.SSLContext | None = None, **pages: Answerer) -> Iterator[Site]:
    """A site on a free port of loopback, for as long as the block lasts; over TLS when a context is given."""
    site = Site()
    server = Server(("127.0.0.1", 0), Handler)
    server.site = site
    site.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.pages.update({f"/{name}": page for name, page in pages.items()})
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.is_closing.set()
        server.shutdown()
        server.server_close()
        thread.join(5)


class StillClock:
    """A clock that moves only when it is slept on."""

    def __init__(self) -> None:
        self.slept: list[float] = []
        self._passed = 1000.0

    def passed(self) -> float:
        return self._passed

    def now(self) -> datetime:
        return datetime(2026, 11, 26, 12, tzinfo=UTC) + timedelta(seconds=self._passed - 1000.0)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self._passed += seconds
