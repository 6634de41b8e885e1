"""Encodings undone, and nothing past the limit."""

from __future__ import annotations

import gzip
import io
import zlib

import brotli
import pytest
from fastwarc.stream_io import ZstdWriter

from dragoman.intake.bodies import Damaged, Swollen, UnknownEncoding, undo_chunks, undo_encodings


def packed_by_gzip(data: bytes) -> bytes:
    """The same bytes at any second: those that run tests side by side must name them alike."""
    return gzip.compress(data, mtime=0)


TEXT = b"The ministers met in Oslo. " * 50


def pack(data: bytes, encoding: str) -> bytes:
    if encoding == "br":
        return brotli.compress(data)
    into = io.BytesIO()
    writer = ZstdWriter(into)
    writer.write(data)
    writer.close()
    return into.getvalue()


def raw_deflate(data: bytes) -> bytes:
    engine = zlib.compressobj(wbits=-15)
    return engine.compress(data) + engine.flush()


@pytest.mark.parametrize(
    ("packed", "encodings"),
    [
        (TEXT, []),
        (TEXT, ["identity", ""]),
        (packed_by_gzip(TEXT), ["gzip"]),
        (packed_by_gzip(TEXT[:100]) + packed_by_gzip(TEXT[100:]) + bytes(512), [" GZIP "]),
        (zlib.compress(TEXT), ["deflate"]),
        (raw_deflate(TEXT), ["deflate"]),
        (packed_by_gzip(zlib.compress(TEXT)), ["deflate", "gzip"]),
    ],
)
def test_encodings_are_undone(packed: bytes, encodings: list[str]) -> None:
    assert undo_encodings(packed, encodings, len(TEXT)) == TEXT


@pytest.mark.parametrize("encoding", ["br", "zstd"])
def test_those_of_archives_are_too(encoding: str) -> None:
    packed = pack(bytes(5_000_000), encoding)
    assert undo_encodings(packed, [encoding], 5_000_000) == bytes(5_000_000)
    with pytest.raises(Swollen):
        undo_encodings(packed, [encoding], 4_999_999)
    with pytest.raises(Damaged):
        undo_encodings(b"\x0bnoise" * 9, [encoding], 5_000_000)


@pytest.mark.parametrize("packed", [packed_by_gzip(TEXT)[:-1], b"plain", packed_by_gzip(TEXT) + b"noise"])
def test_damage_is_told(packed: bytes) -> None:
    with pytest.raises(Damaged):
        undo_encodings(packed, ["gzip"], 10_000)


def test_the_limit_holds_to_the_byte() -> None:
    with pytest.raises(Swollen):
        undo_encodings(packed_by_gzip(TEXT), ["gzip"], len(TEXT) - 1)
    with pytest.raises(UnknownEncoding, match="compress"):
        undo_encodings(TEXT, ["compress"], 10)


@pytest.mark.parametrize(
    ("data", "body"),
    [
        (b"5\r\nhello\r\n3;x=1\r\n you\r\n0\r\n\r\n", b"hello you"[:8]),
        (b"5\r\nhello\r\n", b"hello"),
        (b"<html>not chunked</html>", b"<html>not chunked</html>"),
        (b"ff", b"ff"),
        (b"0\r\n\r\n", b""),
    ],
)
def test_chunks_are_joined(data: bytes, body: bytes) -> None:
    assert undo_chunks(data) == body
