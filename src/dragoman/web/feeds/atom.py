"""Feeds as Atom (RFC 4287). An entry's id is made of the record's own ids: it is the same wherever that is served."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
MOST = 50
_NEVER = "1970-01-01T00:00:00Z"
# What XML 1.0 cannot hold, whichever way it is written.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was read. `name` is made of ids, `updated` is when it came into the ledger, `page` an address."""

    name: str
    title: str
    updated: str
    page: str
    summary: str
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed at `itself` about what is on the `page`, both addresses within the house."""

    title: str
    itself: str
    page: str
    entries: tuple[Entry, ...]


def last_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The last that came in, the last first."""
    return tuple(sorted(entries, key=lambda entry: (entry.updated, entry.name), reverse=True)[:MOST])


def atom(feed: Feed, base: str) -> bytes:
    """The feed as XML; `base` (no slash at its end) is where the house is served."""
    root = Element("feed", xmlns=ATOM)
    _words(root, "id", urn(feed.itself))
    _words(root, "title", feed.title)
    _words(root, "updated", max((entry.updated for entry in feed.entries), default=_NEVER))
    _words(SubElement(root, "author"), "name", "Dragoman")
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=base + feed.itself)
    SubElement(root, "link", rel="alternate", type="text/html", href=base + feed.page)
    for entry in feed.entries:
        _add(SubElement(root, "entry"), entry, base)
    written: str = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def urn(name: str) -> str:
    """An id that is the same for the same name everywhere."""
    return uuid5(NAMESPACE_URL, f"dragoman:{storable(name)}").urn


def storable(words: str) -> str:
    """Words as XML can hold them."""
    return _NO_XML.sub("\ufffd", words)


def _add(at: Element, entry: Entry, base: str) -> None:
    _words(at, "id", urn(entry.name))
    _words(at, "title", entry.title)
    _words(at, "updated", entry.updated)
    if entry.published:
        _words(at, "published", f"{entry.published[:10]}T00:00:00Z")
    SubElement(at, "link", rel="alternate", type="text/html", href=base + entry.page)
    _words(at, "summary", entry.summary)


def _words(at: Element, name: str, words: str) -> None:
    SubElement(at, name).text = storable(words)
