"""How a later sentence tells of a deed: as done, or as asked, foretold, supposed or recalled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .answers import AnswerTable
from .tell import ordered_stems

_QUESTION = re.compile(r"^\W*Q\b|\?\W*$")


def told_as_held(sentences: Sequence[str], title: str | None, table: AnswerTable) -> str | None:
    """The first of an encounter's sentences that tells it as held; None where none does, or the report looks ahead."""
    if not table.ahead.isdisjoint(ordered_stems(title or "")):
        return None
    return next((words for words in sentences if _is_plain(words, table.unheld | table.recalled)), None)


def is_told_as_done(words: str, table: AnswerTable) -> bool:
    """Whether an event's sentence tells it as done now, and not long ago or over years."""
    return _is_plain(words, table.unreal | table.recalled)


def _is_plain(words: str, unless: frozenset[str]) -> bool:
    return _QUESTION.search(words) is None and unless.isdisjoint(ordered_stems(words))
