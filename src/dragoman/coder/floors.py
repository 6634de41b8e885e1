"""What a confidence floor costs and buys: the share of right and of wrong events that is left at each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

STEPS = tuple(step / 100 for step in range(0, 100, 5))


@dataclass(frozen=True, slots=True)
class Verdict:
    """One event that was read: its confidence (0-1), and whether it is right."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Floor:
    """What is left at a floor: events, the share of them right, and the shares of all right and all wrong ones.

    `recall` counts what is right and left against all that was wanted, read or not.
    """

    floor: float
    events: int
    precision: float
    right_left: float
    wrong_left: float
    recall: float


def floors_of(verdicts: Sequence[Verdict], wanted: int | None = None, steps: Sequence[float] = STEPS) -> list[Floor]:
    """A line for each floor at which an event is left; the first of several that leave the same is kept.

    `wanted` is how many events there were to find; without it, as many as were found right.
    """
    floors = [_floor(step, verdicts, wanted) for step in steps]
    kept = [floor for at, floor in enumerate(floors) if not at or floor.events != floors[at - 1].events]
    return [floor for floor in kept if floor.events]


def _floor(step: float, verdicts: Sequence[Verdict], wanted: int | None) -> Floor:
    left = [v for v in verdicts if v.confidence >= step]
    right, all_right = sum(v.is_right for v in left), sum(v.is_right for v in verdicts)
    wrong, all_wrong = len(left) - right, len(verdicts) - all_right
    return Floor(
        step, len(left), _share(right, len(left)), _share(right, all_right), _share(wrong, all_wrong),
        _share(right, all_right if wanted is None else wanted),
    )  # fmt: skip


def lowest_floor(verdicts: Sequence[Verdict], precision: float) -> Floor | None:
    """The lowest floor, in steps of a hundredth, from which on the share right never falls below `precision`.

    None when no floor reaches it.
    """
    hundredths = tuple(step / 100 for step in range(100))
    reached: Floor | None = None
    for floor in reversed(floors_of(verdicts, steps=hundredths)):
        if floor.precision < precision:
            break
        reached = floor
    return reached


def floor_keeping(verdicts: Sequence[Verdict], share: float) -> Floor | None:
    """The highest floor, in steps of a hundredth, that leaves at least `share` of the right events."""
    hundredths = tuple(step / 100 for step in range(100))
    return next((f for f in reversed(floors_of(verdicts, steps=hundredths)) if f.right_left >= share), None)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
