"""Where the words asked for stand in a text, and the passage of it that shows most of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from ...model import Span
from .shapes import Snippet
from .stems import end_of_word, stems_among, stems_of
from .terms import Term

LENGTH = 240


def marks_in(text: str, terms: Sequence[Term]) -> list[tuple[Span, Term]]:
    """Every place where a term stands, with the term, in order."""
    found = []
    for stem, span in stems_among(text, {term[0] for term in terms}):
        for term in terms:
            if term[0] == stem and (last := _last(text, span, term)) is not None:
                found.append((span.cover(last), term))
    return sorted(found)


def _last(text: str, first: Span, term: Term) -> Span | None:
    """Where the last word of a term stands that begins here; None where the words that follow are others."""
    if len(term) == 1:
        return first
    following = list(islice(stems_of(text, end_of_word(text, first)), len(term) - 1))
    return following[-1].span if tuple(stem for stem, _ in following) == term[1:] else None


def snippet_of(text: str, terms: Sequence[Term]) -> Snippet | None:
    """The passage with the most different terms, the first of several; None where none stands in the text itself."""
    marks = marks_in(text, terms) if terms else []
    if not marks:
        return None
    best, most = marks[0][0].start, 0
    for at, (span, _) in enumerate(marks):
        shown = _shown(marks, at, span.start + LENGTH)
        if len(shown) > most:
            best, most = span.start, len(shown)
    span = passage_at(text, best)
    return Snippet(span, span.words(text), tuple(dict.fromkeys(mark for mark, _ in marks if span.contains(mark))))


def _shown(marks: Sequence[tuple[Span, Term]], at: int, end: int) -> set[Term]:
    """The terms of the marks from this one on that end before `end`: no further mark can, once one begins behind it."""
    near = takewhile(lambda mark: mark[0].start < end, islice(marks, at, None))
    return {term for span, term in near if span.end <= end}


def passage_at(text: str, start: int) -> Span:
    """A passage with `start` near its beginning: within one paragraph, and from word to word."""
    first = max(text.rfind("\n", 0, start) + 1, start - LENGTH // 4)
    last = text.find("\n", start)
    last = min(len(text) if last < 0 else last, first + LENGTH * 5 // 4)
    if first > 0 and not text[first - 1].isspace():
        first = _next_blank(text, first, start)
    if last < len(text) and not text[last].isspace():
        last = max(text.rfind(" ", start, last), start + 1) if " " in text[start:last] else last
    return Span(first, last)


def _next_blank(text: str, first: int, start: int) -> int:
    blank = text.find(" ", first, start)
    return blank + 1 if blank >= 0 else start
