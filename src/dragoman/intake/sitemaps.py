"""Sitemaps (sitemaps.org, protocol 0.9): the pages they list, and the pages of the sitemaps that an index lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from ..errors import SourceError
from ..settings import Settings
from .bodies import Damaged, Swollen, undo_encodings
from .fetch import Fetcher
from .markup import list_kind, refuse_entities
from .media import is_readable_type
from .raw import Found
from .read import too_large
from .web import fetch_page, fetch_whole

# The protocol knows one level of indexes.
_DEEPEST = 3
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The addresses of pages and of further sitemaps, in their order, none twice."""

    pages: tuple[str, ...]
    maps: tuple[str, ...]


def read_sitemap(data: bytes, where: str) -> Sitemap:
    """What a sitemap or an index lists. Raises SourceError when it is none."""
    refuse_entities(data, where)
    if list_kind(data) != "sitemap":
        raise SourceError(where, "is no sitemap; name the sitemap's own address")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(where, f"is a broken sitemap: {error}; fetch it again") from error
    listed = dict.fromkeys(
        (_local(entry), (place.text or "").strip())
        for entry in root
        for place in (entry if isinstance(entry.tag, str) else ())
        if _local(place) == "loc"
    )
    pages = tuple(address for kind, address in listed if kind == "url" and address)
    return Sitemap(pages, tuple(address for kind, address in listed if kind == "sitemap" and address))


def find_in_sitemap(
    data: bytes, where: str, settings: Settings, fetcher: Fetcher, only_public: bool
) -> Iterator[Found]:
    """Every page that a sitemap leads to, fetched one by one."""
    yield from _find(data, where, settings, fetcher, only_public, {where}, 1)


def _find(
    data: bytes, where: str, settings: Settings, fetcher: Fetcher, only_public: bool, seen: set[str], depth: int
) -> Iterator[Found]:
    try:
        sitemap = read_sitemap(data, where)
    except SourceError as error:
        yield error
        return
    if not sitemap.pages and not sitemap.maps:
        yield SourceError(where, "is a sitemap that lists no pages; nothing to read")
    for address in sitemap.pages:
        yield fetch_page(address, settings, fetcher, only_public)
    for address in sitemap.maps:
        if address in seen:
            continue
        seen.add(address)
        if depth >= _DEEPEST:
            yield SourceError(address, f"is a sitemap {depth} indexes deep; name it itself to read it")
            continue
        try:
            child = _fetch_map(address, settings, fetcher, only_public)
        except SourceError as error:
            yield error
            continue
        yield from _find(child, address, settings, fetcher, only_public, seen, depth + 1)


def _fetch_map(address: str, settings: Settings, fetcher: Fetcher, only_public: bool) -> bytes:
    answer = fetch_whole(address, settings, fetcher, accept=is_readable_type, only_public=only_public)
    if not answer.data.startswith(_GZIP):
        return answer.data
    try:
        return undo_encodings(answer.data, ["gzip"], settings.max_bytes)
    except Swollen as error:
        raise SourceError(address, too_large(settings)) from error
    except Damaged as error:
        raise SourceError(address, "is damaged: its gzip data break off or are wrong; fetch it again") from error


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname) if isinstance(element.tag, str) else ""
