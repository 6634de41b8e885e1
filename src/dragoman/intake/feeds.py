"""RSS and Atom feeds: their items, and the report that each of them is.

An item that holds its whole text is read as it stands; of any other the page is fetched, and the item's day goes with
it, for a page that states none. Which texts are whole is told by their length and their last words
(`data/feeds.yaml`).
"""

from __future__ import annotations

import html
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import feedparser

from ..errors import SourceError
from ..model import Source
from ..settings import Settings
from .fetch import Fetcher
from .knowledge import load_feeds
from .markup import list_kind, refuse_entities, root_name
from .raw import Found, Raw
from .web import fetch_page

_TAG = re.compile(r"<[^<>]{0,2000}>")
_BLOCK = re.compile(r"<(?:p|div|ul|ol|table|article|section|h[1-6])\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\n\s*\n|(?:<br\s*/?>\s*){2,}", re.IGNORECASE)
_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a feed. `number` counts from 1; `link` is a web address or None; `html` its longest text.

    `key` is what the feed calls it, with the moment of its last change: the same key is the same text.
    """

    number: int
    key: str
    link: str | None
    title: str | None
    published: str | None
    html: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name and its items in its order, none twice."""

    title: str | None
    items: tuple[Item, ...]


def read_feed(data: bytes, where: str, url: str | None) -> Feed:
    """The items of a feed; `url` is what relative links start from. Raises SourceError when it is no feed."""
    refuse_entities(data, where)
    if list_kind(data) != "feed":
        raise SourceError(where, _what_else(data))
    headers = {"content-location": url} if url else {}
    try:
        parsed = feedparser.parse(io.BytesIO(data), response_headers=headers)
    except (ValueError, LookupError, RecursionError) as error:
        raise SourceError(where, f"is a feed that cannot be read: {error}; fetch it again") from error
    if not parsed.get("version") and not parsed.entries:
        raise SourceError(where, "is a broken feed: no item of it can be read; fetch it again")
    items: dict[str, Item] = {}
    for number, entry in enumerate(parsed.entries, 1):
        item = _read_item(dict(entry), number)
        items.setdefault(item.key, item)
    return Feed(_line(parsed.feed.get("title")), tuple(items.values()))


def find_in_feed(
    data: bytes, source: Source, where: str, settings: Settings, fetcher: Fetcher, only_public: bool
) -> Iterator[Found]:
    """Every report of a feed: its items' own text, or their pages."""
    try:
        feed = read_feed(data, where, source.url)
    except SourceError as error:
        yield error
        return
    if not feed.items:
        yield SourceError(where, "is a feed without items; nothing to read")
    for item in feed.items:
        yield take_item(item, feed, source, where, settings, fetcher, only_public)


def take_item(
    item: Item, feed: Feed, source: Source, where: str, settings: Settings, fetcher: Fetcher, only_public: bool
) -> Found:
    """The report of one item, or the reason why there is none. `source` and `where` are the feed's."""
    if item.html and (not item.link or is_whole(item.html)):
        url = item.link or source.url
        place = f"{where} item {item.number}"
        return Raw(_as_line(item, feed), replace(source, url=url, media_type="text/plain"), place, "line")
    if item.link:
        page = fetch_page(item.link, settings, fetcher, only_public)
        return page if isinstance(page, SourceError) else replace(page, published=item.published)
    return SourceError(f"{where} item {item.number}", "names no page and holds no text; nothing to read")


def is_whole(text: str) -> bool:
    """Whether an item's text, as HTML, is the story and not its beginning."""
    known = load_feeds()
    words = html.unescape(_TAG.sub(" ", text)).split()
    return len(words) >= known.least_words and not known.cut.search(" ".join(words[-known.last_words :]))


def _read_item(entry: dict[str, Any], number: int) -> Item:
    link = str(entry.get("link") or "").strip()
    published = _day(entry.get("published_parsed") or entry.get("updated_parsed"))
    changed = entry.get("updated") or entry.get("published") or ""
    name = entry.get("id") or link or f"{entry.get('title')} {changed}"
    return Item(
        number=number,
        key=f"{name} {changed}".strip(),
        link=link if link.lower().startswith(_WEB) else None,
        title=_line(entry.get("title")),
        published=published,
        html=_longest_text(entry),
    )


def _longest_text(entry: dict[str, Any]) -> str:
    parts = [*entry.get("content", []), entry.get("summary_detail") or {}]
    return max((_as_html(part) for part in parts), key=len)


def _as_html(part: Any) -> str:
    """A text of a feed as HTML whose paragraphs are marked: many feeds part them with empty lines only."""
    text = str(part.get("value") or "").strip()
    if part.get("type") == "text/plain":
        text = html.escape(text)
    if not text or _BLOCK.search(text):
        return text
    return "".join(f"<p>{paragraph}</p>" for paragraph in _BETWEEN.split(text) if paragraph.strip())


def _day(parsed: Any) -> str | None:
    try:
        return date(*parsed[:3]).isoformat() if parsed else None
    except (ValueError, TypeError):
        return None


def _line(words: str | None) -> str | None:
    return " ".join(html.unescape(_TAG.sub(" ", words)).split()) or None if words else None


def _as_line(item: Item, feed: Feed) -> bytes:
    """The item in the form of JSON Lines, which carries what a feed knows beside the text."""
    known = {"url": item.link, "title": item.title, "published": item.published, "publisher": feed.title}
    page = f"<!DOCTYPE html><html><body><article>{item.html}</article></body></html>"
    fields = {name: value for name, value in known.items() if value} | {"html": page}
    return json.dumps(fields, ensure_ascii=False).encode("utf-8", "replace")


def _what_else(data: bytes) -> str:
    """What a document is that is no feed."""
    if list_kind(data) == "sitemap":
        return "is a sitemap, no feed; read it by itself"
    if (root_name(data) or "").lower() in ("html", "head", "body"):
        return "is a web page (HTML), no feed; name the feed's own address"
    return "is no feed; name the address of an RSS or Atom feed"
