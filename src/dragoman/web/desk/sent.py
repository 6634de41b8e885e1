"""A form that was sent, read whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends
from starlette.requests import Request

from ..guard import MOST_BODY_BYTES


async def _words_sent(request: Request) -> dict[str, list[str]]:
    """What was sent, by field, as words; files are left out."""
    form = await request.form(max_part_size=MOST_BODY_BYTES)
    sent: dict[str, list[str]] = {}
    for name, value in form.multi_items():
        if isinstance(value, str):
            sent.setdefault(name, []).append(value)
    return sent


# The parameter of a page that takes a form: every field with all its values.
FormSent = Annotated[dict[str, list[str]], Depends(_words_sent)]


def first(sent: dict[str, list[str]], name: str) -> str:
    """The first value of a field, empty where it was not sent."""
    values = sent.get(name)
    return values[0] if values else ""
