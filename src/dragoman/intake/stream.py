"""One open stream to what it holds: a page or a text is taken whole, JSON Lines line by line, gzip undone first.

Whole documents and single lines are held to `max_bytes`; a file of JSON Lines may be of any size.
"""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from ..errors import SourceError
from ..model import Source
from ..settings import Settings
from .raw import Raw
from .read import too_large

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LINES_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_BUFFER = 65_536

Found = Raw | SourceError


def find_in_stream(stream: BinaryIO, path: str, settings: Settings) -> Iterator[Found]:
    """The raw reports of an open stream. `path` names it in records and errors ("-" is standard input)."""
    buffered = cast(
        io.BufferedReader, stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    try:
        if buffered.peek(2).startswith(_GZIP):
            buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)), _BUFFER)
        yield from _find_plain(buffered, path, settings)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield SourceError(path, "is damaged: its gzip data break off or are wrong; fetch it again")


def _find_plain(stream: io.BufferedReader, path: str, settings: Settings) -> Iterator[Found]:
    head = stream.peek(_BUFFER)
    if head.startswith(_WARC):
        yield SourceError(path, "web archives (WARC) cannot be read yet; save the pages and name the files")
    elif path.lower().endswith(_LINES_NAMES) or _OBJECT.match(head):
        yield from _find_lines(stream, path, settings)
    else:
        yield _take_whole(stream, path, settings)


def _take_whole(stream: io.BufferedReader, path: str, settings: Settings) -> Found:
    data = stream.read(settings.max_bytes + 1)
    if len(data) > settings.max_bytes:
        return SourceError(path, too_large(settings))
    return Raw(data, Source(None, path, None, None, "text/plain"), path, "document")


def _find_lines(stream: io.BufferedReader, path: str, settings: Settings) -> Iterator[Found]:
    number, seen = 0, 0
    while line := stream.readline(settings.max_bytes + 1):
        number += 1
        is_long = len(line) > settings.max_bytes and not line.endswith(b"\n")
        if is_long:
            _skip_line(stream)
        if not line.strip():
            continue
        seen += 1
        where = f"{path} line {number}"
        if is_long:
            yield SourceError(where, too_large(settings))
        else:
            yield Raw(line.rstrip(b"\r\n"), Source(None, path, None, None, "text/plain"), where, "line")
    if not seen:
        yield SourceError(path, "is empty; nothing to read")


def _skip_line(stream: io.BufferedReader) -> None:
    while (rest := stream.readline(_BUFFER)) and not rest.endswith(b"\n"):
        pass
