"""The words by which relations between states are told, in groups (`data/cues.yaml`)."""

from __future__ import annotations

from functools import cache

from ..errors import DataError
from ..gazetteer.automaton import Automaton
from ..text.words import read_words


class Cues:
    """Finds the words of all groups in a text in lower case."""

    def __init__(self, groups: dict[str, list[str]]) -> None:
        self.groups = tuple(groups)
        owners = [(word, group) for group, words in groups.items() for word in words]
        self._owners = [group for _, group in owners]
        self._automaton = Automaton([word for word, _ in owners])

    def find(self, lower: str) -> list[tuple[int, str]]:
        """Where each word begins, and its group, in order."""
        return [(start, self._owners[number]) for start, _, number in self._automaton.matches(lower)]


@cache
def load_cues() -> Cues:
    """The groups shipped with the program. Raises DataError when the file breaks its schema."""
    groups = read_words(__package__, "cues")
    words = [word for group in groups.values() for word in group]
    if not all(isinstance(word, str) and word == word.lower() for word in words):
        raise DataError("triage/data/cues.yaml holds what is no word in lower case")
    if len(words) != len(set(words)):
        twice = sorted({word for word in words if words.count(word) > 1})
        raise DataError(f"triage/data/cues.yaml lists twice: {', '.join(twice)}")
    return Cues(groups)
