"""A web archive cut into its records, each with the byte at which it begins; what is damaged is named and passed over.

An archive is records one after the other, as a rule each in a gzip member of its own. fastwarc reads a record well,
but stops at the first damage and cannot say where it was. So the cutting is done here, and nothing is taken from the
stream before it is known to be whole: after damage the search for the next record begins one byte behind the start of
the damaged one.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

_MEMBER = b"\x1f\x8b\x08"
_MARK = b"WARC/"
_FIRST_LINE = re.compile(rb"WARC/[01]\.\d{1,2}\r?\n")
_LENGTH = re.compile(rb"^content-length:[ \t]*(\d{1,15})[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_PIECE = 65_536
_UNPACKED_PIECE = 16_384
_LONGEST_HEAD = 65_536
# No text is packed so tightly (the most that deflate can do is 1,032).
_BOMB_RATIO = 250
_BROKEN_OFF = "breaks off; fetch the archive again"
_WRONG = "is damaged; fetch the archive again"


@dataclass(frozen=True, slots=True)
class Frame:
    """The bytes of one record. `at` is where it, or its gzip member, begins in the file; `number` counts in a member.

    A record larger than the limit is cut: `is_whole` is False, and `data` hold its beginning.
    """

    at: int
    number: int
    data: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Damage:
    """A stretch that is no record, by the byte at which it begins."""

    at: int
    reason: str


class _Broken(Exception):
    """A member's data are wrong, or (`is_cut`) end too early."""

    def __init__(self, reason: str, is_cut: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_cut = is_cut


class _Window:
    """A stream that can be looked at before it is taken. `at` counts the bytes taken."""

    def __init__(self, pull: Callable[[], bytes]) -> None:
        self._pull = pull
        self._held = bytearray()
        self._is_at_end = False
        self.at = 0

    def peek(self, size: int, start: int = 0) -> bytes:
        """Up to `size` bytes from `start` bytes ahead; fewer only at the end."""
        while len(self._held) < start + size and not self._is_at_end:
            piece = self._pull()
            self._is_at_end = not piece
            self._held += piece
        return bytes(self._held[start : start + size])

    def take(self, size: int) -> int:
        """Pass over `size` bytes, or as many as there are: how many."""
        taken = 0
        while taken < size and self.peek(1):
            step = min(size - taken, len(self._held))
            del self._held[:step]
            taken += step
        self.at += taken
        return taken

    def seek_mark(self, mark: bytes) -> bool:
        """Pass over everything before the next `mark`; False when there is none, and all is passed over."""
        while held := self.peek(_PIECE):
            found = held.find(mark)
            if found >= 0:
                self.take(found)
                return True
            self.take(max(1, len(held) - len(mark) + 1) if len(held) == _PIECE else len(held))
        return False


def cut_records(stream: BinaryIO, limit: int) -> Iterator[Frame | Damage]:
    """The records of an archive, packed or not. No more than `limit` bytes of one are held, and as much again."""
    window = _Window(lambda: stream.read(_PIECE))
    head = window.peek(_PIECE)
    is_plain = _MARK in head and not head.startswith(_MEMBER)
    yield from _cut_plain(window, limit) if is_plain else _cut_members(window, limit)


def _cut_plain(window: _Window, limit: int) -> Iterator[Frame | Damage]:
    while (cut := _cut_record(window, limit)) is not None:
        yield cut


def _cut_members(raw: _Window, limit: int) -> Iterator[Frame | Damage]:
    while raw.peek(1):
        if not _is_member(raw):
            yield Damage(raw.at, _WRONG)
        else:
            member = _Member(raw, limit)
            yield from _cut_member(member, raw.at, limit)
            if member.is_read:
                member.leave()
                continue
        raw.take(1)
        _seek_member(raw)


def _cut_member(member: _Member, at: int, limit: int) -> Iterator[Frame | Damage]:
    """A record is handed on when what stands behind it is known: the checksum of a member comes last."""
    window, number = _Window(member.pull), 0
    last: Frame | Damage | None = None
    try:
        while (cut := _cut_record(window, limit)) is not None:
            if last:
                yield last
            number += 1
            last = Damage(at, cut.reason) if isinstance(cut, Damage) else Frame(at, number, cut.data, cut.is_whole)
    except _Broken as broken:
        if last and broken.is_cut:
            yield last
        last = Damage(at, broken.reason)
    if last:
        yield last


class _Member:
    """One gzip member of the file, unpacked as it is asked for. The file is only looked at until `leave`."""

    def __init__(self, raw: _Window, limit: int) -> None:
        self._raw = raw
        self._limit = limit
        self._engine = zlib.decompressobj(31)
        self._ahead = 0
        self._packed = 0
        self._unpacked = 0

    @property
    def is_read(self) -> bool:
        return self._engine.eof

    def leave(self) -> None:
        """Pass over the member in the file."""
        self._raw.take(self._ahead - len(self._engine.unused_data))

    def pull(self) -> bytes:
        """The next piece, empty at the end. Raises _Broken when the data are wrong, end too early or are a bomb."""
        while not self._engine.eof:
            packed = self._engine.unconsumed_tail or self._next_packed()
            try:
                piece = self._engine.decompress(packed, _UNPACKED_PIECE)
            except zlib.error as error:
                raise _Broken(_WRONG) from error
            self._unpacked += len(piece)
            self._refuse_bomb()
            if piece:
                return piece
            if not packed and not self._engine.eof:
                raise _Broken(_BROKEN_OFF, is_cut=True)
        return b""

    def _next_packed(self) -> bytes:
        if self._ahead > 2 * self._limit:
            # A member of many records: what lies far behind is not gone back to.
            self._raw.take(self._limit)
            self._ahead -= self._limit
        packed = self._raw.peek(_PIECE, self._ahead)
        self._ahead += len(packed)
        self._packed += len(packed)
        return packed

    def _refuse_bomb(self) -> None:
        used = self._packed - len(self._engine.unconsumed_tail)
        if self._unpacked > self._limit and self._unpacked > _BOMB_RATIO * used:
            raise _Broken(f"swells to over {self._limit:,} bytes out of {used:,}; a gzip bomb is not read")


def _cut_record(window: _Window, limit: int) -> Frame | Damage | None:
    """The record at the window's start, or the damage there; None at the end."""
    while window.peek(1) in (b"\r", b"\n"):
        window.take(1)
    at, head = window.at, _peek_head(window)
    if not head:
        return None
    body, length = _measure(head)
    if length > limit:
        beginning = window.peek(min(body + length, _LONGEST_HEAD))
        is_whole = window.take(body + length) == body + length
        return Frame(at, 1, beginning, False) if is_whole else Damage(at, _BROKEN_OFF)
    data = window.peek(body + length)
    if length < 0 or len(data) < body + length or window.peek(2, body + length) not in (b"", b"\r\n"):
        is_cut = length >= 0 and len(data) < body + length
        _seek_record(window)
        return Damage(at, _BROKEN_OFF if is_cut else _WRONG)
    window.take(body + length)
    return Frame(at, 1, data, True)


def _peek_head(window: _Window) -> bytes:
    """The record's own header, and not much more: damage that lies farther on is not to be met before its time."""
    size = 1024
    while True:
        head = window.peek(size)
        if b"\r\n\r\n" in head or len(head) < size or size >= _LONGEST_HEAD:
            return head
        size *= 2


def _measure(head: bytes) -> tuple[int, int]:
    """Where the body of a record begins, and its length: -1 when this is no record's head."""
    end = head.find(b"\r\n\r\n")
    found = _LENGTH.search(head, 0, end + 2) if end >= 0 and head.startswith(_MARK) else None
    return (end + 4, int(found.group(1))) if found else (0, -1)


def _is_member(raw: _Window) -> bool:
    """Whether a gzip member that holds a record begins here: three bytes alone occur by chance."""
    head = raw.peek(512)
    if not head.startswith(_MEMBER):
        return False
    try:
        return zlib.decompressobj(31).decompress(head, len(_MARK)) == _MARK
    except zlib.error:
        return False


def _seek_record(window: _Window) -> None:
    """Pass over what is damaged, to the first line that begins a record."""
    window.take(1)
    while window.seek_mark(_MARK) and not _FIRST_LINE.match(window.peek(12)):
        window.take(1)


def _seek_member(raw: _Window) -> None:
    while raw.seek_mark(_MEMBER) and not _is_member(raw):
        raw.take(1)
