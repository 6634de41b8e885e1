"""A small language for wordings, and a finder of thousands of them in one pass over a text.

    stem*           a word beginning so; organi*ation  beginning and ending so
    (a|b c)         either
    ...             up to five words in between, never across the end of a sentence
    =AI             with these capitals

Case does not count, a plural or genitive -s may follow any word, hyphens count as blanks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

from ...errors import DataError
from ...model import Span

LONGEST_GAP = 5
_GAP = "..."
_STOP = "."
_PARTS = re.compile(r"\([^()]*\)|\.\.\.|[^\s()]+")
_WORD = re.compile(r"(?P<word>[^\W_]+(?:[.'’][^\W_]+)*)|(?P<stop>[.!?;]+(?=[\s\"”’')*\]]|$)|\n)")
# A full stop behind these ends no sentence.
_SHORT = frozenset(
    ("mr", "mrs", "ms", "dr", "jr", "sr", "st", "gen", "sen", "rep", "lt", "col", "no", "vs", "u.s", "u.k", "u.n")
)


class Word(NamedTuple):
    """A word of a text: small letters without a genitive, as it stands, and where."""

    small: str
    raw: str
    start: int
    end: int


class Found(NamedTuple):
    """A wording met in a text: what it is a wording of, and where it stands."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Choice:
    """What one place of a wording takes: whole words, beginnings with their endings, or words with capitals."""

    words: frozenset[str]
    stems: tuple[tuple[str, str], ...]
    exact: frozenset[str]

    def takes(self, word: Word) -> bool:
        if any(form in self.words for form in _forms(word.small)) or word.raw in self.exact:
            return True
        return any(word.small.startswith(head) and word.small.endswith(tail) for head, tail in self.stems)


_Place = _Choice | None  # None is a gap
_Pattern = tuple[str, tuple[_Place, ...]]


def _forms(small: str) -> Iterator[str]:
    yield small
    if small.endswith("s"):
        yield small[:-1]
        if small.endswith("es"):
            yield small[:-2]


def words_of(text: str, within: Iterable[Span]) -> list[Word]:
    """The words of some stretches of a text; `_STOP` words stand between sentences and stretches."""
    words: list[Word] = []
    for stretch in within:
        for met in _WORD.finditer(text, stretch.start, stretch.end):
            raw = met["word"]
            if raw is None:
                if not words or words[-1].small not in _SHORT or met["stop"] == "\n":
                    words.append(Word(_STOP, _STOP, met.start(), met.end()))
                continue
            bare = re.sub(r"['’](?:s|S)?$", "", raw).replace("’", "'")
            words.append(Word(bare.lower(), bare, met.start(), met.end()))
        words.append(Word(_STOP, _STOP, stretch.end, stretch.end))
    return words


class Wordings:
    """Finds wordings by their first word, so that cost grows with the text and not with the table."""

    def __init__(self, table: Iterable[tuple[str, str]]) -> None:
        """`table` pairs labels with wordings. Raises DataError for a wording that cannot be read."""
        self._by_word: dict[str, list[_Pattern]] = {}
        self._by_stem: dict[str, list[_Pattern]] = {}
        for label, wording in table:
            for places in _read(wording):
                self._enter((label, places))

    def _enter(self, pattern: _Pattern) -> None:
        first = pattern[1][0]
        if first is None:
            raise DataError(f"subjects: a wording of {pattern[0]!r} begins with a gap")
        for word in (*first.words, *(exact.lower() for exact in first.exact)):
            self._by_word.setdefault(word, []).append(pattern)
        for head, _ in first.stems:
            self._by_stem.setdefault(head[:3], []).append(pattern)

    def find(self, words: list[Word]) -> list[Found]:
        """Every wording, longest of each label at a place, in text order; those of several labels may overlap."""
        found: list[Found] = []
        for at, word in enumerate(words):
            best: dict[str, int] = {}
            for label, places in self._beginning(word):
                end = _match(places, words, at)
                if end is not None:
                    best[label] = max(best.get(label, 0), end)
            found += [Found(label, Span(word.start, words[end - 1].end)) for label, end in best.items()]
        return _outermost(found)

    def _beginning(self, word: Word) -> Iterator[_Pattern]:
        for form in _forms(word.small):
            yield from self._by_word.get(form, ())
        yield from self._by_stem.get(word.small[:3], ())


def _match(places: tuple[_Place, ...], words: list[Word], at: int) -> int | None:
    """Where the wording that begins at a word ends (exclusive); None when it does not stand there."""
    for number, place in enumerate(places):
        if place is None:
            rest = places[number + 1 :]
            for skipped in range(LONGEST_GAP + 1):
                end = _match(rest, words, at + skipped)
                if end is not None:
                    return end
                if at + skipped >= len(words) or words[at + skipped].small == _STOP:
                    return None
            return None
        if at >= len(words) or not place.takes(words[at]):
            return None
        at += 1
    return at


def _outermost(found: list[Found]) -> list[Found]:
    """Without those that lie within another of the same label."""
    kept: list[Found] = []
    last: dict[str, int] = {}
    for one in found:
        if one.span.end > last.get(one.label, -1):
            kept.append(one)
            last[one.label] = one.span.end
    return kept


def _read(wording: str) -> Iterator[tuple[_Place, ...]]:
    """The patterns of one wording: several where a choice holds more than one word."""
    parts = _PARTS.findall(wording.replace("-", " "))
    if (
        not parts
        or parts[0] == _GAP
        or parts[-1] == _GAP
        or re.sub(r"\s", "", wording.replace("-", "")) != re.sub(r"\s", "", "".join(parts))
    ):
        raise DataError(f"subjects: {wording!r} is no wording; words, (a|b), stem* and ... between words are known")
    options = [_options(part) for part in parts]
    for chosen in product(*options):
        yield tuple(place for places in chosen for place in places)


@cache
def _options(part: str) -> list[tuple[_Place, ...]]:
    """What may stand at one place of a wording; the same few words stand in many wordings, so each is read once."""
    if part == _GAP:
        return [(None,)]
    if not part.startswith("("):
        return [(_choice([part]),)]
    choices = part[1:-1].split("|")
    single = [c for c in choices if " " not in c.strip()]
    several = [tuple(_choice([word]) for word in c.split()) for c in choices if " " in c.strip()]
    return ([(_choice(single),)] if single else []) + [tuple(places) for places in several]


def _choice(words: list[str]) -> _Choice:
    whole, stems, exact = set(), [], set()
    for word in (w.strip() for w in words):
        if word.startswith("="):
            exact.add(word[1:])
        elif "*" in word:
            head, _, tail = word.lower().partition("*")
            if len(head) < 3 or "*" in tail:
                raise DataError(f"subjects: {word!r} needs three letters before its only *")
            stems.append((head, tail))
        else:
            whole.add(word.lower())
    return _Choice(frozenset(whole), tuple(stems), frozenset(exact))
