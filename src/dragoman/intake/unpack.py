"""Gzip undone, to the last byte that can be had: what breaks off or is wrong is complained of only after that."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

_PIECE = 16_384
_GZIP = 31  # zlib's number for data with a gzip header


class Unpacked(io.RawIOBase):
    """What the members of a gzip stream hold. Raises EOFError where they break off, zlib.error where they are wrong."""

    def __init__(self, packed: BinaryIO) -> None:
        self._packed = packed
        self._member = zlib.decompressobj(_GZIP)
        self._ready = b""
        self._trouble: Exception | None = None
        self._is_within = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._ready and self._trouble is None and (piece := self._next_piece()):
            self._ready = self._unpack(piece, len(buffer))
        if not self._ready and self._trouble is not None:
            raise self._trouble
        given, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)

    def _next_piece(self) -> bytes:
        """More packed bytes: what was left over, or else was not read yet. Empty at the end."""
        if self._member.eof:
            # Zeros may fill up the last block of a tape.
            left = self._member.unused_data.lstrip(b"\x00")
            self._member, self._is_within = zlib.decompressobj(_GZIP), False
        else:
            left = self._member.unconsumed_tail
        piece = left or self._packed.read(_PIECE)
        while piece and not self._is_within and not (piece := piece.lstrip(b"\x00")):
            piece = self._packed.read(_PIECE)
        if not piece and self._is_within:
            self._ready = self._member.flush()
            self._trouble = None if self._member.eof else EOFError("gzip data break off")
        self._is_within = bool(piece)
        return piece

    def _unpack(self, piece: bytes, most: int) -> bytes:
        before = self._member.copy()
        try:
            return self._member.decompress(piece, most)
        except zlib.error as error:
            self._trouble = error
            return _byte_by_byte(before, piece)


def _byte_by_byte(member: zlib._Decompress, piece: bytes) -> bytes:
    """All that comes before the byte that is wrong."""
    unpacked = bytearray()
    try:
        for at in range(len(piece)):
            unpacked += member.decompress(piece[at : at + 1])
    except zlib.error:
        pass
    return bytes(unpacked)
