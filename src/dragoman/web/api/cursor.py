"""Where a page ended, as one word that only this server can make: signed, and bound to its question.

A cursor that was changed, made up, or taken from another question is a 422 and never a wrong page.
"""

from __future__ import annotations

from hashlib import sha256

from itsdangerous import BadSignature, URLSafeSerializer

from ...errors import OptionError

Stood = tuple[str | int | float, ...]
_SALT = "dragoman/api/cursor"


def write_cursor(key: str, question: str, stood: Stood) -> str:
    """The cursor after the answer that stands there."""
    return str(URLSafeSerializer(key, _SALT).dumps([_digest(question), *stood]))


def read_cursor(key: str, question: str, cursor: str) -> Stood:
    """Where the page before ended. Raises OptionError for a cursor that is none of this question's."""
    try:
        digest, *stood = URLSafeSerializer(key, _SALT).loads(cursor)
    except (BadSignature, ValueError, TypeError):
        raise OptionError("cursor: is none of this server's; follow the `next` of the page before") from None
    if digest != _digest(question):
        raise OptionError("cursor: belongs to another question; follow the `next` of the page before")
    return tuple(stood)


def _digest(question: str) -> str:
    return sha256(question.encode("utf-8", "surrogatepass")).hexdigest()[:16]
