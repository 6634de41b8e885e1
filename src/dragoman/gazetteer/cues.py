"""Names as written, and the words that tell what they stand for: `name_cues.csv`, `name_contexts.csv`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .entity import Entity, NameUse


@dataclass(frozen=True, slots=True)
class Name:
    """One written form. `entities` is empty for a decoy; `after_the` and `short` as in `names.py`."""

    form: str
    use: NameUse
    entities: tuple[Entity, ...]
    after_the: bool = False
    short: bool = False


Match = tuple[int, int, Name]


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a name may mean, and the words that speak for it; `entity` is None for nothing of ours."""

    entity: Entity | None
    near: tuple[str, ...]
    anywhere: tuple[str, ...]


@dataclass(frozen=True)
class Cues:
    """The words that the rules go by."""

    personal: frozenset[str]  # names that people bear too
    given: frozenset[str]
    words: Mapping[str, tuple[str, ...]]  # lists of name_cues.csv by kind
    us_states: tuple[str, ...]
    readings: Mapping[str, tuple[Reading, ...]]  # by name

    @cached_property
    def honorifics(self) -> frozenset[str]:
        return frozenset(self.words["honorific"])

    @cached_property
    def surname_verbs(self) -> frozenset[str]:
        return frozenset(self.words["surname_verb"])

    @cached_property
    def given_places(self) -> frozenset[str]:
        """Names of ours that are given names too."""
        return frozenset(self.words["given_place"])

    @cached_property
    def tongues(self) -> frozenset[str]:
        return frozenset(self.words["tongue"])

    @cached_property
    def spoken(self) -> re.Pattern[str]:
        """Languages after what is done with one, where no noun follows: "in French", not "in French cities"."""
        tongue, before, after = (any_of(self.words[kind]) for kind in ("tongue", "tongue_before", "tongue_after"))
        more = rf"(?:(?:,? and |, |,? or | as well as )(?:{tongue})\b)*"
        return re.compile(rf"\b(?:{before}) (?:{tongue})\b{more}(?=\s*[.,;:)\]\"”?!—–]|\s*$| (?:{after})\b)")

    @cached_property
    def not_surnames(self) -> frozenset[str]:
        return frozenset(self.words["not_a_surname"])

    @cached_property
    def us_places(self) -> frozenset[str]:
        """How a town's U.S. state is written: "Pennsylvania", "Pa.", "PA"."""
        return frozenset((*self.us_states, *self.words["us_state_short"]))

    @cached_property
    def us_beginnings(self) -> frozenset[str]:
        """Their first two letters: most words after a comma have others."""
        return frozenset(place[:2] for place in self.us_places)


def any_of(words: Iterable[str]) -> str:
    """An alternation of plain words, longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
