"""Names misspelt: "Volodymyr Zelenskyiyy" is the Volodymyr Zelenskyy whom the report or the office names."""

from __future__ import annotations

from functools import cache

from ..gazetteer import Term
from ..text.normalise import fold
from .scene import Scene

_LONG = 6
_MOST_EDITS = 2
_OFFICES = ("president", "prime minister", "foreign minister", "chancellor")


def is_misspelt(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names have the same given name and long surnames that differ by a slip of two letters."""
    if len(name) < 2 or len(other) < 2 or name[0] != other[0] or name[-1] == other[-1]:
        return False
    one, two = name[-1], other[-1]
    return min(len(one), len(two)) >= _LONG and one[:3] == two[:3] and _edits(one, two) <= _MOST_EDITS


def misspelt_holder(scene: Scene, name: tuple[str, ...]) -> Term | None:
    """The holder of a high office of the publishing state whose name this misspells."""
    if scene.home is None or scene.day is None or len(name) < 2:
        return None
    terms = (t for office in _OFFICES for t in scene.gazetteer.holders(scene.home, office, scene.day))
    return next((term for term in terms if is_misspelt(name, tuple(fold(term.person).split()))), None)


@cache
def _edits(one: str, two: str) -> int:
    """Letters to change, add or drop between two words."""
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]
