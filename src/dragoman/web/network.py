"""Who deals with whom, drawn as a ring of states: the same pairs always give the same picture.

States stand on a circle, next to whom they deal with most; a tie is a curve between two of them, the wider the more
events. Ties where most events are conflict are broken lines, so that no reader depends on their colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from ..ledger.counts import Pair
from .addresses import address_of_actor
from .naming import state_name

STATES = 14
SIZE = 560
_RING = 178.0
_CENTRE = SIZE / 2


@dataclass(frozen=True, slots=True)
class Node:
    """A state: where it stands, how big, and how its name is set beside it."""

    name: str
    address: str
    events: int
    x: float
    y: float
    radius: float
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Two states that dealt with each other: a path, its width, and what it says."""

    path: str
    width: float
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Network:
    """The picture: its size in pixels, its states and ties, the strongest last so that it lies on top."""

    size: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def network_of(pairs: Sequence[Pair]) -> Network:
    """The most active states among the pairs, and their ties."""
    weights: dict[str, int] = {}
    for pair in pairs:
        for side in (pair.one, pair.other):
            weights[side] = weights.get(side, 0) + pair.events
    chosen = sorted(weights, key=lambda side: (-weights[side], side))[:STATES]
    kept = [pair for pair in pairs if pair.one in chosen and pair.other in chosen]
    ring = _ring(chosen, kept)
    places = {side: _place(n, len(ring)) for n, side in enumerate(ring)}
    most = max(weights.values(), default=1)
    nodes = tuple(_node(side, places[side], weights[side], most) for side in ring)
    strongest = max((pair.events for pair in kept), default=1)
    ties = tuple(_tie(pair, places, strongest) for pair in reversed(kept))
    return Network(SIZE, nodes, ties)


def _ring(chosen: Sequence[str], pairs: Sequence[Pair]) -> list[str]:
    """The states in an order in which each follows one that it deals with much: shorter ties, fewer crossings."""
    strength = {frozenset((pair.one, pair.other)): pair.events for pair in pairs}
    ring, left = list(chosen[:1]), list(chosen[1:])
    while left:
        last = ring[-1]
        best = max(left, key=lambda side: (strength.get(frozenset((last, side)), 0), -left.index(side)))
        left.remove(best)
        ring.append(best)
    return ring


def _place(number: int, count: int) -> float:
    """The angle of a state, from the top around."""
    return 2 * pi * number / max(count, 1) - pi / 2


def _node(side: str, angle: float, events: int, most: int) -> Node:
    radius = 5 + 13 * sqrt(events / most)
    x, y = _point(angle, _RING)
    label_x, label_y = _point(angle, _RING + radius + 8)
    across = cos(angle)
    anchor = "middle" if abs(across) < 0.2 else "start" if across > 0 else "end"
    lift = 4 + 5 * sin(angle)
    return Node(
        state_name(side), address_of_actor(f"state:{side}"), events,
        x, y, round(radius, 1), label_x, round(label_y + lift, 1), anchor,
    )  # fmt: skip


def _tie(pair: Pair, places: dict[str, float], strongest: int) -> Tie:
    (x1, y1), (x2, y2) = (_point(places[side], _RING) for side in (pair.one, pair.other))
    # Pulled towards the centre, and the less so the nearer the two stand.
    bent = (_CENTRE + ((x1 + x2) / 2 - _CENTRE) * 0.35, _CENTRE + ((y1 + y2) / 2 - _CENTRE) * 0.35)
    kind = "conflict" if pair.conflict * 2 > pair.events else "cooperation"
    words = f"{state_name(pair.one)} and {state_name(pair.other)}: {pair.events} events, {pair.conflict} of conflict"
    path = f"M{x1} {y1}Q{bent[0]:.1f} {bent[1]:.1f} {x2} {y2}"
    return Tie(path, round(0.8 + 7 * sqrt(pair.events / strongest), 1), kind, words)


def _point(angle: float, radius: float) -> tuple[float, float]:
    return round(_CENTRE + radius * cos(angle), 1), round(_CENTRE + radius * sin(angle), 1)
