"""Plain text to lines, each a paragraph or a label: hard wraps are undone, blank lines remembered.

A text is hard-wrapped when no line of it is long and its lines break where the next word would not have fitted.
Otherwise every line is a unit of its own, as browsers give them when a page is copied.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .tidy import clean_line

# The widest line of a hard-wrapped text, and the narrowest width that anybody wraps at.
_WIDEST = 120
_NARROWEST = 45
_LIST_MARK = re.compile(r"[-*•·►>#]|\d{1,3}[.)]\s|\w[\w ]{0,20}:\s")
_HEADER = re.compile(r"(?P<key>[A-Za-z][A-Za-z _-]{0,20}):\s*(?P<value>.*)")
_HEADER_KEYS = {
    "title": "title", "headline": "title", "date": "published", "published": "published", "url": "url", "link": "url",
    "source": "publisher", "publisher": "publisher", "author": "byline", "byline": "byline", "language": "language",
    "lang": "language",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A unit of the text; `block` counts the blank lines before it."""

    words: str
    block: int


def split_lines(text: str) -> list[Line]:
    """The units of a cleaned text, in order, none empty."""
    raw = text.split("\n")
    width = _wrap_width(raw)
    return list(_units(raw, width))


def split_header(text: str) -> tuple[dict[str, str], str]:
    """A leading block of `key: value` lines (with a title among them) apart from the text below it."""
    body = text.lstrip("\n")
    if body.startswith("---\n"):
        block, mark, rest = body[4:].partition("\n---\n")
    else:
        block, mark, rest = body.partition("\n\n")
    fields = [_HEADER.fullmatch(line.strip()) for line in block.split("\n")[:40]]
    if not mark or len(block) > 8000 or not all(fields):
        return {}, text
    known = {_HEADER_KEYS.get(f["key"].lower(), ""): _unquoted(f["value"]) for f in reversed(fields) if f}
    return (known, rest) if "title" in known and len(fields) > 1 else ({}, text)


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if is_quoted else value


def _wrap_width(raw: list[str]) -> int | None:
    lengths = [len(line.rstrip()) for line in raw if line.strip()]
    if len(lengths) < 3:
        return None
    width = max(lengths)
    full = sum(length > 0.75 * width for length in lengths)
    return width if _NARROWEST <= width <= _WIDEST and full * 2 >= len(lengths) else None


def _units(raw: list[str], width: int | None) -> Iterator[Line]:
    block = 0
    held: list[str] = []
    for line in raw:
        line = line.strip()
        if held and not (width and line and _carries_on(held[-1], line, width)):
            yield from _unit(held, block)
            held = []
        if line:
            held.append(line)
        else:
            block += 1
    yield from _unit(held, block)


def _carries_on(line: str, following: str, width: int) -> bool:
    """Whether `following` was wrapped off the end of `line`: its first word would not have fitted there."""
    if _LIST_MARK.match(following):
        return False
    return len(line) + 1 + len(following.split(None, 1)[0]) > width


def _unit(held: list[str], block: int) -> Iterator[Line]:
    words = clean_line(" ".join(held))
    if words:
        yield Line(words, block)
