"""What is kept of a text so that it can be compared: its words as codes, its heading and its marks.

Out of the codes come, whenever they are needed, the *shingles* (a number for each run of four words) and the *keys*: in
every window of twelve shingles the smallest, a MinHash of that window. Two texts that share fifteen words in a row
share a key, wherever those words stand and whatever stands around them, which a MinHash of whole texts does not
promise: a copy cut to a third has a third of the original's shingles. (Winnowing: Schleimer, Wilkerson and Aiken,
SIGMOD 2003.)
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import blake2b

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from ...errors import DataError
from .marks import KINDS, Mark, find_mark, plain_text, without_marks
from .words import FLAGS, Codes, encode

SHINGLE = 4  # words
WINDOW = 12  # shingles
_VERSION = 1
_HEADER = struct.Struct("<BBBxIi")  # version, kind of mark, edition, heading, day
_NO_DAY = -(2**31)
_HEAD_WORDS = 30


@dataclass(frozen=True)
class Fingerprint:
    """One text. `heading` is a checksum of its first line without marks, `day` when it appeared (days since year 1).

    `codes` has one entry a word; see `words`. Equal texts have equal fingerprints in any process and on any machine.
    """

    codes: Codes
    heading: int
    mark: Mark
    day: int | None

    @cached_property
    def shingles(self) -> NDArray[np.uint32]:
        """A number for each run of four words, in order; empty where the text has fewer."""
        return _shingles(self.codes)

    @cached_property
    def keys(self) -> NDArray[np.uint32]:
        """The smallest shingle of each window, each once, ascending."""
        shingles = self.shingles
        if len(shingles) <= WINDOW:
            return np.unique(shingles.min(keepdims=True)) if len(shingles) else shingles
        return np.unique(sliding_window_view(shingles, WINDOW).min(axis=1))

    @property
    def digest(self) -> bytes:
        """Sixteen bytes that texts of the same words share, whatever their case, marks and lines."""
        return blake2b((self.codes & ~np.uint32(FLAGS)).tobytes(), digest_size=16).digest()

    def to_bytes(self) -> bytes:
        """To be kept; `from_bytes` gives it back."""
        day = _NO_DAY if self.day is None else self.day
        header = _HEADER.pack(_VERSION, KINDS.index(self.mark.kind), self.mark.edition, self.heading, day)
        return header + self.codes.astype("<u4").tobytes()

    @classmethod
    def from_bytes(cls, kept: bytes) -> Fingerprint:
        """Raises DataError when the bytes are cut short or of another version."""
        if len(kept) < _HEADER.size or (len(kept) - _HEADER.size) % 4:
            raise DataError(f"a fingerprint of {len(kept)} bytes is cut short; make it anew from the text")
        version, kind, edition, heading, day = _HEADER.unpack_from(kept)
        if version != _VERSION or kind >= len(KINDS):
            raise DataError(f"a fingerprint is of version {version}, not {_VERSION}; make it anew from the text")
        codes = np.frombuffer(kept, dtype="<u4", offset=_HEADER.size)
        return cls(codes, heading, Mark(KINDS[kind], edition), None if day == _NO_DAY else day)


def fingerprint_of(text: str, published: date | None = None) -> Fingerprint:
    """The fingerprint of a report's text, whose first line is its heading."""
    mark = find_mark(text)
    heading = encode(without_marks(text.lstrip().partition("\n")[0]))[:_HEAD_WORDS] & ~np.uint32(FLAGS)
    checksum = int.from_bytes(blake2b(heading.astype("<u4").tobytes(), digest_size=4).digest(), "little")
    return Fingerprint(encode(plain_text(text)), checksum, mark, published.toordinal() if published else None)


def _shingles(codes: Codes) -> NDArray[np.uint32]:
    count = len(codes) - SHINGLE + 1
    if count < 1:
        return np.zeros(0, np.uint32)
    words = (codes & ~np.uint32(FLAGS)).astype(np.uint64)
    mixed = np.zeros(count, np.uint64)
    for at in range(SHINGLE):
        mixed = _mix(mixed + words[at : at + count])
    return (mixed >> np.uint64(32)).astype(np.uint32)


def _mix(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Spread each number over 64 bits (two rounds of multiply and shift, as in splitmix64); overflow is meant."""
    numbers = numbers * np.uint64(0x9E3779B97F4A7C15)
    numbers ^= numbers >> np.uint64(32)
    numbers *= np.uint64(0xD6E8FEB86659FD93)
    return numbers ^ (numbers >> np.uint64(32))
