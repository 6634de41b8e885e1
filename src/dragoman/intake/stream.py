"""One open stream to its reports: a page or a text is read whole, JSON Lines line by line, gzip undone first.

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
from ..model import Report, Source
from ..settings import Settings
from .jsonl import read_line
from .read import read_bytes

_GZIP = b"\x1f\x8b"
_WARC = b"WARC/"
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"')
_LINES_NAMES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_BUFFER = 65_536

Item = Report | SourceError


def read_stream(stream: BinaryIO, path: str, settings: Settings) -> Iterator[Item]:
    """The reports of an open stream. `path` names it in records and errors ("-" is standard input)."""
    buffered = cast(
        io.BufferedReader, stream if hasattr(stream, "peek") else io.BufferedReader(cast(io.RawIOBase, stream))
    )
    try:
        if buffered.peek(2).startswith(_GZIP):
            buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)), _BUFFER)
        yield from _read_plain(buffered, path, settings)
    except (EOFError, gzip.BadGzipFile, zlib.error):
        yield SourceError(path, "is damaged: its gzip data break off or are wrong; fetch it again")


def _read_plain(stream: io.BufferedReader, path: str, settings: Settings) -> Iterator[Item]:
    head = stream.peek(_BUFFER)
    if head.startswith(_WARC):
        yield SourceError(path, "web archives (WARC) cannot be read yet; save the pages and name the files")
    elif path.lower().endswith(_LINES_NAMES) or _OBJECT.match(head):
        yield from _read_lines(stream, path, settings)
    else:
        yield _read_whole(stream, path, settings)


def _read_whole(stream: io.BufferedReader, path: str, settings: Settings) -> Item:
    data = stream.read(settings.max_bytes + 1)
    try:
        return read_bytes(data, Source(None, path, None, None, "text/plain"), settings)
    except SourceError as error:
        return error


def _read_lines(stream: io.BufferedReader, path: str, settings: Settings) -> Iterator[Item]:
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
            yield SourceError(where, f"is larger than {settings.max_bytes:,} bytes; allow more with --max-bytes")
            continue
        try:
            yield read_line(line, path, where, settings)
        except SourceError as error:
            yield error
    if not seen:
        yield SourceError(path, "is empty; nothing to read")


def _skip_line(stream: io.BufferedReader) -> None:
    while (rest := stream.readline(_BUFFER)) and not rest.endswith(b"\n"):
        pass
