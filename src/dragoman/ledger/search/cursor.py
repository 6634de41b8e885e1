"""Where a page of answers ended, as words that a person or a page can hand back."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import astuple

from ...errors import OptionError
from ...model import content_id
from .shapes import Question

Place = tuple[float | str, int]


def write_cursor(question: Question, place: Place) -> str:
    """The cursor after the hit with this value and key."""
    plain = json.dumps([_digest(question), *place]).encode()
    return base64.urlsafe_b64encode(plain).decode().rstrip("=")


def read_cursor(question: Question, cursor: str) -> Place:
    """Where the page before ended. Raises OptionError when the cursor is none of this question."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        digest, value, key = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error) as error:
        raise OptionError(f"{cursor[:40]}: is no cursor; hand back the one that came with the page before") from error
    is_place = isinstance(value, (float, int, str)) and type(key) is int
    if digest != _digest(question) or not is_place:
        raise OptionError(f"{cursor[:40]}: is the cursor of another search; ask that one again, or begin without it")
    return value, key


def _digest(question: Question) -> str:
    return content_id("search", *astuple(question))
