"""Quotations: what stands between marks, paragraph by paragraph.

Marks of one paragraph are read left to right onto a stack of open frames (`_Reader`); what each mark
does is decided by the characters beside it. Damage is expected: a mark that fits nowhere is ignored, a
frame that never closes ends where the next one opens or with its paragraph, and a single mark that never
closes was an apostrophe. `find_quotations` then links paragraphs: one that opens with a mark after one
that never closed carries on the same speech.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..model import Span
from .parsed import Paragraph, Quotation

_MARK = re.compile("[\"“”„‟＂«»‘’'‚]")
_SINGLE = frozenset("‘’'‚")
_OPENS_ONLY = frozenset("“„‟«‘‚")
_CLOSES_ONLY = frozenset("”»’")
_BEFORE_OPENING = frozenset("([{—–-/…:;,*\"“„«‘'")
_AFTER_CLOSING = frozenset(")]}—–-/…:;,.!?*\"”»’'")
_ELISION = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round|cos)\b", re.I)
_SENTENCE_END = re.compile(r"[.!?…][\"”»’')\]]*\s")
_SAYING = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|t(?:old|ells?|elling)|stat(?:ed|es?|ing)|not(?:ed|es|ing)|add(?:ed|s|ing)|ask(?:ed|s)|"
    r"call(?:ed|s|ing)|describ(?:ed|es|ing)|declar\w+|announc\w+|wr(?:ote|ites|itten|iting)|warn\w*|argu(?:ed|es|ing)|"
    r"claim\w*|insist\w*|stress\w*|emphasi[sz]\w+|express\w*|accus\w+|condemn\w*|denounc\w+|reject\w*|according|"
    r"quot(?:ed|es|ing)|tweet\w*|post(?:ed|ing)|repl(?:ied|ies)|respond\w*|comment\w*|remark\w*|read(?:s|ing)?|"
    r"conclud\w+|continu(?:ed|es)|explain\w*|reiterat\w+|underlin\w+|underscor\w+|pledg\w+|vow\w*|urg(?:ed|es|ing)|"
    r"demand\w*|den(?:ied|ies|ying)|dismiss\w*|criti\w+|prais\w+|welcom\w+|blam\w+|cit(?:ed|es|ing)|spoke|speaking|"
    r"statement|interview|speech|remarks)\b",
    re.I,
)
_SO_CALLED = re.compile(
    r"(?:so[- ]called|known as|dubbed|nicknamed|titled|entitled|the (?:word|term|phrase))\s*$", re.I
)
_SCARE_WORDS = 6
_WINDOW = 300


@dataclass(slots=True)
class _Frame:
    """An open quotation: where its mark stands, which mark it was, and where the first frame inside it opened."""

    start: int
    mark: str
    inner_start: int
    child: int | None = None

    @property
    def is_single(self) -> bool:
        return self.mark in _SINGLE


def find_quotations(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Quotation, ...]:
    """The quotations of `text`, in text order; none crosses a paragraph. Cost is linear in the text."""
    found: list[Quotation] = []
    awaits = False  # the paragraph before ended within a quotation
    for paragraph in paragraphs:
        read = _Reader(text, paragraph, awaits).read()
        found += read
        awaits = paragraph.part == "body" and any(not q.is_closed and q.span.end == paragraph.span.end for q in read)
    return tuple(found)


class _Reader:
    """Reads the marks of one paragraph. `awaits` says that a quotation is still open from the paragraph before."""

    def __init__(self, text: str, paragraph: Paragraph, awaits: bool) -> None:
        self.text = text
        self.paragraph = paragraph
        self.awaits = awaits
        self.stack: list[_Frame] = []
        self.done: list[Quotation] = []

    def read(self) -> list[Quotation]:
        """All quotations of the paragraph, in order, with their depth."""
        start, end = self.paragraph.span
        marks = [(m.start(), m.group()) for m in _MARK.finditer(self.text, start, end)]
        marks = [(at, mark) for at, mark in marks if not self._is_apostrophe(at, mark)]
        for k, (at, mark) in enumerate(marks):
            if mark in _SINGLE:
                self._take_single(at, mark, marks, k)
            else:
                self._take_double(at, mark, k + 1 < len(marks))
        self._leave_open()
        return list(_with_depth(sorted(self.done, key=lambda q: (q.span.start, -q.span.end))))

    def _beside(self, at: int) -> tuple[str, str]:
        start, end = self.paragraph.span
        return (self.text[at - 1] if at > start else "", self.text[at + 1] if at + 1 < end else "")

    def _is_apostrophe(self, at: int, mark: str) -> bool:
        if mark not in _SINGLE:
            return False
        before, after = self._beside(at)
        is_inside = before.isalnum() and after.isalnum()
        return is_inside or (not before.isalnum() and bool(_ELISION.match(self.text, at + 1)))

    def _opens(self, at: int) -> bool:
        before, after = self._beside(at)
        return (not before or before.isspace() or before in _BEFORE_OPENING) and bool(
            after and not after.isspace() and after not in ",.;:!?)"
        )

    def _closes(self, at: int) -> bool:
        before, after = self._beside(at)
        return bool(before and not before.isspace()) and (not after or after.isspace() or after in _AFTER_CLOSING)

    def _take_double(self, at: int, mark: str, is_followed: bool) -> None:
        """A double mark closes the innermost double frame or opens one; a stray one does neither."""
        is_open = any(not frame.is_single for frame in self.stack)
        if is_open and self._ends_double(at, mark):
            self._close_double(at)
        elif self._starts_double(at, mark, is_open, is_followed):
            self._open(at, mark)
        elif not is_open and self.awaits and not self.done and mark != "“":
            self._close_carried(at)

    def _ends_double(self, at: int, mark: str) -> bool:
        top = next(frame for frame in reversed(self.stack) if not frame.is_single)
        if mark in _CLOSES_ONLY or (mark == "“" and top.mark == "„"):
            return True
        if mark in _OPENS_ONLY:
            return self._closes(at) and not self._opens(at)
        return self._closes(at) or not self._opens(at)

    def _starts_double(self, at: int, mark: str, is_open: bool, is_followed: bool) -> bool:
        if mark in _OPENS_ONLY or self._opens(at):
            return self._beside(at)[1] != ""
        before, after = self._beside(at)
        if mark in _CLOSES_ONLY or is_open or before.isdigit():
            return False
        # A lost space before the mark ("as\"threatening\" movements"), or spaces on both its sides.
        return is_followed and (after.isalnum() or (before.isspace() and after.isspace()))

    def _take_single(self, at: int, mark: str, marks: list[tuple[int, str]], k: int) -> None:
        open_single = bool(self.stack) and self.stack[-1].is_single
        if open_single and mark != "‘" and self._closes(at) and not self._is_possessive(at, marks, k):
            self._finish(self.stack.pop(), at, at + 1, True)
        elif not open_single and mark != "’" and self._opens(at) and self._beside(at)[1].isalnum():
            self._open(at, mark)

    def _is_possessive(self, at: int, marks: list[tuple[int, str]], k: int) -> bool:
        """After s and before a small letter, with another closing mark to come: "the allies' troops"."""
        if self.text[at - 1] not in "sS" or not self.text[at + 1 : at + 2].isspace() or k + 1 >= len(marks):
            return False
        follower = self.text[at + 2 : at + 3]
        later, mark = marks[k + 1]
        return follower.islower() and mark in "'’" and self._closes(later) and not self._opens(later)

    def _open(self, at: int, mark: str) -> None:
        if self.stack and self.stack[-1].child is None and mark not in _SINGLE:
            self.stack[-1].child = at
        self.stack.append(_Frame(at, mark, at + 1))

    def _close_double(self, at: int) -> None:
        while self.stack[-1].is_single:
            self.stack.pop()
        self._finish(self.stack.pop(), at, at + 1, True)

    def _close_carried(self, at: int) -> None:
        """A closing mark with none open, after a paragraph that never closed: the speech ran on to here."""
        start = self.paragraph.span.start
        self._finish(_Frame(start, "“", start), at, at + 1, True)
        self.done[-1:] = [replace(quotation, carries_on=True, is_scare=False) for quotation in self.done[-1:]]

    def _leave_open(self) -> None:
        for frame in self.stack:
            if frame.is_single:
                continue
            end = self.paragraph.span.end
            if frame.child is not None:
                end = _last_sentence_end(self.text, frame.inner_start, frame.child)
            self._finish(frame, end, end, False)

    def _finish(self, frame: _Frame, inner_end: int, end: int, is_closed: bool) -> None:
        inner = _trim(self.text, frame.inner_start, inner_end)
        if inner.start >= inner.end:
            return
        carries_on = self.awaits and frame.start == self.paragraph.span.start
        is_scare = is_closed and not carries_on and _is_scare(self.text, self.paragraph.span, frame.start, inner, end)
        self.done.append(
            Quotation(Span(frame.start, end), inner, self.paragraph.index, 0, is_closed, carries_on, is_scare)
        )


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _last_sentence_end(text: str, start: int, limit: int) -> int:
    """Where an unclosed quotation ends: after its first sentence, or before the next mark."""
    end = _SENTENCE_END.search(text, start, limit)
    return end.end() - 1 if end else _trim(text, start, limit).end


def _with_depth(quotations: list[Quotation]) -> Iterator[Quotation]:
    open_ends: list[int] = []
    for quotation in quotations:
        while open_ends and open_ends[-1] <= quotation.span.start:
            open_ends.pop()
        yield replace(quotation, depth=len(open_ends)) if open_ends else quotation
        open_ends.append(quotation.span.end)


def _is_scare(text: str, paragraph: Span, start: int, inner: Span, end: int) -> bool:
    """A short fragment inside a sentence that holds no word of saying, or a term introduced as one."""
    if _SO_CALLED.search(text, max(paragraph.start, start - 30), start):
        return True
    words = inner.words(text)
    if _is_title(words):
        return True
    if words[-1] in ",.!?" or words.count(" ") >= _SCARE_WORDS:
        return False
    return not _SAYING.search(_surroundings(text, paragraph, start, end))


def _is_title(words: str) -> bool:
    """The name of a work or programme: several words, all but the small ones with a capital."""
    long_words = [word for word in words.split() if len(word) > 3]
    return len(long_words) > 1 and all(word[0].isupper() for word in long_words) and words[-1] not in ",.!?"


def _surroundings(text: str, paragraph: Span, start: int, end: int) -> str:
    """The rest of the sentence around a quotation, up to `_WINDOW` characters on either side."""
    left = text[max(paragraph.start, start - _WINDOW) : start]
    right = text[end : min(paragraph.end, end + _WINDOW)]
    cuts = [m.end() for m in _SENTENCE_END.finditer(left)]
    cut = _SENTENCE_END.search(right)
    return left[cuts[-1] if cuts else 0 :] + " " + (right[: cut.start()] if cut else right)
