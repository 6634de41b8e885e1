"""Bytes made small, and back."""

from __future__ import annotations

import zlib

# Kept beside what was packed, so that another way may come and the old stay readable.
PACKING = "zlib"


def pack(data: bytes) -> bytes:
    """The data, compressed."""
    return zlib.compress(data, 6)


def unpack(data: bytes) -> bytes:
    return zlib.decompress(data)
