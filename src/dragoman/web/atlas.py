"""Outlines of states as paths, and places as points, in one projection: maps that are drawn on the server.

The outlines are those of the charts of relations (Natural Earth, 1:110 million). The projection is Equal Earth (Šavrič,
Patterson and Jenny, Int. J. Geographical Information Science 33, 2019): areas compare, and continents look as usual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

from ..relations.charts.world import outlines

WIDTH = 1000.0
_A = (1.340264, -0.081106, 0.000893, 0.003796)
# Half the width of the whole world in the projection's own units.
_REACH = 2.70663
_SCALE = WIDTH / (2 * _REACH)
# What lies farther south is ice; nothing happens there.
_SOUTH, _NORTH = -57.0, 84.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A state's outline: its ISO3 code, its path, and the box that its biggest piece fills."""

    code: str
    path: str
    box: Window


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the map."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def touches(self, other: Window) -> bool:
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height

    def __str__(self) -> str:
        """As `viewBox` takes it."""
        return f"{self.x:.1f} {self.y:.1f} {self.width:.1f} {self.height:.1f}"


def project(lat: float, lon: float) -> Point:
    """Degrees to the map's units, x to the right, y down."""
    theta = asin(sqrt(3) / 2 * sin(radians(lat)))
    square = theta * theta
    sixth = square**3
    across = _A[0] + 3 * _A[1] * square + sixth * (7 * _A[2] + 9 * _A[3] * square)
    x = 2 * sqrt(3) / 3 * radians(lon) * cos(theta) / across
    y = theta * (_A[0] + _A[1] * square + sixth * (_A[2] + _A[3] * square))
    return (x + _REACH) * _SCALE, (_top() - y) * _SCALE


@cache
def _top() -> float:
    theta = asin(sqrt(3) / 2 * sin(radians(_NORTH)))
    square = theta * theta
    return theta * (_A[0] + _A[1] * square + square**3 * (_A[2] + _A[3] * square))


@cache
def whole_world() -> Window:
    return Window(0, 0, WIDTH, project(_SOUTH, 0)[1])


@cache
def shapes() -> tuple[Shape, ...]:
    """Every state that the outlines have, in the order of codes."""
    told = outlines()
    arcs = [_degrees(arc, told["transform"]) for arc in told["arcs"]]
    found: dict[str, list[list[Point]]] = {}
    for geometry in told["objects"]["countries"]["geometries"]:
        rings = found.setdefault(geometry.get("id") or "", [])
        rings += [_ring(ring, arcs) for ring in _rings(geometry)]
    return tuple(_shape(code, rings) for code, rings in sorted(found.items()))


def _degrees(arc: Sequence[Sequence[int]], transform: dict[str, Sequence[float]]) -> list[Point]:
    """The points of an arc, each told by its distance from the one before."""
    (wide, high), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for across, up in arc:
        x, y = x + across, y + up
        points.append(project(max(y * high + bottom, _SOUTH - 6), x * wide + left))
    return points


def _rings(geometry: dict[str, object]) -> Iterator[Sequence[int]]:
    arcs: object = geometry["arcs"]
    assert isinstance(arcs, list)
    polygons = arcs if geometry["type"] == "MultiPolygon" else [arcs]
    for polygon in polygons:
        yield from polygon


def _ring(ring: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Arcs one after the other; one with a negative number is walked backwards."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _shape(code: str, rings: Sequence[Sequence[Point]]) -> Shape:
    boxes = [_box(ring) for ring in rings]
    biggest = max(boxes, key=lambda box: box.width * box.height)
    return Shape(code, "".join(map(_path, rings)), biggest)


def _path(ring: Sequence[Point]) -> str:
    """The ring in tenths of a unit. Pieces on either side of the map stay apart; what is a mere point is left out."""
    pieces: list[list[tuple[int, int]]] = []
    for x, y in ring:
        point = (round(x * 10), round(y * 10))
        if not pieces or abs(point[0] - pieces[-1][-1][0]) > 5 * WIDTH:
            pieces.append([point])
        elif point != pieces[-1][-1]:
            pieces[-1].append(point)
    return "".join(_steps(piece) for piece in pieces if len(piece) > 2)


def _steps(piece: Sequence[tuple[int, int]]) -> str:
    """A piece as steps from point to point: half the bytes of places."""
    start = f"M{_number(piece[0][0])} {_number(piece[0][1])}l"
    steps = (f"{_number(x - a)} {_number(y - b)}" for (a, b), (x, y) in pairwise(piece))
    return start + " ".join(steps) + "z"


def _number(tenths: int) -> str:
    return f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"


def _box(ring: Sequence[Point]) -> Window:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return Window(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


@cache
def centre_of(code: str) -> Point | None:
    """Where a state's dot stands: the middle of its biggest piece; None for one that the outlines lack."""
    box = next((shape.box for shape in shapes() if shape.code == code), None)
    return box.middle if box else None


def around(middle: Point, width: float) -> Window:
    """A stretch of the map with this point in its middle, five units wide for three high."""
    height = width * 0.6
    world = whole_world()
    x = min(max(middle[0] - width / 2, -20), world.width + 20 - width)
    y = min(max(middle[1] - height / 2, -10), max(world.height + 10 - height, -10))
    return Window(x, y, width, height)
