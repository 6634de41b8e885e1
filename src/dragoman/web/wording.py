"""How values are worded on pages; each of these is also a filter of the templates."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from markupsafe import Markup, escape

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day_words(day: str | None) -> str:
    """An ISO day or its beginning as people write it: 2014-05-01 is "1 May 2014", 2014-05 "May 2014"."""
    if not day:
        return "undated"
    parts = day[:10].split("-")
    names = [parts[0], *(_MONTHS[int(month) - 1] for month in parts[1:2]), *(str(int(one)) for one in parts[2:3])]
    return " ".join(reversed(names))


def day_time(day: str | None) -> Markup:
    """The same as an element that machines can read."""
    if not day:
        return Markup('<span class="dim">undated</span>')
    return Markup('<time datetime="{}">{}</time>').format(day, day_words(day))


def moment_time(moment: str | None) -> Markup:
    """A moment in UTC, to the minute, as an element that machines can read: 26 Nov 2026, 04:23."""
    if not moment:
        return Markup('<span class="dim">never</span>')
    return Markup('<time datetime="{}">{}, {}</time>').format(moment, day_words(moment), moment[11:16])


def quad_class(quad: str) -> str:
    """The class that gives a fact the colour of its quad: "verbal conflict" is `quad-verbal-conflict`."""
    return "quad-" + re.sub(r"[^a-z]+", "-", quad.lower())


def number_words(number: float) -> str:
    """A number with thin spaces between its thousands."""
    return f"{number:,.0f}".replace(",", "\u202f")


def words_of_address(path: str) -> str:
    """What somebody who came to this address may have looked for."""
    words = re.sub(r"[^\w]+", " ", unquote(path)).split()
    return " ".join(word for word in words if not re.fullmatch(r"[0-9a-f]{12,}|reports|actors|encounters", word))


def plural(number: int, one: str, many: str | None = None) -> Markup:
    """A number and its noun: 1 report, 2 reports."""
    return escape(f"{number_words(number)} {one if number == 1 else many or one + 's'}")


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day_time,
    "day_words": day_words,
    "moment": moment_time,
    "number": number_words,
    "plural": plural,
    "quad_class": quad_class,
}
