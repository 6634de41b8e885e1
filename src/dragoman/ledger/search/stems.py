"""Text as stems: words without their endings, marks and case, each with the place where it stands.

"Criticised", "criticises" and "criticize" meet in one stem; "São" and "Sao" do, and "U.N." and "UN". The possessive
"'s" is no word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple

from ...model import Span
from ...text.stemmer import english_stemmer

# Letters with dots between them; else letters and figures, with the marks that combine with them.
_WORD = re.compile(
    r"(?P<dotted>(?<!\w)[^\W\d_](?:\.[^\W\d_])+\.?(?!\w))|(?P<word>(?:[^\W_][\u0300-\u036f]*)+)(?:['’]s(?!\w))?"
)
# No word is so long; what is (an encoded picture) is known by its beginning.
_LONGEST = 64
# The stemmer keeps the word it works on within itself.
_ONE_AT_A_TIME = Lock()
_BRITISH = re.compile(r"(?<=[a-z]{3})is(e|es|ed|ing|ation|ations)$")
_PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ð": "d", "ə": "e", "þ": "th", "æ": "ae", "œ": "oe"})


class Stem(NamedTuple):
    """A stem and where its word stands."""

    stem: str
    span: Span


def stems_of(text: str) -> Iterator[Stem]:
    """The stems of the text's words, in order."""
    for found in _WORD.finditer(text):
        name = found.lastgroup or "word"
        stem = _stem(found[name])
        if stem:
            yield Stem(stem, Span(*found.span(name)))


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word[:_LONGEST].casefold()).translate(_PLAIN)
    kept = "".join(character for character in plain if character.isalnum())
    if not kept.isascii():
        return kept
    with _ONE_AT_A_TIME:
        stem: str = _english().stemWord(_american(kept))
    return stem


@cache
def _english() -> Any:
    return english_stemmer()


def _american(word: str) -> str:
    """British -ise as -ize, so that recognise and recognize meet; a "promize" that comes of it meets only itself."""
    return _BRITISH.sub(r"iz\1", word)
