"""Noun phrases that speak of a matter, by the nouns and adjectives of the genre (`data/matters.yaml`).

No parser is at hand here, for records come out of a ledger too: a phrase is nouns and adjectives that stand together,
no more than one small word between two of them, and ends in a noun ("local authorities", "flow of migrants").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ...model import Record, Span
from ...text.words import read_words
from .collocation import Collocation
from .stretch import Stretch
from .subjects import stem_words
from .wordings import Word, words_of

LONGEST = 6
_LINKS = frozenset(("of", "for", "in", "on", "against", "with", "to", "the"))
_BREAK = re.compile(r"[^\w\s’'./-]")


class MatterWords(NamedTuple):
    """Words that name a matter alone, the other nouns, and adjectives that may stand before either."""

    alone: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]


@cache
def load_matter_words() -> MatterWords:
    """The words of the table."""
    table = read_words(__package__, "matters")
    return MatterWords(*(frozenset(table[key]) for key in MatterWords._fields))


def phrases_of(record: Record, stretch: Stretch, taken: Sequence[Span]) -> list[Collocation]:
    """The phrases of an account that overlap nothing taken, in text order; its stems are those of its nouns."""
    text = record.report.text
    words = words_of(text, stretch.paragraphs)
    stems = stem_words([word.small for word in words])
    found = []
    for run in _runs(text, words, taken):
        while run and not is_noun(words[run[-1]].small):
            run.pop()
        nouns = tuple(stems[i] for i in run if is_noun(words[i].small))
        if len(run) > 1 or (run and names_alone(words[run[0]].small)):
            found.append(Collocation(nouns, Span(words[run[0]].start, words[run[-1]].end)))
    return found


def _runs(text: str, words: list[Word], taken: Sequence[Span]) -> Iterator[list[int]]:
    """Nouns and adjectives that stand together, by number."""
    run: list[int] = []
    for at in range(len(words)):
        is_near = bool(run) and at - run[-1] <= 2 and not _BREAK.search(text, words[run[-1]].end, words[at].start)
        if not is_near or len(run) == LONGEST:
            yield run
            run = []
        if _is_known(words[at].small) and not any(s.start < words[at].end and words[at].start < s.end for s in taken):
            run.append(at)
        elif words[at].small not in _LINKS:
            yield run
            run = []
    yield run


def _is_known(small: str) -> bool:
    return is_noun(small) or small in load_matter_words().adjectives


def is_noun(small: str) -> bool:
    """Whether a word is a noun of the genre, in one number or the other."""
    return names_alone(small) or any(form in load_matter_words().nouns for form in forms_of(small))


def names_alone(small: str) -> bool:
    """Whether a word names a matter without another beside it."""
    return any(form in load_matter_words().alone for form in forms_of(small))


def forms_of(small: str) -> Iterator[str]:
    """A word and what it may be the plural of."""
    yield small
    if small.endswith("s"):
        yield small[:-1]
    if small.endswith("es"):
        yield small[:-2]
    if small.endswith("ies"):
        yield small[:-3] + "y"
