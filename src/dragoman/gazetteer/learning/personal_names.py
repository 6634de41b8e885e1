"""Finds runs of capitalised words that may be people's names, in a text without diacritics.

Honorifics before a name belong to the run and not to the name: "H.E. Dr. Subrahmanyam Jaishankar".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .words import words_of

_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)*|[A-Z]\w*(?:['-]\w+)*|[a-z]{1,3}[-'][A-Z]\w+)"
_POSSESSIVE = re.compile(r"'s?$")
_ROMAN = re.compile(r"[IVX]+$")
_GENERATION = re.compile(r",? [JS]r\b\.?")


@cache
def _run() -> re.Pattern[str]:
    particles = "|".join(sorted(words_of("particle")))
    return re.compile(rf"(?<![\w.@#/-]){_WORD}(?: (?:(?:{particles}) ){{0,3}}{_WORD})*")


@cache
def _honorific() -> re.Pattern[str]:
    forms = sorted(words_of("honorific"), key=lambda form: -len(form))
    return re.compile(rf"(?:(?:the )?(?:{'|'.join(map(re.escape, forms))})\.?,? )+", re.IGNORECASE)


@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"{_WORD}|\w+")


def find_names(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Runs of the stretch that may be names: where each begins (with its honorifics) and ends, and the name."""
    at = start
    while at < end:
        honorific = _honorific().match(text, at, end) if _begins_word(text, at) else None
        first = honorific.end() if honorific else at
        run = _run().match(text, first, end)
        if run is None or not _begins_word(text, first):
            at = _next_word(text, at, end)
            continue
        name_end = _name_end(text, first, run.end())
        if name_end > first:
            yield at, name_end, text[first:name_end]
            at = name_end
        else:
            at = _next_word(text, at, end)


def _begins_word(text: str, at: int) -> bool:
    return text[at : at + 1].isalnum() and (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_@#/-."))


def _next_word(text: str, at: int, end: int) -> int:
    """The next place where a word may begin."""
    following = _NEXT.search(text, at + 1, end)
    return following.start() if following else end


_NEXT = re.compile(r"(?<![\w.@#/-])[A-Za-z]")


def _name_end(text: str, start: int, end: int) -> int:
    """Where the name at the head of a run ends: before the first word that stands in no name, or before 's."""
    last = start
    for word in _word().finditer(text, start, end):
        bare = _POSSESSIVE.sub("", word[0])
        if not _may_be_in_name(bare):
            break
        if bare[0].isupper() or "-" in bare or "'" in bare:
            last = word.start() + len(bare)
        if bare != word[0]:
            break
    generation = _GENERATION.match(text, last) if last > start else None
    return generation.end() if generation else last


def _may_be_in_name(word: str) -> bool:
    if word.lower() in words_of("not_name"):
        return False
    return not (len(word) > 2 and word.isupper()) or bool(_ROMAN.match(word))
