"""Restatements of one promise joined into one: the same sides, the same deed, quantity and place, told again later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .shapes import Telling, last_day

# Of the words that tell two deeds, how many must be shared; chosen on the corpus (docs/commitments.md).
_LIKE = 0.6
_DAYS = 400


@dataclass(slots=True)
class _Groups:
    """Promises so far; `holding` finds those that share a word (or the kind, for deeds without telling words)."""

    tellings: list[list[Telling]] = field(default_factory=list)
    holding: dict[tuple[frozenset[str], str], list[int]] = field(default_factory=dict)

    def add(self, telling: Telling) -> None:
        marks = [(telling.by, mark) for mark in telling.stems or {f"{telling.kind}"}]
        near = dict.fromkeys(at for mark in marks for at in self.holding.get(mark, ()))
        likes = [(likeness(self.tellings[at][0], telling), -at) for at in near]
        best, at = max(likes, default=(0.0, 0))
        if best >= _LIKE:
            self.tellings[-at].append(telling)
            return
        for mark in marks:
            self.holding.setdefault(mark, []).append(len(self.tellings))
        self.tellings.append([telling])


def join_restatements(tellings: Sequence[Telling]) -> list[tuple[Telling, ...]]:
    """Promises in the order of their first telling, each with its tellings, oldest first."""
    groups = _Groups()
    for telling in sorted(tellings, key=lambda one: (one.day, one.row.key)):
        groups.add(telling)
    return [tuple(group) for group in groups.tellings]


def likeness(one: Telling, other: Telling) -> float:
    """How alike two tellings are, 0 to 1: the share of telling words that both have, 0 where anything parts them."""
    if one.by != other.by or one.kind != other.kind or not _agree(one, other):
        return 0.0
    if not one.stems and not other.stems:
        return 1.0 if one.kind is not None and one.towards == other.towards else 0.0
    return len(one.stems & other.stems) / len(one.stems | other.stems)


def _agree(one: Telling, other: Telling) -> bool:
    """Whether quantity, place, due date and whom it is for do not part two tellings; what is not said parts nothing."""
    a, b = one.row, other.row
    places = a.place and a.place.name, b.place and b.place.name
    said = [(a.quantity, b.quantity), places, (last_day(a), last_day(b))]
    is_same = all(left is None or right is None or left == right for left, right in said)
    is_towards_same = not one.towards or not other.towards or not one.towards.isdisjoint(other.towards)
    return is_same and is_towards_same and days_between(one.day, other.day) <= _DAYS


def days_between(earlier: str, later: str) -> int:
    """Days from one ISO day to another; 0 where either is not known to the day."""
    try:
        return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
    except ValueError:
        return 0
