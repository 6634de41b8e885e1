"""Texts come in one by one; each is told its story.

A story is all texts that are linked with each other, directly or through others, and is named by the smallest of their
ids. Whether two are linked depends on the two alone, so the same texts make the same stories in whatever order they
come; only a new text that links two stories makes them one, and then the placement says which name is given up.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ...errors import OptionError
from .compare import Likeness, compare
from .fingerprint import Fingerprint, fingerprint_of
from .key_index import KeyIndex
from .relation import Relation, relate

# Of the keys of the text that has fewer, the share that both must hold before all words are compared. Of 700 copies
# that our maker made none holds less than .40.
_KEYS_SHARED = 0.25


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a text belongs.

    `story` is the id that names its story. `relation` is what the text is to `of`, the most like of the texts it is
    linked with; where `is_later` is false an update or a correction is `of`, and the text is its earlier version.
    `similarity` is the share of the shorter text that both hold (0 for a new story); `merged` are the names of stories
    that are this story from now on.
    """

    story: str
    relation: Relation
    of: str | None = None
    is_later: bool = False
    similarity: float = 0.0
    merged: tuple[str, ...] = ()


class Clusters:
    """The stories of all texts so far.

    `stored` keeps a fingerprint's bytes by id: a dictionary, or whatever a ledger gives that behaves as one.
    """

    def __init__(self, stored: MutableMapping[str, bytes] | None = None) -> None:
        self._stored = {} if stored is None else stored
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}
        self._parents = array("I")
        self._key_counts = array("I")
        self._twins: dict[bytes, int] = {}
        self._index = KeyIndex()

    @classmethod
    def restore(cls, stored: MutableMapping[str, bytes]) -> Clusters:
        """The stories of fingerprints that were kept. Raises DataError when one cannot be used."""
        clusters = cls(stored)
        for id, kept in stored.items():
            clusters._place(id, Fingerprint.from_bytes(kept), is_kept=True)
        return clusters

    def __len__(self) -> int:
        """How many texts there are."""
        return len(self._ids)

    def add(self, id: str, text: str, published: date | None = None) -> Placement:
        """Place a text. Raises OptionError when another text has this id; the same text again changes nothing."""
        return self.place(id, fingerprint_of(text, published))

    def place(self, id: str, fingerprint: Fingerprint) -> Placement:
        """The same for a text whose fingerprint is known."""
        return self._place(id, fingerprint, is_kept=False)

    def _place(self, id: str, fingerprint: Fingerprint, *, is_kept: bool) -> Placement:
        if id in self._numbers:
            return self._placed_before(id, fingerprint)
        links = list(self._links(fingerprint))
        if not is_kept:
            self._stored[id] = fingerprint.to_bytes()
        number = self._enter(id, fingerprint)
        before = {self._name(linked) for linked, _ in links}
        for linked, _ in links:
            self._join(number, linked)
        story = self._name(number)
        if not links:
            return Placement(story, "new")
        linked, likeness = min(links, key=lambda link: (-link[1].of_shorter, self._ids[link[0]]))
        relation, is_later = relate(fingerprint, self._fingerprint(linked), likeness)
        merged = tuple(sorted(before - {story}))
        return Placement(story, relation, self._ids[linked], is_later, likeness.of_shorter, merged)

    def story(self, id: str) -> str:
        """The name of a text's story. Raises KeyError for an unknown id."""
        return self._name(self._numbers[id])

    def stories(self) -> dict[str, tuple[str, ...]]:
        """Every story by its name, with the ids of its texts, sorted."""
        members: dict[str, list[str]] = {}
        for id in sorted(self._ids):
            members.setdefault(self.story(id), []).append(id)
        return {name: tuple(ids) for name, ids in members.items()}

    def _placed_before(self, id: str, fingerprint: Fingerprint) -> Placement:
        if self._stored[id] != fingerprint.to_bytes():
            raise OptionError(f"{id}: another text has this id; give each text its own")
        return Placement(self.story(id), "copy", id, False, 1.0)

    def _links(self, fingerprint: Fingerprint) -> Iterator[tuple[int, Likeness]]:
        """The texts it is linked with: its twin, and one at least of each story that has any."""
        joined: set[int] = set()
        twin = self._twins.get(_twin_key(fingerprint)) if len(fingerprint.codes) else None
        if twin is not None:
            yield twin, compare(fingerprint, self._fingerprint(twin))
            joined.add(self._root(twin))
        for number in self._candidates(fingerprint):
            if self._root(number) in joined:
                continue
            likeness = compare(fingerprint, self._fingerprint(number))
            if likeness.is_one_story:
                joined.add(self._root(number))
                yield number, likeness

    def _candidates(self, fingerprint: Fingerprint) -> Iterable[int]:
        """Texts that share enough keys, most first."""
        numbers, shared = self._index.find(fingerprint.keys)
        counts = np.frombuffer(self._key_counts, np.uint32)[numbers] if len(numbers) else np.zeros(0, np.uint32)
        enough = shared >= _KEYS_SHARED * np.minimum(counts, len(fingerprint.keys))
        order: NDArray[np.intp] = np.argsort(-shared[enough], kind="stable")
        ordered: list[int] = numbers[enough][order].tolist()
        return ordered

    def _enter(self, id: str, fingerprint: Fingerprint) -> int:
        number = len(self._ids)
        self._ids.append(id)
        self._numbers[id] = number
        self._parents.append(number)
        self._key_counts.append(len(fingerprint.keys))
        if len(fingerprint.codes) and self._twins.setdefault(_twin_key(fingerprint), number) == number:
            self._index.add(fingerprint.keys, number)
        return number

    def _fingerprint(self, number: int) -> Fingerprint:
        return Fingerprint.from_bytes(self._stored[self._ids[number]])

    def _name(self, number: int) -> str:
        return self._ids[self._root(number)]

    def _root(self, number: int) -> int:
        parents = self._parents
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    def _join(self, one: int, other: int) -> None:
        """Make two stories one; the smaller id stays its name."""
        one, other = self._root(one), self._root(other)
        if self._ids[other] < self._ids[one]:
            one, other = other, one
        self._parents[other] = one


def _twin_key(fingerprint: Fingerprint) -> bytes:
    """Texts of equal words and day need no second entry: whatever is like the one is as like the other."""
    return fingerprint.digest + b"%d" % (fingerprint.day or 0)
