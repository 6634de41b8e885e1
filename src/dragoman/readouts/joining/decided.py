"""What people decided of mentions, as it is asked while they are put together."""

from __future__ import annotations

from dataclasses import dataclass

from .mention import Mention


@dataclass(frozen=True, slots=True)
class Decided:
    """Pairs of mentions, by their keys, the lesser first: of one encounter, or of two."""

    joined: frozenset[tuple[int, int]] = frozenset()
    parted: frozenset[tuple[int, int]] = frozenset()

    def are_joined(self, one: Mention, other: Mention) -> bool:
        """Whether a person said that they are of one encounter."""
        return bool(self.joined) and _pair(one.key, other.key) in self.joined

    def are_parted(self, one: Mention, other: Mention) -> bool:
        """Whether a person said that they are not."""
        return bool(self.parted) and _pair(one.key, other.key) in self.parted


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
