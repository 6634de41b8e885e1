"""A news page to a draft: trafilatura finds the article, our own reading what newsrooms put around it.

Order of use: metadata first, then captions and hover cards leave the tree, then trafilatura gives the paragraphs,
and these go through the same sorting into parts as the lines of a plain text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from .captions import merge_captions
from .credits import wire_credit
from .draft import Draft, PrintedCaption, unique
from .figures import take_captions
from .furniture import is_edge_notice, is_notice
from .knowledge import load_pages
from .lines import Line
from .metadata import Metadata, read_metadata
from .plain import draft_lines
from .tidy import clean_line, fold

# Trafilatura logs each page that it finds thin; without a handler Python would print that.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_BAD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# Characters; a readout can be one sentence, a menu is less.
_SHORTEST = 100
_MOST_BLOCKS = 400
_MOST_NOTICES = 20
_BREAK = "\n"
_BLOCKS = ("p", "quote", "list", "head", "table")
# No more than this part of an article's words can be a closing list of links.
_MOST_LINKS = 0.2


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: str
    is_heading: bool
    is_links: bool


def draft_page(html: str, title: str | None = None) -> Draft | None:
    """The draft of a page, or None when it holds no article. A `title` given is believed."""
    tree = _parse(html)
    if tree is None:
        return None
    metadata = read_metadata(tree)
    _drop_hover_cards(tree)
    notices = [*_shown_notices(tree), *islice(_related_stories(tree), _MOST_NOTICES)]
    captions = merge_captions(take_captions(tree))
    paragraphs = _article(tree, metadata)
    if sum(len(paragraph.words) for paragraph in paragraphs) < _SHORTEST:
        return None
    draft = _sort(paragraphs, captions, title or metadata.title)
    if not draft.paragraphs:
        return None
    return _with_metadata(draft, metadata, captions, notices)


def _parse(html: str) -> HtmlElement | None:
    """The page's tree, as far as its markup can be read."""
    source = _BAD.sub("", _DECLARATION.sub("", html))
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        tree: HtmlElement | None = lxml_html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None
    return tree


def _drop_hover_cards(tree: HtmlElement) -> None:
    """Cards that show when the reader points at a name are no words of the sentence."""
    marks = load_pages().hover_cards
    for element in list(tree.iter("span", "div")):
        is_card = marks.search(element.get("class") or "") and sum(1 for _ in element.iter("a")) > 1
        if is_card and element.getparent() is not None:
            element.drop_tree()


def _article(tree: HtmlElement, metadata: Metadata) -> list[_Paragraph]:
    """The article's paragraphs; where the page shows too few, the text in its JSON-LD."""
    shown = list(_paragraphs(_extract(tree)))
    described = [clean_line(line) for line in re.split(r"\n+|<br\s*/?>|</p>", metadata.body)]
    described = [clean_line(re.sub(r"<[^<>]{0,500}>", "", line)) for line in described]
    length = sum(len(paragraph.words) for paragraph in shown)
    if sum(map(len, described)) > 2 * length:
        return [_Paragraph(words, False, False) for words in described if words]
    return shown


def _extract(tree: HtmlElement) -> HtmlElement | None:
    try:
        document = trafilatura.bare_extraction(
            tree, include_comments=False, favor_precision=True, include_links=True, with_metadata=False
        )
    except Exception:  # a page that breaks the extractor holds no article for us; it must not end the run
        return None
    body: HtmlElement | None = getattr(document, "body", None)
    return body


def _paragraphs(body: Iterable[HtmlElement] | None) -> Iterator[_Paragraph]:
    if body is None:
        return
    for element in body:
        if element.tag == "list":
            yield from _list_items(element)
        elif element.tag == "table":
            yield from _table_rows(element)
        elif any(child.tag in _BLOCKS for child in element):
            yield from _loose(element)
        else:
            yield from _split("".join(_texts(element)), element)


def _loose(element: HtmlElement) -> Iterator[_Paragraph]:
    """Blocks within a block (a quotation's paragraphs), and the words that stand loose between them."""
    words = element.text or ""
    for child in element:
        if child.tag in _BLOCKS:
            yield from _split(words, None)
            words = ""
            yield from _paragraphs([child])
        else:
            words += "".join(_texts(child))
        words += child.tail or ""
    yield from _split(words, None)


def _texts(element: HtmlElement) -> Iterator[str]:
    for part in element.iter():
        if part.tag == "lb":
            yield _BREAK
        yield re.sub(r"\s+", " ", part.text or "")
        if part is not element:
            yield re.sub(r"\s+", " ", part.tail or "")


def _split(words: str, element: HtmlElement | None) -> Iterator[_Paragraph]:
    """The lines of a block; `element` tells whether they are a heading and how much of them is links."""
    links = [] if element is None else element.iter("ref")
    linked = sum(len("".join(link.itertext()).strip()) for link in links)
    for line in words.split(_BREAK):
        cleaned = clean_line(line)
        if cleaned:
            yield _Paragraph(cleaned, element is not None and element.tag == "head", linked >= 0.9 * len(cleaned))


def _list_items(element: HtmlElement) -> Iterator[_Paragraph]:
    items = [paragraph for item in element.iter("item") for paragraph in _split(" ".join(_texts(item)), item)]
    is_links = len(items) > 1 and all(item.is_links for item in items)
    yield from (replace(item, is_links=is_links) for item in items)


def _table_rows(element: HtmlElement) -> Iterator[_Paragraph]:
    for row in element.iter("row"):
        cells = [clean_line(" ".join(cell.itertext())) for cell in row]
        words = " ".join(cell for cell in cells if cell)
        if words:
            yield _Paragraph(words, False, False)


def _sort(paragraphs: list[_Paragraph], captions: tuple[PrintedCaption, ...], title: str | None) -> Draft:
    """The paragraphs by part: captions printed again and lists of links leave, the rest is read as lines are."""
    under_pictures = {fold(caption.words) for caption in captions}
    kept = [one for one in paragraphs if fold(one.words) not in under_pictures]
    kept, links = _without_links(kept)
    while kept and kept[-1].is_heading:
        kept.pop()
    draft = draft_lines([Line(one.words, index) for index, one in enumerate(kept)], title)
    return replace(draft, notices=unique([*draft.notices, *links]))


def _without_links(paragraphs: list[_Paragraph]) -> tuple[list[_Paragraph], list[str]]:
    """Apart from the article: the paragraphs that are nothing but links once it has ended, unless they are its bulk."""
    last = max((i for i, one in enumerate(paragraphs) if _is_article(one)), default=-1)
    tail = paragraphs[last + 1 :]
    links = [one.words for one in tail if one.is_links]
    if sum(map(len, links)) > _MOST_LINKS * sum(len(one.words) for one in paragraphs):
        return paragraphs, []
    return paragraphs[: last + 1] + [one for one in tail if not one.is_links], links


def _is_article(paragraph: _Paragraph) -> bool:
    is_furniture = (
        is_notice(paragraph.words) or is_edge_notice(paragraph.words) or wire_credit(paragraph.words) is not None
    )
    return not (paragraph.is_links or paragraph.is_heading or is_furniture)


def _shown_notices(tree: HtmlElement) -> Iterator[str]:
    """Furniture that the article's part of the page shows: short blocks that say by their words what they are."""
    root = next(iter(tree.iter("article", "main")), None)
    if root is None:
        return
    found, seen = 0, ""
    blocks = (element for element in root.iter("p", "div", "li", "h2", "h3", "h4", "span", "button", "section"))
    for number, element in enumerate(blocks):
        if number >= _MOST_BLOCKS or found >= _MOST_NOTICES:
            return
        words = clean_line("".join(element.itertext())) if len(element) <= 6 else ""
        if 12 <= len(words) <= 300 and fold(words) not in seen and is_notice(words):
            # The blocks within this one say it again.
            seen += fold(words) + " "
            found += 1
            yield words


def _related_stories(tree: HtmlElement) -> Iterator[str]:
    """Headlines in lists within the article's part of the page that are nothing but links."""
    root = next(iter(tree.iter("article", "main")), None)
    for links in [] if root is None else islice(root.iter("ul", "ol"), _MOST_NOTICES):
        items = [_link_words(item) for item in links.iter("li")]
        if len(items) > 1 and all(items):
            yield from (words for words in items if words)


def _link_words(item: HtmlElement) -> str | None:
    """The words of a list item that is one link to a story, with a headline's length."""
    words = clean_line("".join(item.itertext()))
    linked = clean_line("".join("".join(link.itertext()) for link in item.iter("a")))
    return words if words == linked and 4 <= len(words.split()) <= 30 else None


def _with_metadata(draft: Draft, metadata: Metadata, captions: tuple[PrintedCaption, ...], notices: list[str]) -> Draft:
    return replace(
        draft,
        captions=merge_captions([*captions, *draft.captions]),
        byline=metadata.byline or draft.byline,
        publisher=metadata.publisher,
        published=metadata.published,
        categories=metadata.categories or draft.categories,
        tags=metadata.tags or draft.tags,
        notices=unique([*draft.notices, *(words for words in notices if words not in draft.paragraphs)]),
    )
