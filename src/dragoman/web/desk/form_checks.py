"""Whether what is sent to be done was sent by our own page: checked for every request that may change something.

A form carries a token that belongs to the session, or to the cookie of one who is not logged in; a script may send it
in the header `X-Form-Token`. Browsers also say from which site a request comes, and that must be ours. A request with
an API token needs neither, since no browser adds one by itself; and the API takes nothing from a cookie alone.
"""

from __future__ import annotations

import hmac
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..guard import MOST_BODY_BYTES
from ..viewer import Viewer, viewer_of

FIELD = "form_token"
_HEADER = "x-form-token"
_SAFE = ("GET", "HEAD", "OPTIONS")
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def check_form(request: Request) -> None:
    """Raises HTTPException 403 for a request that another site may have had the browser send."""
    viewer = viewer_of(request)
    if request.method in _SAFE or viewer.has_token:
        return
    if not _comes_from_here(request):
        raise HTTPException(403, "This was sent from another site; open the page here and send it again.")
    if _is_anyones(request, viewer):
        return
    given = request.headers.get(_HEADER) or await _field(request)
    # An empty token is nobody's.
    if not viewer.form_token or not hmac.compare_digest(given.encode("utf-8", "replace"), viewer.form_token.encode()):
        raise HTTPException(403, "This form was not made for you, or is too old; open its page again and send it anew.")


def _comes_from_here(request: Request) -> bool:
    """By `Sec-Fetch-Site` where the browser says so, else by `Origin`; what says neither is no browser of today."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _is_anyones(request: Request, viewer: Viewer) -> bool:
    """The API asked by one who is not logged in: there is nobody in whose name another site could ask."""
    return request.url.path.startswith("/api/") and viewer.name is None


async def _field(request: Request) -> str:
    if not request.headers.get("content-type", "").startswith(_FORMS):
        return ""
    form = await request.form(max_part_size=MOST_BODY_BYTES)
    given = form.get(FIELD)
    return given if isinstance(given, str) else ""
