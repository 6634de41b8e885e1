"""Pictures' captions and credits on a page, taken out of it so that the article's text holds none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from .captions import LONGEST, split_credit
from .credits import clean_credit
from .draft import PrintedCaption
from .furniture import is_notice
from .knowledge import load_pages
from .tidy import clean_line, fold

_FEWEST_WORDS = 4
_MOST = 30
_MOST_LOOKED_AT = 200
# Characters; an `article` element with fewer is a card that points at one.
_SHORTEST_ARTICLE = 800
# A caption of which more than this is a link is the headline of another story.
_MOST_LINKED = 0.5
_SPACE_BEFORE_STOP = re.compile(r" (?=[,.;:!?](?: |$))")
_COUNTER = re.compile(
    r"(?:(?:image|photo|picture|slide) )?\d{1,3} ?(?:of|/) ?\d{1,3}\s+|(?:hide|show|toggle|view) caption\s+",
    re.IGNORECASE,
)


def take_captions(tree: HtmlElement) -> list[PrintedCaption]:
    """The captions of the article's pictures in reading order; their elements leave the tree."""
    captions: list[PrintedCaption] = []
    cards = list(islice(tree.iter("article"), 2))[1:]
    for element in list(islice(_caption_elements(tree), _MOST_LOOKED_AT)):
        if len(captions) < _MOST and not _is_elsewhere(element, bool(cards)):
            caption = _read_caption(element)
            if caption:
                captions.append(caption)
        element.drop_tree()
    return captions


def _caption_elements(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that hold a caption, none within another; a table's caption is none."""
    marks, within = load_pages().captions, None
    for element in tree.iter("figcaption", "div", "p", "span", "em", "small", "dd"):
        is_caption = element.tag == "figcaption" or bool(marks.search(element.get("class") or ""))
        if not is_caption or (within is not None and within in element.iterancestors()):
            continue
        if element.getparent() is not None and 0 < len(_text(element).strip()) <= 2 * LONGEST:
            within = element
            yield element


def _is_elsewhere(element: HtmlElement, has_cards: bool) -> bool:
    """Whether a picture belongs to another story, a menu or a gallery's preview; `has_cards`: articles are many."""
    linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
    if linked > _MOST_LINKED * len(_text(element)):
        return True
    marks = load_pages().not_article
    if next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None) is not None:
        return True
    for parent in element.iterancestors():
        if parent.tag in ("aside", "nav", "footer", "a", "li"):
            return True
        if parent.tag in ("article", "main", "body"):
            return has_cards and parent.tag == "article" and _is_shorter(parent, _SHORTEST_ARTICLE)
        if marks.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return True
    return False


def _is_shorter(element: HtmlElement, length: int) -> bool:
    for words in element.itertext():
        length -= len(words)
        if length <= 0:
            return False
    return True


def _read_caption(element: HtmlElement) -> PrintedCaption | None:
    credit = _take_credit(element)
    shown = _SPACE_BEFORE_STOP.sub("", clean_line(_text(element)))
    printed = split_credit(_COUNTER.sub("", shown, count=1))
    words = printed.words
    if len(words.split()) < _FEWEST_WORDS:
        words = _alternative(element) or words
    if len(words.split()) < _FEWEST_WORDS or len(words) > LONGEST or is_notice(words):
        return None
    return PrintedCaption(words, credit or printed.credit)


def _take_credit(element: HtmlElement) -> str | None:
    """The words of the credit's own element, which leave the caption."""
    marks = load_pages().credits
    figure = next((parent for parent in element.iterancestors("figure")), element)
    for part in list(figure.iterdescendants("span", "div", "p", "small", "em", "cite", "a")):
        if marks.search(f"{part.get('class') or ''} {part.get('itemprop') or ''}"):
            credit = clean_credit(clean_line(_text(part)))
            if part.getparent() is not None and fold(_text(part)) != fold(_text(element)):
                part.drop_tree()
            if credit and len(credit) <= 120:
                return credit
    return None


def _alternative(element: HtmlElement) -> str | None:
    figure = next((parent for parent in element.iterancestors("figure")), None)
    images = [] if figure is None else list(figure.iter("img"))
    return clean_line(images[0].get("alt") or "") if len(images) == 1 else None


def _text(element: HtmlElement) -> str:
    return " ".join(element.itertext())
