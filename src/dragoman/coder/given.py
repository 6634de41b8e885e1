"""Pairs given by a caller: a sentence and who stands where in it, by marks or by their words."""

from __future__ import annotations

import re

from ..model import Span
from .encode import Marked

_MARK = re.compile(r"<(/?)([ste])>")
SIDES = {"s": "source", "t": "target"}


class PairError(ValueError):
    """A pair cannot be read; the message says what was expected."""


def parse_marked(text: str) -> Marked:
    """A sentence with <s>source</s>, <t>target</t> and perhaps <e>the word that tells the deed</e>.

    The first of several marks of a kind counts, and one side may be unmarked. Raises PairError when no side is
    marked or a mark is not closed.
    """
    plain: list[str] = []
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    length = at = 0
    for mark in _MARK.finditer(text):
        piece = text[at : mark.start()]
        plain.append(piece)
        length += len(piece)
        at = mark.end()
        closes, kind = mark.groups()
        if not closes:
            opened[kind] = length
        elif kind in opened:
            spans.setdefault(kind, Span(opened.pop(kind), length))
    if opened or not {"s", "t"} & spans.keys():
        raise PairError("expected the sides marked <s>…</s> and <t>…</t>, each mark closed")
    plain.append(text[at:])
    return Marked("".join(plain), spans.get("s"), spans.get("t"), spans.get("e"))


def find_pair(sentence: str, source: str, target: str) -> Marked:
    """A sentence whose sides are given as words of it. Raises PairError when they do not stand in it, apart."""
    actor = _find(sentence, source, "source", None)
    return Marked(sentence, actor, _find(sentence, target, "target", actor))


def _find(sentence: str, words: str, what: str, taken: Span | None) -> Span:
    """Where the words first stand outside `taken`."""
    at = sentence.find(words) if words.strip() else -1
    while at >= 0 and taken is not None and at < taken.end and taken.start < at + len(words):
        at = sentence.find(words, at + 1)
    if at < 0:
        raise PairError(f"expected the {what} {words!r} to be words of the sentence, apart from the other side")
    return Span(at, at + len(words))
