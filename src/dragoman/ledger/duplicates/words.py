"""A text as words that can be compared: where each stands, and a code that its other spellings share.

A code is 32 bits: the upper 30 are a checksum of the word without regard to case, the lower two say whether it is
written as a name (a capital within a sentence) and whether it holds a figure. They depend on the text alone, so codes
made anywhere at any time are equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from ...model import Span

Codes = NDArray[np.uint32]

NAME, FIGURE = 1, 2
FLAGS = NAME | FIGURE
# "U.S." and "US" are one word, "1,000" too.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b(?!['’]))?|[^\W_]+(?:['’][^\W_]+)*(?:[.,]\d+)*")
_INNER = frozenset(",;)’'”\"")  # before a capital these do not begin a sentence


def words_of(text: str) -> Iterator[tuple[Span, str]]:
    """Each word, as it stands in the text."""
    return ((Span(*match.span()), match.group()) for match in _WORD.finditer(text))


def encode(text: str) -> Codes:
    """The codes of all words, in order. A line's end within a paragraph is no more than a space."""
    codes = [
        code if not code & NAME or _is_within_sentence(text, match.start()) else code ^ NAME
        for match in _WORD.finditer(text)
        for code in (_code(match[0]),)
    ]
    return np.array(codes, dtype=np.uint32)


def plain_word(word: str) -> str:
    """A word as it is compared: no regard to case, kind of apostrophe or an abbreviation's dots."""
    return word.casefold().replace("’", "'").replace(".", "")


@lru_cache(maxsize=1 << 14)
def _code(word: str) -> int:
    """The code of a word that follows another of its sentence."""
    checksum = crc32(plain_word(word).encode("utf-8", "surrogatepass")) & ~FLAGS
    return checksum | NAME * word[0].isupper() | FIGURE * any(map(str.isdigit, word))


def _is_within_sentence(text: str, start: int) -> bool:
    """Whether what begins at `start` follows a word of the same sentence, so that a capital is no beginning."""
    return start > 1 and text[start - 1].isspace() and (text[start - 2].isalnum() or text[start - 2] in _INNER)
