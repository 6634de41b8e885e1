"""Phrases that two accounts share word for word, where no subject and no name covers them: "security provider".

A collocation is two to four words of meaning that stand together, no more than one small word between two of them, none
of them vague. What two accounts share is found by the stems of the words, so "integrated regions" is one with
"regional integration".
Beside it, names of several capital words are taken from each account: acts, initiatives, bases, formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...gazetteer import load_gazetteer
from ...model import Record, Span
from ...text.normalise import fold
from .collocation import Collocation
from .matter_words import names_alone
from .stretch import Stretch
from .subjects import load_words, stem_words
from .wordings import Word, words_of

LONGEST, _RARE = 4, 6
_NAME = re.compile(
    r"(?:[A-Z][\w’'-]*[a-z\d][\w’'-]*|[A-Z]{2,})(?:\s+(?:(?:of|for|on|and|the)\s+){0,2}(?:[A-Z][\w’'-]*[a-z\d][\w’'-]*|[A-Z]{2,}))+"
)


def collocations_of(record: Record, stretch: Stretch, taken: Sequence[Span]) -> list[Collocation]:
    """Every collocation of an account that overlaps nothing taken."""
    small, vague = set(load_words()["small"]), set(load_words()["vague"])
    words = words_of(record.report.text, stretch.paragraphs)
    stems = stem_words([word.small for word in words])
    runs: list[list[int]] = [[]]
    gap = 0
    for at, word in enumerate(words):
        is_taken = any(span.start < word.end and word.start < span.end for span in taken)
        if not word.small.strip(".") or is_taken or word.small in vague or word.small.isdigit():
            runs.append([])
            gap = 0
        elif word.small in small or len(word.small) < 3:
            gap += 1
            if gap > 1:
                runs.append([])
        else:
            runs[-1].append(at)
            gap = 0
    return [
        Collocation(tuple(stems[i] for i in run[a:b]), Span(words[run[a]].start, words[run[b - 1]].end))
        for run in runs
        for a in range(len(run))
        for b in range(a + 1, min(a + LONGEST, len(run)) + 1)
        if b > a + 1 or _is_rare(words[run[a]]) or names_alone(words[run[a]].small)
    ]


def _is_rare(word: Word) -> bool:
    """Whether one word alone says enough: long, and none that English uses every day."""
    return len(word.small) >= _RARE and not load_gazetteer().is_common_word(word.small)


def shared_collocations(by_key: dict[str, list[Collocation]]) -> Iterator[dict[str, list[Span]]]:
    """What at least two accounts share, longest first, none within another: by key, where it stands."""
    places: dict[frozenset[str], dict[str, list[Span]]] = {}
    for key, all_of in by_key.items():
        for one in all_of:
            places.setdefault(frozenset(one.stems), {}).setdefault(key, []).append(one.span)
    taken: dict[str, list[Span]] = {key: [] for key in by_key}
    shared = [item for item in places.items() if len(item[1]) > 1]
    for _, found in sorted(shared, key=lambda item: (-len(item[0]), sorted(item[0]))):
        free = {key: [s for s in spans if not any(s.overlaps(t) for t in taken[key])] for key, spans in found.items()}
        left = {key: spans for key, spans in free.items() if spans}
        if len(left) > 1:
            for key, spans in left.items():
                taken[key] += spans
            yield left


def names_of(record: Record, stretch: Stretch, taken: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """Names of several capital words within sentences, that are no actor's: "United States-Ecuador Partnership Act"."""
    text = record.report.text
    actors = [m.span for actor in record.actors for m in actor.mentions if m.form != "pronoun"]
    for sentence in stretch.sentences:
        for met in _NAME.finditer(text, sentence.start, sentence.end):
            span = Span(*met.span())
            if span.start == sentence.start or any(span.overlaps(other) for other in (*actors, *taken)):
                continue
            if not any(fold(word) in load_words()["titles"] for word in met.group().split()):
                yield " ".join(met.group().split()), span
