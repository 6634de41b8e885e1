"""Schema.org's description of the article, where a page carries one as JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml.html import HtmlElement

from .knowledge import load_pages
from .tidy import clean_line

_NEWLINE_IN_STRING = re.compile(r"[\x00-\x1f]+")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Described:
    """What the description says; empty where it says nothing."""

    headline: str = ""
    published: str = ""
    publisher: str = ""
    body: str = ""
    authors: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()


def read_description(tree: HtmlElement) -> Described:
    """The first article that the page describes, or an empty description."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and (article := _first_article(script.text or "")):
            return _describe(article)
    return Described()


def _first_article(source: str) -> dict[str, Any] | None:
    try:
        # Raw newlines within strings are common and harmless.
        data = json.loads(_NEWLINE_IN_STRING.sub(" ", source).strip().rstrip(";"))
    except (ValueError, RecursionError):
        return None
    return next((node for node in _nodes(data, 0) if _is_article(node)), None)


def _nodes(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(data.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(kind, str) and kind in load_pages().article_types for kind in kinds)


def _describe(article: dict[str, Any]) -> Described:
    body = article.get("articleBody")
    return Described(
        headline=_first(article.get("headline")),
        published=_first(article.get("datePublished")) or _first(article.get("dateCreated")),
        publisher=_first(article.get("publisher")),
        body=body if isinstance(body, str) else "",
        authors=_names(article.get("author")) or _names(article.get("creator")),
        sections=_names(article.get("articleSection")),
        keywords=_names(article.get("keywords")),
    )


def _first(value: Any) -> str:
    return next(iter(_names(value)), "")


def _names(value: Any) -> tuple[str, ...]:
    """The names in a value: a string, a thing with a name, or a list of either."""
    if isinstance(value, list):
        return tuple(name for item in value for name in _names(item))
    if isinstance(value, dict):
        return _names(value.get("name"))
    return (clean_line(value),) if isinstance(value, str) and value.strip() else ()
