"""The door: finds out who sent a request before any page is made, and lets in whoever may come in.

On loopback everybody may read. Beyond it every page but the login and the styles asks for an account: people are sent
to the login, machines get a 401.
"""

from __future__ import annotations

from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ...errors import LedgerError
from ..viewer import ANYONE, Viewer
from .cookies import before_secret, session_secret
from .rates import TooOften
from .reception import Reception
from .sessions import form_token
from .tokens import PREFIX

# What everybody sees, from anywhere, besides the styles.
_OPEN = ("/login",)
# Where a text of one's own is read, once it is sent.
_READING = ("/own", "/own/compare")
_CHALLENGE = {"WWW-Authenticate": 'Bearer realm="dragoman"'}


class Door:
    """Sets `scope["state"]["viewer"]`, and turns away whom it must."""

    def __init__(self, app: ASGIApp, reception: Reception) -> None:
        self._app = app
        self._reception = reception

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"].startswith("/static/"):
            return await self._app(scope, receive, send)
        request = Request(scope, receive)
        try:
            viewer = await self._viewer(request)
        except LedgerError as error:
            return await (await _told(request, 503, str(error)))(scope, receive, send)
        scope.setdefault("state", {})["viewer"] = viewer or ANYONE
        refusal = await self._refusal(request, viewer)
        return await (refusal or self._app)(scope, receive, send)

    async def _viewer(self, request: Request) -> Viewer | None:
        """Who it is; None where a token is shown that does not hold."""
        known, key = self._reception.known, self._reception.desk.secret
        token = _bearer(request)
        if token is not None:
            if not token.startswith(PREFIX):
                return None
            held = known.at_hand(token)
            return held[0] if held else await run_in_threadpool(known.by_token, token)
        if not request.cookies:
            return ANYONE
        if secret := session_secret(request, key):
            held = known.at_hand(secret)
            viewer = held[0] if held else await run_in_threadpool(known.by_session, secret)
            if viewer is not None:
                return viewer
        before = before_secret(request, key)
        return Viewer(form_token=form_token(key, before)) if before else ANYONE

    async def _refusal(self, request: Request, viewer: Viewer | None) -> Response | None:
        if viewer is None:
            error = {"WWW-Authenticate": f'{_CHALLENGE["WWW-Authenticate"]}, error="invalid_token"'}
            return await _told(request, 401, "This token does not hold: it is unknown, ended or expired.", error)
        path = request.url.path
        try:
            self._count(request, viewer)
        except TooOften as often:
            return await _told(request, 429, _sentence(often), {"Retry-After": str(often.seconds)})
        if self._reception.is_open or viewer.may("reader") or path in _OPEN:
            return None
        if viewer.name is not None:
            return await _told(request, 403, "This token is not good for reading.")
        if path.startswith("/api/") or request.method not in ("GET", "HEAD"):
            return await _told(request, 401, "Only who has an account may read here.", _CHALLENGE)
        asked = path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse("/login" if asked == "/" else f"/login?next={quote(asked)}", 303)

    def _count(self, request: Request, viewer: Viewer) -> None:
        """Raises TooOften for what costs the server much, or what only a program does so often.

        Whoever reads on their own machine without an account bears the cost alone, and is not counted.
        """
        if self._reception.is_open and viewer.name is None:
            return
        who, path = viewer.name or place_of(request), request.url.path
        if path.startswith("/api/"):
            self._reception.rates.ask_api(who)
        if path in _READING and request.method == "POST":
            self._reception.rates.read_own(who)


def place_of(request: Request) -> str:
    """The address that a request comes from."""
    return request.client.host if request.client else "unknown"


def _bearer(request: Request) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else None


def _sentence(error: Exception) -> str:
    words = str(error)
    return f"{words[:1].upper()}{words[1:]}."


async def _told(request: Request, status: int, reason: str, headers: dict[str, str] | None = None) -> Response:
    # Errors are pages, and pages know who looks: they are loaded when there is one to show.
    from ..errors import told

    return await told(request, status, reason, headers)
