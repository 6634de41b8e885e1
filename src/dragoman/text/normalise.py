"""Words made comparable: folded for look-ups, slugged for ids."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that no decomposition turns into plain ones.
_PLAIN: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "ʼ": "'"}
)
_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def fold(words: str) -> str:
    """Small letters without diacritics, white space single: "Stéphane  DION" and "stephane dion" are one."""
    if words.isascii():
        return " ".join(words.lower().split())
    decomposed = unicodedata.normalize("NFKD", words)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(bare.casefold().translate(_PLAIN).split())


def slug(name: str) -> str:
    """A name as part of an id: "Sergey Lavrov" is "sergey-lavrov"; "" where no Latin letter or digit is left."""
    return _NOT_SLUG.sub("-", fold(name).replace("'", "")).strip("-")
