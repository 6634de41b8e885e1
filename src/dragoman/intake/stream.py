"""One open stream to what it holds, told by its first bytes and its name.

A page or a text is taken whole, JSON Lines line by line, an archive record by record, of feeds and sitemaps what they
list; gzip is undone first. Whole documents, single lines and single pages are held to `max_bytes`; JSON Lines and
archives may be of any size.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from ..errors import SourceError
from ..model import Source
from ..settings import Settings
from .fetch import Fetcher
from .markup import ListKind, list_kind
from .raw import Found, Raw
from .read import too_large
from .unpack import Unpacked

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LINES_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_WARC_NAMES = (".warc", ".warc.gz")
_FEED_NAMES = (".rss", ".atom", ".rss.gz", ".atom.gz")
_FEED_TYPES = ("application/rss+xml", "application/atom+xml")
_BUFFER = 65_536


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream and what is known of it. `where` is its name (a path, an address, "-" for standard input).

    `is_public` says that it came from the open internet.
    """

    stream: io.BufferedReader
    source: Source
    where: str
    is_public: bool


def open_stream(stream: BinaryIO, source: Source, where: str, is_public: bool = False) -> Opened:
    """The same stream, made so that one can look ahead."""
    if hasattr(stream, "peek"):
        return Opened(cast(io.BufferedReader, stream), source, where, is_public)
    buffered = cast(io.BufferedReader, io.BufferedReader(cast(io.RawIOBase, stream), _BUFFER))
    return Opened(buffered, source, where, is_public)


def find_in_stream(opened: Opened, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    """The raw reports of an open stream."""
    try:
        yield from _find_packed(opened, settings, fetcher)
    except (EOFError, zlib.error):
        yield SourceError(opened.where, "is damaged: its gzip data break off or are wrong; fetch it again")


def _find_packed(opened: Opened, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    head = opened.stream.peek(_BUFFER)
    if _is_archive(head, opened.where):
        yield from _find_in_archive(opened, settings)
        return
    if head.startswith(_GZIP):
        unpacked = cast(io.BufferedReader, io.BufferedReader(Unpacked(opened.stream), _BUFFER))
        opened = Opened(unpacked, opened.source, opened.where, opened.is_public)
    yield from _find_plain(opened, settings, fetcher)


def _is_archive(head: bytes, name: str) -> bool:
    """Whether a stream is a web archive, packed or not: its members are packed singly, and unpacked singly."""
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(31).decompress(head, len(_WARC))
        except zlib.error:
            return name.lower().endswith(_WARC_NAMES)
    return head.startswith(_WARC) or (bool(head) and name.lower().endswith(_WARC_NAMES))


def _find_in_archive(opened: Opened, settings: Settings) -> Iterator[Found]:
    from .warc import find_in_archive

    yield from find_in_archive(opened.stream, opened.where, settings)


def _find_plain(opened: Opened, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    head = opened.stream.peek(_BUFFER)
    if opened.where.lower().endswith(_LINES_NAMES) or _OBJECT.match(head):
        yield from _find_lines(opened, settings)
        return
    data = opened.stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        yield SourceError(opened.where, too_large(settings))
    elif kind := _list_kind(data, opened):
        yield from _find_listed(kind, data, opened, settings, fetcher)
    else:
        yield Raw(data, opened.source, opened.where, "document")


def _list_kind(data: bytes, opened: Opened) -> ListKind | None:
    """What a document lists; a page that goes by the name of a feed is to be named as such."""
    is_called_feed = opened.where.lower().endswith(_FEED_NAMES) or opened.source.media_type.startswith(_FEED_TYPES)
    return list_kind(data) or ("feed" if is_called_feed and data.strip() else None)


def _find_listed(kind: ListKind, data: bytes, opened: Opened, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    if kind == "feed":
        from .feeds import find_in_feed

        yield from find_in_feed(data, opened.source, opened.where, settings, fetcher, opened.is_public)
    else:
        from .sitemaps import find_in_sitemap

        yield from find_in_sitemap(data, opened.where, settings, fetcher, opened.is_public)


def _find_lines(opened: Opened, settings: Settings) -> Iterator[Found]:
    stream, number, seen = opened.stream, 0, 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        is_long = len(line) > settings.max_bytes and not line.endswith(b"\n")
        if is_long:
            _skip_line(stream)
        if not line.strip():
            continue
        seen += 1
        where = f"{opened.where} line {number}"
        if is_long:
            yield SourceError(where, too_large(settings))
        else:
            yield Raw(line.rstrip(b"\r\n"), opened.source, where, "line")
    if not seen:
        yield SourceError(opened.where, "is empty; nothing to read")


def _skip_line(stream: io.BufferedReader) -> None:
    while (rest := stream.readline(_BUFFER)) and not rest.endswith(b"\n"):
        pass
