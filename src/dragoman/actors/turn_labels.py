"""The labels of a transcript's turns, by form alone: "THE PRESIDENT:", "Alberto Fernandez(retranslated):", "Q"."""

from __future__ import annotations

import re
from collections import Counter

_WORD = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*"
_LABEL = re.compile(
    rf"(?:^|\n|(?<=[.!?\])”\"] ))({_WORD}(?:,? (?:{_WORD}|of|the|and|for)){{0,9}})"
    r"(?: ?\([a-z ]{3,30}\))? ?: {1,4}(?=\S)"
)
# A reporter's turn: "Q" at a line's start, or behind the end of a sentence before a capital.
_QUESTION = re.compile(r"(?:^|\n|(?<=[.!?…—)\]”\"] ))(Q)(?=[ \t:.]+[A-Z“\"(])")
_ADDRESSING = ("TO ", "To ", "Dear ", "DEAR ")  # opens a letter: whoever is so addressed does not speak
_IN_CAPITALS = re.compile(r"^(?:[A-Z][A-Z.'’ \[\]-]{2,40}:|Q\s)", re.MULTILINE)
_CAPITALS = 3  # so many of the first form make a transcript
_NAMED_TWICE = 2  # and so many turns of one speaker with a first and a last name


def find_labels(text: str) -> list[tuple[int, str]]:
    """Every label with its offset, in text order. A single word counts in capitals only: "Iran: what next" is none."""
    found = [(m.start(1), m[1]) for m in _LABEL.finditer(text) if not m[1].startswith(_ADDRESSING)]
    named = [(at, label) for at, label in found if " " in label or label.isupper()]
    asked = [(m.start(1), m[1]) for m in _QUESTION.finditer(text)] if named else []
    return sorted(named + asked)


def is_transcript(text: str) -> bool:
    """Whether speakers take turns: some labels in capitals, one of several words, or a speaker who comes again."""
    if len(_IN_CAPITALS.findall(text)) >= _CAPITALS:
        return True
    labels = Counter(label for _, label in find_labels(text) if " " in label)
    return any(label.isupper() or count >= _NAMED_TWICE for label, count in labels.items())
