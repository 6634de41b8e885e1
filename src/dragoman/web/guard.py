"""What holds for every answer: no page may load, run or be framed by anything from elsewhere.

A plain ASGI layer, for it stands before every request. A name that is not ours in `Host` is refused, so that a page
elsewhere cannot read a ledger on loopback by letting its own name point here; and so is a body beyond the bound.
"""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BODY_BYTES = 20 * 1024 * 1024

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Checks what comes in and marks what goes out."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...], most_bytes: int = MOST_BODY_BYTES) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        self._most = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await self._app(scope, receive, send)

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in ALWAYS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refusal(Headers(scope=scope))
        if refusal is not None:
            return await refusal(scope, receive, marked)
        return await self._app(scope, receive, marked)

    def _refusal(self, headers: Headers) -> PlainTextResponse | None:
        if "*" not in self._hosts and _bare(headers.get("host", "")).casefold() not in self._hosts:
            return PlainTextResponse("This address is not served under that name; name it with --allow-host.\n", 421)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most:
            return PlainTextResponse(f"Too large: at most {self._most >> 20} MB are taken at once.\n", 413)
        return None


def _bare(host: str) -> str:
    """A Host header without its port."""
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdecimal() and not host.endswith("]") else host
