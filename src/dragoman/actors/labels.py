"""Who has the word in a transcript, as its labels say: "PRIME MINISTER BROWN:", "Andrei Boginsky:".

Only for "I" and "we": under the label of somebody unknown they stand for nobody.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

from ..text.normalise import fold
from .roster import Roster
from .scene import Scene
from .turn_labels import find_labels

_OFFICIAL = "official"


class Labels:
    """The labels of a transcript, in text order; none where nobody takes turns."""

    def __init__(self, scene: Scene, roster: Roster) -> None:
        self._scene, self._roster = scene, roster
        self._labels = find_labels(scene.parsed.report.text) if scene.is_spoken else []
        self._starts = [start for start, _ in self._labels]

    def before(self, offset: int) -> str | None:
        """The label under which an offset stands; None before the first."""
        at = bisect_right(self._starts, offset) - 1
        return self._labels[at][1] if at >= 0 else None

    def is_within(self, offset: int) -> bool:
        """Whether an offset stands in a label itself."""
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._starts[at] + len(self._labels[at][1])

    def speaker(self, label: str) -> str | None:
        """The person whom a label names: by surname, or the President where he is whose words the report is."""
        surname = fold(label.split()[-1]).strip(".")
        author = self._roster.author
        if surname == "president":
            return author if author and "president" in (self._roster.actors[author].role or "").lower() else None
        return self._by_surname.get(surname)

    def is_official(self, label: str) -> bool:
        """Whether an unnamed official of the publisher speaks."""
        return _OFFICIAL in label.lower()

    @cached_property
    def _by_surname(self) -> dict[str, str]:
        return {fold(person.name.split()[-1]): person.id for person in self._roster.people()}
