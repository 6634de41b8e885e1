"""What a page says of its article outside the article: title, day, publisher, writer, sections, tags.

JSON-LD goes before meta tags, these before what the page shows; nothing is guessed from addresses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape

from lxml.html import HtmlElement

from ..model import Published
from .credits import byline
from .dates import find_interval, published
from .draft import unique
from .jsonld import Described, read_description
from .knowledge import load_pages
from .tidy import clean_line, fold

_SITE_SUFFIX = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,60}$")
_LIST = re.compile(r"\s*[,;|]\s*")
# "News,World" is a list; "Science, Technology & Health" is one section.
_TIGHT_LIST = re.compile(r",(?!\s)")
# A day or a button that an author field carries behind the name.
_AFTER_NAME = re.compile(r"\s*\|.*\d.*$", re.DOTALL)
_LONGEST_NAME = 80
_MOST_TAGS = 40
_NO_PERSON = re.compile(r"https?:|^@|^(admin|administrator|editor|webmaster|staff)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The page's account of its article; `body` is the article's text where JSON-LD holds it."""

    title: str | None
    published: Published | None
    publisher: str | None
    byline: str | None
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    body: str


def read_metadata(tree: HtmlElement) -> Metadata:
    """Everything that the page says of its article."""
    described, meta = read_description(tree), _read_meta(tree)
    return Metadata(
        title=_title(tree, described, meta),
        published=_published(tree, described, meta),
        publisher=_publisher(described, meta),
        byline=_byline(tree, described, meta),
        categories=_categories(tree, described, meta),
        tags=_tags(tree, described, meta),
        body=unescape(described.body),
    )


class _Meta:
    """Meta tags: all contents of each name, in the page's order."""

    def __init__(self) -> None:
        self._contents: defaultdict[str, list[str]] = defaultdict(list)

    def add(self, name: str, content: str) -> None:
        self._contents[name.strip().lower()].append(content)

    def all(self, kind: str) -> Iterator[str]:
        for name in load_pages().names[kind]:
            yield from self._contents.get(name, ())


def _read_meta(tree: HtmlElement) -> _Meta:
    meta = _Meta()
    for element in tree.iter("meta"):
        content = clean_line(element.get("content") or "")
        for attribute in ("property", "name", "itemprop"):
            name = element.get(attribute)
            if name and content:
                meta.add(name, content)
    return meta


def _title(tree: HtmlElement, described: Described, meta: _Meta) -> str | None:
    """The visible headline where metadata confirm it, else what metadata say, else a lone headline."""
    page_titles = [clean_line(_text(element)) for element in tree.iter("title")][:1]
    named = [unescape(title) for title in [described.headline, *meta.all("titles"), *page_titles] if title]
    shown = [words for element in tree.iter("h1") if 0 < len(words := clean_line(_text(element))) <= 300][:10]
    confirmed = [words for words in shown if any(_is_headline_of(words, name) for name in named)]
    if confirmed:
        return max(confirmed, key=len)
    if named:
        return _without_site(named[0])
    return shown[0] if len(shown) == 1 else None


def _is_headline_of(words: str, name: str) -> bool:
    """Whether metadata confirm a headline shown. The site's name stands in titles too, but is the lesser part."""
    shown, whole = fold(words), fold(name)
    return len(shown) * 2 >= len(whole) and shown in whole


def _without_site(title: str) -> str:
    bare = _SITE_SUFFIX.sub("", title)
    return bare if len(bare.split()) >= 3 else title


def _published(tree: HtmlElement, described: Described, meta: _Meta) -> Published | None:
    for words in [described.published, *meta.all("published"), *_times(tree)]:
        interval = find_interval(words) if words else None
        if interval and interval.precision == "day":
            return published(interval, "page metadata")
    return None


def _times(tree: HtmlElement) -> Iterator[str]:
    """Days of `time` elements that say they are of publication, or of the only one in the article."""
    marked, plain = [], []
    for element in tree.iter("time", "abbr", "span"):
        marks = f"{element.get('class') or ''} {element.get('itemprop') or ''} {element.get('id') or ''}".lower()
        words = element.get("datetime") or element.get("content") or element.get("title") or _text(element)[:60]
        if "publish" in marks or "pubdate" in element.attrib or "dateline" in marks or "entry-date" in marks:
            marked.append(words)
        elif element.tag == "time" and any(parent.tag in ("article", "main") for parent in element.iterancestors()):
            plain.append(words)
    yield from marked
    if len({words.strip()[:10] for words in plain}) == 1:
        yield plain[0]


def _publisher(described: Described, meta: _Meta) -> str | None:
    candidates = [described.publisher, *meta.all("publishers")]
    return next((unescape(name) for name in candidates if name and not _NO_PERSON.search(name)), None)


def _byline(tree: HtmlElement, described: Described, meta: _Meta) -> str | None:
    named = described.authors or unique(name for name in meta.all("authors"))
    named = unique(_AFTER_NAME.sub("", unescape(name)) for name in named)
    people = [name for name in named if 0 < len(name) <= _LONGEST_NAME and not _NO_PERSON.search(name)]
    if people:
        return ", ".join(unique(byline(name) or name for name in people[:6]))
    for element in _shown_bylines(tree):
        words = clean_line(_text(element))
        if words and len(words) <= _LONGEST_NAME and not _NO_PERSON.search(words):
            found = byline(words) or byline(f"By {words}")
            if found:
                return found
    return None


def _shown_bylines(tree: HtmlElement) -> Iterator[HtmlElement]:
    marks = load_pages().bylines
    for element in tree.iter("a", "span", "p", "div", "address"):
        if (
            element.get("rel") == "author"
            or element.get("itemprop") == "author"
            or marks.search(element.get("class") or "")
        ):
            yield element


def _categories(tree: HtmlElement, described: Described, meta: _Meta) -> tuple[str, ...]:
    stated = _short(item for name in [*described.sections, *meta.all("sections")] for item in _TIGHT_LIST.split(name))
    return stated or _short(_linked(tree, "category"))


def _tags(tree: HtmlElement, described: Described, meta: _Meta) -> tuple[str, ...]:
    stated = [item for words in [*described.keywords, *meta.all("tags")] for item in _LIST.split(unescape(words))]
    # Keywords such as "type:story" speak to machines.
    return _short(item for item in [*stated, *_linked(tree, "tag")] if ":" not in item)


def _linked(tree: HtmlElement, relation: str) -> Iterator[str]:
    for element in tree.iter("a"):
        if relation in (element.get("rel") or "").lower().split():
            yield clean_line(_text(element))


def _short(names: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for name in names:
        words = clean_line(unescape(name))
        if 0 < len(words) <= _LONGEST_NAME and any(map(str.isalnum, words)):
            kept.setdefault(words.casefold(), words)
    return tuple(kept.values())[:_MOST_TAGS]


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())
