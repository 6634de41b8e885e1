"""What addresses may ask for: sides, days, and where a page goes on. An empty field of a form asks for nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Query

from ..gazetteer.gazetteer import load_gazetteer
from ..relations import Side, first_day, side_named

SideWords = Annotated[str | None, Query(max_length=100)]
_DAY = r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"
Day = Annotated[str | None, Query(pattern=_DAY, description="YYYY, YYYY-MM or YYYY-MM-DD")]
Cursor = Annotated[str | None, Query(max_length=200)]


def side_asked(words: str | None) -> Side | None:
    """The side that a field names, None where it is empty. Raises OptionError when it names none."""
    return side_named(words, load_gazetteer()) if words and words.strip() else None


def days_asked(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """Both bounds as whole days. Raises OptionError naming the one that is no day."""
    return first_day(since or None, "since"), first_day(until or None, "until")


def cursor_read(after: str | None) -> tuple[str, str] | None:
    """The day and id after which a page goes on."""
    if not after:
        return None
    day, _, id = after.partition("~")
    return day, id


def cursor_written(at: tuple[str, str] | None) -> str | None:
    return f"{at[0]}~{at[1]}" if at else None


def address_with(path: str, asked: Mapping[str, str | int | float | None]) -> str:
    """The address that asks for all that is not empty."""
    query = urlencode({name: value for name, value in asked.items() if value not in (None, "", 0)})
    return f"{path}?{query}" if query else path
