"""Text as stems: words without their endings, marks and case, each with the place where it stands.

"Criticised", "criticises" and "criticize" meet in one stem; "São" and "Sao" do, and "U.N." and "UN". The possessive
"'s" is no word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from threading import Lock
from typing import Any, NamedTuple

from ...model import Span
from ...text.stemmer import english_stemmer

# Letters with dots between them; else letters and figures, with the marks that combine with them.
_WORD = re.compile(
    r"(?P<dotted>(?<!\w)[^\W\d_](?:\.[^\W\d_])+\.?(?!\w))|(?P<word>[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*)(?:['’]s(?!\w))?"
)
_POSSESSIVE = re.compile(r"['’]s(?!\w)")
# What is no ASCII.
_FOREIGN = r"[^\x00-\x7f]"
# So many letters of a stem are looked for at most.
_SURE = 5
# What else a letter of a stem may have been: "dying" is "die", and "recognise" is "recogniz".
_OTHERS = {"i": "yY", "z": "sS"}
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


def stems_of(text: str, start: int = 0) -> Iterator[Stem]:
    """The stems of the text's words from `start` on, in order."""
    for found in _WORD.finditer(text, start):
        name = found.lastgroup or "word"
        stem = _stem(found[name])
        if stem:
            yield Stem(stem, Span(*found.span(name)))


def end_of_word(text: str, span: Span) -> int:
    """Where the word of a stem ends with the possessive that may hang on it: "Canada's"."""
    possessive = _POSSESSIVE.match(text, span.end)
    return possessive.end() if possessive else span.end


def stems_among(text: str, wanted: Collection[str]) -> Iterator[Stem]:
    """Of the text's stems those that are `wanted`, in order: words that begin with other letters are not looked at."""
    if any(len(stem) < 2 for stem in wanted):
        # One letter may be the ending of a possessive, or one of "U.N.": only reading on from the start tells.
        yield from (one for one in stems_of(text) if one.stem in wanted)
        return
    for found in _beginning_with(frozenset(map(_beginning, wanted))).finditer(text):
        word = _WORD.match(text, found.start())
        if word is not None and word.end() > word.start():
            name = word.lastgroup or "word"
            stem = _stem(word[name])
            if stem in wanted:
                yield Stem(stem, Span(*word.span(name)))


def _beginning(stem: str) -> str:
    """The letters with which every word of a stem begins: the last may be another ("hope", hoping), but for "die"."""
    return stem[: max(2, min(len(stem) - 1, _SURE))]


@lru_cache(maxsize=1024)
def _beginning_with(beginnings: frozenset[str]) -> re.Pattern[str]:
    """Where a word begins whose stem may begin with one of these.

    What is no ASCII may become any letters, and dots fall away ("U.N."). A stem keeps the letters of its word, but that
    a "y" may become an "i" ("dying") and an "s" a "z". The first letter stands first in the pattern, and what is before
    it behind: so a text is run through fastest.
    """
    firsts = {form for one in beginnings for form in _forms(one[0])}
    # Told by what it is not, for a class of so many characters takes long to make.
    others = re.escape("".join(chr(code) for code in range(128) if chr(code) not in firsts))
    rest = [f"(?<={_either(one[0])}){_following(one[1:], '[.]|')}" for one in sorted(beginnings) if _forms(one[0])]
    return re.compile(rf"[^{others}](?<![^\W_\u0300-\u036f].)(?:(?<={_FOREIGN})|{'|'.join(rest)})")


def _following(letters: str, other: str = "") -> str:
    """These letters in a pattern, or something of which they may come."""
    return f"(?:{other}{_FOREIGN}|{_either(letters[0])}{_following(letters[1:])})" if letters else ""


def _either(letter: str) -> str:
    """One letter of a stem in a pattern, as it may stand in words; nothing for one that no ASCII letter becomes."""
    return f"[{re.escape(_forms(letter))}]" if _forms(letter) else "(?!)"


def _forms(letter: str) -> str:
    """The ASCII letters that may stand in a word where its stem has this one."""
    forms = {letter, letter.upper()} | set(_OTHERS.get(letter, ""))
    return "".join(sorted(form for form in forms if form.isascii()))


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
