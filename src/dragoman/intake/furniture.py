"""What stands around an article and is no part of it: share bars, corrections links, comment notices, labels."""

from __future__ import annotations

import re

from .knowledge import load_furniture

_LABEL = re.compile(
    r"(?P<label>categor(?:y|ies)|sections?|filed under|posted in|tags?|tagged(?: with)?|topics?|keywords?)"
    r"\s*:\s*(?P<items>.*)",
    re.IGNORECASE,
)
_CATEGORY_LABELS = ("categor", "section", "filed", "posted")
_BETWEEN_ITEMS = re.compile(r"\s*[,;|•·]\s*")
_LONGEST_LABEL = 400
_LONGEST_ITEM = 60


def is_notice(line: str) -> bool:
    """Whether a line is page furniture wherever it stands."""
    furniture = load_furniture()
    return len(line) <= furniture.longest and bool(furniture.anywhere.match(line.lstrip("-–—•*·►» (")))


def is_edge_notice(line: str) -> bool:
    """Whether a line is page furniture when it stands before or after the whole article."""
    furniture = load_furniture()
    return len(line) <= furniture.longest and bool(furniture.edge.match(line.lstrip("-–—•*·►» (")))


def is_tail_heading(line: str) -> bool:
    """Whether a heading opens a part after the article: contacts, links, notes to editors."""
    return len(line) <= 80 and bool(load_furniture().tail_headings.fullmatch(line.strip(" :*_#")))


def is_rule(line: str) -> bool:
    """A line that only divides: asterisks, dashes, "-30-", "ENDS"."""
    if not any(map(str.isalnum, line)):
        return True
    return len(line) <= 12 and bool(load_furniture().end_marks.fullmatch(line))


def labelled_items(line: str) -> tuple[str, tuple[str, ...]] | None:
    """`("categories" or "tags", items)` of a line such as "Tags: Laos, ASEAN"; None when it is no such line."""
    if len(line) > _LONGEST_LABEL:
        return None
    found = _LABEL.fullmatch(line)
    if not found:
        return None
    items = tuple(item for item in _BETWEEN_ITEMS.split(found["items"].strip(" .")) if item)
    if any(len(item) > _LONGEST_ITEM for item in items):
        return None
    kind = "categories" if found["label"].lower().startswith(_CATEGORY_LABELS) else "tags"
    return kind, items
