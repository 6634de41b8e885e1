"""What a newsroom says of a text's standing: an update, a correction; and lines that belong to no story.

The patterns are data (`data/marks.yaml`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...errors import DataError
from ...text.words import read_words

MarkKind = Literal["none", "update", "correction"]
KINDS: tuple[MarkKind, ...] = ("none", "update", "correction")
_REACH = 700  # characters from the start in which a mark may stand
_PARTS = {"hints", "update", "correction", "furniture", "spellings"}
_LINE = 200  # a longer line is a paragraph, whatever it begins with
_MOST = 255  # editions are kept in one byte


@dataclass(frozen=True, slots=True)
class Mark:
    """`edition` is the number of a numbered update ("UPDATE 2"), 0 without one."""

    kind: MarkKind = "none"
    edition: int = 0


@dataclass(frozen=True, slots=True)
class _Patterns:
    update: tuple[re.Pattern[str], ...]
    correction: tuple[re.Pattern[str], ...]
    any_mark: re.Pattern[str]
    hints: tuple[str, ...]
    furniture: re.Pattern[str]
    two_ways: re.Pattern[str]
    spellings: dict[str, str]

    @property
    def first_words(self) -> set[str]:
        """One of these stands in every text that has something to spell anew."""
        return {words.split()[0] for words in self.spellings}


def find_mark(text: str) -> Mark:
    """The mark at the head of a text. A correction that is also numbered as an update is a correction."""
    head = text[:_REACH]
    patterns = _load()
    if not _has_hint(head, patterns.hints):
        return Mark()
    edition, is_update = 0, False
    for pattern in patterns.update:
        if match := pattern.search(head):
            is_update = True
            edition = max(edition, *(int(group) for group in match.groups("0")), 0)
    kind: MarkKind = "update" if is_update else "none"
    if any(pattern.search(head) for pattern in patterns.correction):
        kind = "correction"
    return Mark(kind, min(edition, _MOST))


def without_marks(line: str) -> str:
    """A headline without the words that mark it."""
    patterns = _load()
    return patterns.any_mark.sub(" ", line) if _has_hint(line, patterns.hints) else line


def plain_text(text: str) -> str:
    """The text without lines that are furniture and in one spelling, as it is compared."""
    patterns = _load()
    is_furniture = patterns.furniture.match
    text = "\n".join("" if len(line) <= _LINE and is_furniture(line) else line for line in text.split("\n"))
    if not any(first in text for first in patterns.first_words):
        return text
    return patterns.two_ways.sub(lambda found: patterns.spellings[" ".join(found.group().split())], text)


def _has_hint(head: str, hints: tuple[str, ...]) -> bool:
    lower = head.lower()
    return any(hint in lower for hint in hints)


@cache
def _load() -> _Patterns:
    data = read_words(__package__, "marks")
    if not isinstance(data, dict) or set(data) != _PARTS:
        raise DataError(f"ledger/duplicates/data/marks.yaml must hold {', '.join(sorted(_PARTS))}, and no more")
    try:
        update, correction = (tuple(_compile(one) for one in data[key]) for key in ("update", "correction"))
        any_mark = _compile("|".join(f"(?:{pattern})" for pattern in (*data["update"], *data["correction"])))
        furniture = _compile("|".join(f"(?:{pattern})" for pattern in data["furniture"]))
        two_ways = re.compile(rf"\b(?:{'|'.join(data['spellings'])})\b".replace(" ", r"\s+"))
        return _Patterns(update, correction, any_mark, tuple(data["hints"]), furniture, two_ways, data["spellings"])
    except (re.error, TypeError, AttributeError) as error:
        raise DataError(f"ledger/duplicates/data/marks.yaml holds what is no pattern: {error}") from error


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | re.MULTILINE)
