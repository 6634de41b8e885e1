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


# What turns the direction of all that follows, or what no page can hold: shown as a sign of itself.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


# Characters that a template prints of one value: far beyond any name, title or reason there is.
_MOST_PRINTED = 20_000


def harmless(value: Any) -> Any:
    """Words made fit to be shown, whoever wrote them, and cut where no page could bear them; the rest is left alone.

    Templates do this to all that they print (`finalize`), before it is escaped.
    """
    if type(value) is not str:
        return value
    return visible(value if len(value) <= _MOST_PRINTED else f"{value[:_MOST_PRINTED]}…")


def visible(words: str) -> str:
    """The words with a sign for each character that would not show, or would turn what follows."""
    return _UNSHOWN.sub(_sign, words)


def _sign(found: re.Match[str]) -> str:
    code = ord(found.group())
    if code < 32:
        return chr(0x2400 + code)
    return f"\u27e8U+{code:04X}\u27e9" if 0x2000 < code < 0x2070 else "\ufffd"


# What a field may hold is bounded by nobody: a page shows so much of each.
_LONGEST = 500


def cut(words: str | None, longest: int = _LONGEST) -> str:
    """A field's words, no more than a page can bear."""
    words = words or ""
    return words if len(words) <= longest else f"{words[: longest - 1]}…"


FILTERS: dict[str, Callable[..., Any]] = {
    "cut": cut,
    "day": day_time,
    "day_words": day_words,
    "moment": moment_time,
    "number": number_words,
    "plural": plural,
    "quad_class": quad_class,
}
