"""Precision over recall as a picture, one line a sample, a point a confidence floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..coder.floors import Floor
from .unit_plot import MARGIN, SIDE, draw_frame, x, y

COLOURS = ("#1b5e8a", "#b3541e", "#4b7f3a", "#6a4c93")


@dataclass(frozen=True, slots=True)
class Curve:
    """The floors of one sample, and what the sample is called."""

    name: str
    floors: Sequence[Floor]


def draw_curves(curves: Sequence[Curve]) -> str:
    """An SVG with precision over the recall at each floor; a point says its floor when pointed at."""
    inside = [line for at, curve in enumerate(curves) for line in _curve(curve, at)]
    return draw_frame("Precision over recall, by confidence floor", "share of the right ones", "precision", inside)


def _curve(curve: Curve, at: int) -> list[str]:
    colour = COLOURS[at % len(COLOURS)]
    line = " ".join(f"{x(f.recall):.1f},{y(f.precision):.1f}" for f in curve.floors)
    name = f'<text x="{MARGIN + 12}" y="{MARGIN + SIDE - 14 - 16 * at}" fill="{colour}">{curve.name}</text>'
    path = f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"/>'
    return [path, *(_point(floor, colour) for floor in curve.floors), name]


def _point(floor: Floor, colour: str) -> str:
    said = f"from {floor.floor:.2f}: precision {floor.precision:.2f} at {floor.recall:.2f}"
    place = f'cx="{x(floor.recall):.1f}" cy="{y(floor.precision):.1f}" r="3.5"'
    return f'<circle {place} fill="{colour}"><title>{said}</title></circle>'
