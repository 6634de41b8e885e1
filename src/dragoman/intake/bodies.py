"""A body as it travelled to the body as it was written: content encodings undone, never past a limit of bytes."""

from __future__ import annotations

import io
import zlib
from collections.abc import Sequence
from typing import Protocol

_PIECE = 65_536


class Swollen(Exception):
    """The body grows past the limit when its compression is undone."""


class Damaged(Exception):
    """The compressed data are wrong or break off."""


class UnknownEncoding(Exception):
    """A content encoding that nothing here undoes; the message is its name."""


class _Reader(Protocol):
    def read(self, size: int = ...) -> bytes: ...


def undo_encodings(data: bytes, encodings: Sequence[str], limit: int) -> bytes:
    """The body whose Content-Encoding named `encodings`, in the order they were applied.

    Raises Swollen past `limit` bytes, Damaged, and UnknownEncoding.
    """
    for encoding in reversed([name.strip().lower() for name in encodings]):
        data = _undo(data, encoding, limit)
    return data


def _undo(data: bytes, encoding: str, limit: int) -> bytes:
    if encoding in ("", "identity"):
        return data
    if encoding in ("gzip", "x-gzip"):
        return _inflate(data, 31, limit)
    if encoding == "deflate":
        # The standard means zlib's wrapping; half of the servers send the bare stream.
        return _inflate(data, 15 if data[:1] in (b"\x78", b"\x58", b"\x48", b"\x38") else -15, limit)
    if encoding in ("br", "zstd"):
        return _unwrap(data, encoding, limit)
    raise UnknownEncoding(encoding)


def _inflate(data: bytes, window_bits: int, limit: int) -> bytes:
    """Several gzip members in a row are one body."""
    body = bytearray()
    while data:
        engine = zlib.decompressobj(window_bits)
        try:
            body += engine.decompress(data, limit + 1 - len(body))
        except zlib.error as error:
            raise Damaged from error
        if len(body) > limit:
            raise Swollen
        if not engine.eof:
            raise Damaged
        data = engine.unused_data.lstrip(b"\x00")
    return bytes(body)


def _unwrap(data: bytes, encoding: str, limit: int) -> bytes:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    reader = BrotliReader(io.BytesIO(data)) if encoding == "br" else ZstdReader(io.BytesIO(data))
    return _read_within(reader, limit)


def _read_within(reader: _Reader, limit: int) -> bytes:
    body = bytearray()
    try:
        while piece := reader.read(_PIECE):
            body += piece
            if len(body) > limit:
                raise Swollen
    except OSError as error:
        raise Damaged from error
    return bytes(body)


def undo_chunks(data: bytes) -> bytes:
    """The body of a chunked message; `data` as they are when they are not chunked after all."""
    body, at = bytearray(), 0
    while True:
        end = data.find(b"\r\n", at, at + 100)
        try:
            size = int(data[at:end].split(b";")[0], 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0:
            return bytes(body) if body else data
        if size == 0:
            return bytes(body)
        body += data[end + 2 : end + 2 + size]
        at = end + 2 + size + 2
