"""What a document in angle brackets is, told by its first bytes: a feed, a sitemap or something else.

XML that defines entities of its own is refused before any parser sees it: that is how a few bytes become gigabytes,
and how a document reads files that are none of its business. Feeds and sitemaps have no use for it.
"""

from __future__ import annotations

import codecs
import re
from typing import Literal

from ..errors import SourceError

ListKind = Literal["feed", "sitemap"]

# What may stand before the root element: declarations, comments, a document type.
_PROLOGUE = re.compile(
    r"\ufeff?\s*(?:<\?.{0,2000}?\?>\s*|<!--.{0,20000}?-->\s*|<!DOCTYPE[^\[<>]{0,2000}(?:\[.{0,20000}?\]\s*)?>\s*)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})")
_LISTS: dict[str, ListKind] = {
    "rss": "feed",
    "feed": "feed",
    "RDF": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_HEAD = 65_536
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (b"<\x00", "utf-16-le"))


def list_kind(head: bytes) -> ListKind | None:
    """Whether a document that begins with `head` is a feed or a sitemap."""
    return _LISTS.get(root_name(head) or "")


def root_name(head: bytes) -> str | None:
    """The root element's name without its prefix, None when the document is no markup."""
    text = _characters(head)
    found = _ROOT.match(text, _end_of_prologue(text))
    return found.group(1) if found else None


def refuse_entities(data: bytes, where: str) -> None:
    """Raises SourceError when a document defines entities, or more before its root than anyone needs."""
    text = _characters(data)
    root = re.compile(r"<[A-Za-z_]").search(text)
    if "<!entity" in text[: root.start() if root else None].lower():
        raise SourceError(where, "defines entities of its own, which can swell without end; it is not read")


def _characters(head: bytes) -> str:
    encoding = next((name for mark, name in _WIDE if head.startswith(mark)), "latin-1")
    text = head[:_HEAD].decode(encoding, "replace")
    return text.removeprefix("ï»¿")


def _end_of_prologue(text: str) -> int:
    found = _PROLOGUE.match(text)
    return found.end() if found else 0
