"""The subjects of diplomacy and their wordings (`data/subjects.yaml`), and the cues of positions beside them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from ...errors import DataError
from ...text.stemmer import english_stemmer
from ...text.words import read_words
from .wordings import Wordings


@cache
def load_subjects() -> Wordings:
    """What names a subject. Raises DataError when the table breaks its form."""
    return Wordings(_pairs("subjects", "subject"))


@cache
def load_positions() -> Wordings:
    """What shows a position. Raises DataError when the table breaks its form."""
    return Wordings(_pairs("positions", "position"))


@cache
def load_words() -> dict[str, Any]:
    """The other words of this room."""
    words: dict[str, Any] = read_words(__package__, "words")
    return words


def _pairs(table: str, key: str) -> list[tuple[str, str]]:
    entries = read_words(__package__, table)
    if not isinstance(entries, list):
        raise DataError(f"readouts/accounts/data/{table}.yaml must be a list")
    pairs: list[tuple[str, str]] = []
    for entry in entries:
        if not isinstance(entry, dict) or set(entry) != {key, "wordings"} or not entry["wordings"]:
            raise DataError(f"readouts/accounts/data/{table}.yaml: {entry!r} needs {key} and wordings")
        pairs += [(entry[key], str(wording)) for wording in entry["wordings"]]
    return pairs


def stem_words(words: Sequence[str]) -> list[str]:
    """The stems of English words, in their order."""
    return [_stem(word) for word in words]


# A text says most of its words several times, and its accounts are stemmed for several questions.
@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    stem: str = english_stemmer().stemWord(word)
    return stem
