"""Whether somebody tells of a talk of one's own, as of the day on which one speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from ...text.words import read_words


def tells_of_own_day(words: Sequence[str]) -> bool:
    """Whether the first sentence is "I spoke with …" or "I will talk to …" and names no other time."""
    return bool(words) and _own().search(words[0]) is not None and _other_days().search(words[0]) is None


@cache
def _own() -> re.Pattern[str]:
    lists = read_words(__package__, "own")
    between = rf"(?:\s?(?:{_any_of(lists['between'])}))*"
    return re.compile(rf"(?<![\w’'])[Ii]{between}\s(?:{_any_of(lists['verbs'])})\b")


@cache
def _other_days() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(read_words(__package__, 'own')['other_days'])})\b", re.IGNORECASE)


def _any_of(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in words)
