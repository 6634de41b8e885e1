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
from numpy.typing import NDArray

from ...errors import DataError
from .marks import KINDS, Mark, find_mark, plain_text, without_marks
from .words import FLAGS, Codes, encode

SHINGLE = 4  # words
WINDOW = 12  # shingles
_STEPS = (1, 2, 4, 4)  # the smallest of two, of four, of eight, of twelve in a row
_VERSION = 1
_HEADER = struct.Struct("<BBBxIi")  # version, kind of mark, edition, heading, day
_NO_DAY = -(2**31)
_HEADING = 200  # characters: a longer first line is no heading, and its beginning serves as one


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
        smallest = self.shingles
        if len(smallest) <= WINDOW:
            return smallest.min(keepdims=True) if len(smallest) else smallest
        for step in _STEPS:
            smallest = np.minimum(smallest[:-step], smallest[step:])
        # Neighbouring windows mostly have the same smallest shingle.
        is_other = np.ones(len(smallest), np.bool_)
        np.not_equal(smallest[1:], smallest[:-1], out=is_other[1:])
        return np.unique(smallest[is_other])

    @cached_property
    def digest(self) -> bytes:
        """Sixteen bytes that texts of the same words share, whatever their case, marks and lines."""
        return blake2b((self.codes & _PLAIN).tobytes(), digest_size=16).digest()

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
    line = text.lstrip().partition("\n")[0][:_HEADING]
    heading = encode(without_marks(line)) & ~np.uint32(FLAGS)
    checksum = int.from_bytes(blake2b(heading.astype("<u4").tobytes(), digest_size=4).digest(), "little")
    return Fingerprint(encode(plain_text(text)), checksum, mark, published.toordinal() if published else None)


def _shingles(codes: Codes) -> NDArray[np.uint32]:
    """A polynomial in the four codes, then two rounds of multiply and shift as in splitmix64; overflow is meant."""
    count = len(codes) - SHINGLE + 1
    if count < 1:
        return np.zeros(0, np.uint32)
    words = (codes & _PLAIN).astype(np.uint64)
    mixed = words[:count]
    for at in range(1, SHINGLE):
        mixed = mixed * _FACTOR + words[at : at + count]
    for factor in (_FACTOR, _SECOND_FACTOR):
        mixed = mixed * factor
        mixed ^= mixed >> _HALF
    return mixed.astype(np.uint32)


_PLAIN = np.uint32(~FLAGS & 0xFFFFFFFF)
_FACTOR, _SECOND_FACTOR, _HALF = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xD6E8FEB86659FD93), np.uint64(32)
