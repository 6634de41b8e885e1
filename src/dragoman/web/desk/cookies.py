"""The two cookies: of a session, and of somebody who is about to log in. Both are signed with the desk's own key."""

from __future__ import annotations

from secrets import token_urlsafe

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import HTTPConnection
from starlette.responses import Response

from .sessions import LASTS

# Of somebody not logged in, so that a form of theirs can be told from one that another site sends in their name.
BEFORE_SECONDS = 4 * 3600
_SESSION, _BEFORE = "dragoman_session", "dragoman_before"


def session_secret(request: HTTPConnection, key: str) -> str | None:
    """The secret of the session that the request's cookie holds, if we signed it."""
    return _held(request, _SESSION, key, int(LASTS.total_seconds()))


def before_secret(request: HTTPConnection, key: str) -> str | None:
    """The same of somebody who is not logged in."""
    return _held(request, _BEFORE, key, BEFORE_SECONDS)


def new_secret() -> str:
    return token_urlsafe(24)


def give_session(response: Response, request: HTTPConnection, key: str, secret: str) -> None:
    """Let the browser hold a session, and no longer what it held before."""
    _give(response, request, _SESSION, _signer(_SESSION, key).sign(secret).decode(), int(LASTS.total_seconds()))
    take_before(response, request)


def give_before(response: Response, request: HTTPConnection, key: str, secret: str) -> None:
    _give(response, request, _BEFORE, _signer(_BEFORE, key).sign(secret).decode(), BEFORE_SECONDS)


def take_session(response: Response, request: HTTPConnection) -> None:
    _give(response, request, _SESSION, "", 0)


def take_before(response: Response, request: HTTPConnection) -> None:
    _give(response, request, _BEFORE, "", 0)


def _give(response: Response, request: HTTPConnection, kind: str, value: str, seconds: int) -> None:
    is_secure = _is_secure(request)
    response.set_cookie(
        _name(kind, is_secure), value, max_age=seconds, path="/", secure=is_secure, httponly=True, samesite="lax"
    )


def _held(request: HTTPConnection, kind: str, key: str, seconds: int) -> str | None:
    signed = request.cookies.get(_name(kind, _is_secure(request)))
    if not signed:
        return None
    try:
        return _signer(kind, key).unsign(signed, max_age=seconds).decode()
    except (BadSignature, UnicodeError):
        return None


def _signer(kind: str, key: str) -> TimestampSigner:
    return TimestampSigner(key, salt=f"dragoman {kind}", key_derivation="hmac")


def _name(kind: str, is_secure: bool) -> str:
    """Browsers take a `__Host-` cookie from this very host alone, and only over TLS."""
    return f"__Host-{kind}" if is_secure else kind


def _is_secure(request: HTTPConnection) -> bool:
    """Whether the browser spoke TLS, to us or to a proxy that we believe."""
    return request.url.scheme == "https"
