"""Letters without their marks, and where each folded character stood.

    folded = fold_text("São Tomé")      # folded.text == "Sao Tome", folded.span(4, 8) == Span(4, 8)

Folding maps one character to one, so offsets mostly stay; only combining marks are dropped, and then
`Folded` keeps the way back.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..model import Span

_PLAIN = {"ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ı": "i", "ð": "d", "Ð": "D", "ə": "e", "Ə": "E"}
_APOSTROPHES = "\u2018\u2019\u02bb\u02bc\u02b9\u2032\u00b4\uff07`"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_SPACES = (
    "\t\n\r\x0b\x0c\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
)
_COMBINING = range(0x300, 0x370)


def _fold_table() -> dict[int, str]:
    """Latin letters to their base letter, and one shape for apostrophes, hyphens and spaces."""
    table = {ord(marked): plain for marked, plain in _PLAIN.items()}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table.setdefault(code, base)
    for shape, characters in (("'", _APOSTROPHES), ("-", _HYPHENS), (" ", _SPACES)):
        table |= {ord(character): shape for character in characters}
    return table


_TABLE = _fold_table()
_ASCII_TABLE = {code: plain for code, plain in _TABLE.items() if code < 128}
_ASCII_FOLDED = tuple((chr(code), plain) for code, plain in _ASCII_TABLE.items())
_ASCII_BYTES = bytes(range(128))
_MARKS = dict.fromkeys(_COMBINING)
_MARK_SET = frozenset(map(chr, _COMBINING))
# Up to so many kinds of letters it is quicker to exchange each in one sweep than to look up every character.
_MAX_SWEEPS = 24


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origins[i]` is where its i-th character stood (None: nothing moved)."""

    text: str
    origins: tuple[int, ...] | None

    def span(self, start: int, end: int) -> Span:
        """The stretch of the original text that `text[start:end]` was, marks at its end included."""
        if self.origins is None:
            return Span(start, end)
        return Span(self.origins[start], self.origins[end])


def fold_text(text: str) -> Folded:
    """The text with Latin diacritics folded and apostrophes, hyphens and spaces made alike; case is kept."""
    if text.isascii():
        return Folded(text.translate(_ASCII_TABLE), None)
    foreign = _kinds_beyond_ascii(text)
    folded = _fold_characters(text, foreign)
    if foreign.isdisjoint(_MARK_SET):
        return Folded(folded, None)
    origins = tuple(at for at, character in enumerate(text) if character not in _MARK_SET)
    return Folded(folded.translate(_MARKS), (*origins, len(text)))


def _kinds_beyond_ascii(text: str) -> set[str]:
    """The different characters beyond ASCII. Bytes are sifted ten times as fast as characters."""
    beyond = text.encode("utf-8", "surrogatepass").translate(None, _ASCII_BYTES)
    return set(beyond.decode("utf-8", "surrogatepass"))


def _fold_characters(text: str, foreign: set[str]) -> str:
    """The text with each character exchanged; `foreign` are the kinds of characters in it beyond ASCII."""
    changed = [(character, _TABLE[ord(character)]) for character in foreign if ord(character) in _TABLE]
    if len(changed) > _MAX_SWEEPS:
        return text.translate(_TABLE)
    for character, plain in (*changed, *_ASCII_FOLDED):
        text = text.replace(character, plain)
    return text


def fold_name(name: str) -> str:
    """A name as look-ups compare it: folded, lower case, spaces single, no dots or hyphens."""
    plain = fold_text(name).text.lower().replace(".", " ").replace("-", " ").replace("'", "")
    return " ".join(plain.split())


def spelling_key(name: str) -> str:
    """A key that the usual transliterations of one name share: Zelensky, Zelenskiy and Zelenskyy; Shoygu and Shoigu."""
    words = [_spell(word) for word in fold_name(name).split() if word not in _PARTICLES]
    return " ".join(words)


_PARTICLES = frozenset({"al", "el", "bin", "ibn", "jr", "sr", "iii", "dr"})
_SPELLINGS = (
    (re.compile(r"^m[ou]ham+[ae]d$"), "mohammed"),
    (re.compile(r"ks"), "x"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"(?<=[aeo])y"), "i"),
    (re.compile(r"(?:yy|iy|ii|yi|ij|y|i)$"), "i"),
    (re.compile(r"(?<=[td])er$"), "r"),
    (re.compile(r"enka$"), "enko"),
    (re.compile(r"vich$"), "vic"),
)


def _spell(word: str) -> str:
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    return word
