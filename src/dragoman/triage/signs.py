"""What triage sees of a text: the states it names, directly or by their people, and the words that stand beside them.

Sentences are cut at full stops and line ends; that is rough and enough. The text's own state is the one it names most;
what concerns relations between states names another beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log1p

from ..gazetteer import Gazetteer
from .cues import Cues

_BREAK = re.compile(r"[.!?][\"'”’)\]]*\s|\n")
_CAPITALS = re.compile(r"[A-Z][\w-]+(?: (?:[a-z]{2,3} |[A-Z]\. )?[A-Z][\w-]+)*")
_NAME = 3  # words of a name that is looked up, at most
_OWNED = frozenset({"state", "government", "group"})

_Sighting = tuple[int, str]  # where, and which state or organisation


@dataclass(frozen=True, slots=True)
class Signs:
    """What was seen. `values` are the features by name, none below 0; `states` how often each is named."""

    values: dict[str, float]
    states: dict[str, int]


def find_signs(heading: str, text: str, gazetteer: Gazetteer, cues: Cues) -> Signs:
    """The signs in a report's text; `heading` is its title, with which the text may begin."""
    breaks = [match.end() for match in _BREAK.finditer(text)]
    named, organisations = _named(text, gazetteer)
    sightings = sorted((*named, *_owners_of_people(text, gazetteer, named)))
    counts = Counter(state for _, state in sightings)
    own = min(counts, key=lambda state: (-counts[state], state), default="")
    states, groups = _by_sentence(sightings, breaks), _by_sentence(cues.find(_lower(text)), breaks)
    others = [count for state, count in counts.items() if state != own]
    values = {
        "own": log1p(counts[own]) if own else 0.0,
        "others": log1p(sum(others)),
        "second": log1p(max(others, default=0)),
        "share": 100 * sum(others) / (100 + text.count(" ")),
        "words": log1p(text.count(" ")),
        "organisations": log1p(len(organisations)),
        "together": log1p(sum(len(names) > 1 for names in states.values())),
    }
    values |= _heading_values(heading, gazetteer, cues)
    values |= _beside(states, groups, own, cues.groups)
    return Signs(values, dict(counts))


def _named(text: str, gazetteer: Gazetteer) -> tuple[list[_Sighting], set[str]]:
    """Where states are named, and the international organisations that are."""
    states: list[_Sighting] = []
    organisations: set[str] = set()
    for span, _, entities in gazetteer.find(text):
        for entity in entities[:1]:
            if entity.sector == "IGO":
                organisations.add(entity.id)
            elif entity.country and entity.kind in _OWNED:
                states.append((span.start, entity.country))
    return states, organisations


def _owners_of_people(text: str, gazetteer: Gazetteer, named: list[_Sighting]) -> Iterator[_Sighting]:
    """Where people of known office are named, and of which state they are; `named` are states, and no people.

    Titles stand before names in capitals too, so every few words in a row are tried, and each word as a surname.
    """
    taken = {start for start, _ in named}
    for match in _CAPITALS.finditer(text):
        words = match.group()
        if (match.start() not in taken or " " in words) and (owner := _owner_among(words, gazetteer)):
            yield match.start(), owner


@lru_cache(maxsize=1 << 13)
def _owner_among(capitals: str, gazetteer: Gazetteer) -> str | None:
    words = capitals.split()
    for length in range(min(_NAME, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            owner = _owner(" ".join(words[at : at + length]), gazetteer)
            if owner:
                return owner
    return None


def _owner(name: str, gazetteer: Gazetteer) -> str | None:
    """The state that those of that name have served most; none where it is not one, or the name is a word."""
    if " " not in name and (gazetteer.is_common_word(name) or gazetteer.is_given_name(name)):
        return None
    served: dict[str, Counter[str]] = defaultdict(Counter)
    for term in gazetteer.people(name):
        if term.country and ":" not in term.country:
            served[term.person_id][term.country] += 1
    owners = {max(counts, key=lambda state: (counts[state], state)) for counts in served.values()}
    return owners.pop() if len(owners) == 1 else None


def _by_sentence(found: Iterable[_Sighting], breaks: list[int]) -> dict[int, set[str]]:
    """What stands in each sentence, by its number."""
    sentences: dict[int, set[str]] = defaultdict(set)
    for start, what in found:
        sentences[bisect_right(breaks, start)].add(what)
    return sentences


def _heading_values(heading: str, gazetteer: Gazetteer, cues: Cues) -> dict[str, float]:
    named, _ = _named(heading, gazetteer)
    states = {state for _, state in (*named, *_owners_of_people(heading, gazetteer, named))}
    groups = {group for _, group in cues.find(_lower(heading))}
    return {"heading states": log1p(len(states)), "heading cues": log1p(len(groups))}


def _beside(
    states: dict[int, set[str]], groups: dict[int, set[str]], own: str, names: tuple[str, ...]
) -> dict[str, float]:
    """For each group, in how many sentences its words stand beside another state than the text's own.

    `dense` is how many groups at most stand in one sentence with two states.
    """
    beside: Counter[str] = Counter()
    dense = 0
    for number, named in states.items():
        found = groups.get(number, set())
        if named - {own}:
            beside.update(found)
        if len(named) > 1:
            dense = max(dense, len(found))
    return {"dense": float(dense)} | {f"{name} beside": log1p(beside[name]) for name in names}


def _lower(text: str) -> str:
    """The text in lower case, every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
