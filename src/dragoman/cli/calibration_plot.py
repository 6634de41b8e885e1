"""Calibration as a picture: the share of right answers over the confidence they came with."""

from __future__ import annotations

from collections.abc import Sequence

from ..coder.measure import Bin
from .unit_plot import draw_frame, x, y

LARGEST = 9.0


def draw_calibration(bins: Sequence[Bin]) -> str:
    """An SVG of the bins as circles, their area by the number of answers; on the diagonal confidence is honest."""
    most = max((b.answers for b in bins), default=1)
    line = " ".join(f"{x(b.confidence):.1f},{y(b.accuracy):.1f}" for b in bins)
    inside = [
        f'<path d="M{x(0)} {y(0)} L{x(1)} {y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<polyline points="{line}" fill="none" stroke="#1b5e8a" stroke-width="2"/>',
        *(_circle(b, most) for b in bins),
    ]
    return draw_frame("Share of right answers by confidence", "confidence", "share right", inside)


def _circle(bin: Bin, most: int) -> str:
    radius = max(2.0, LARGEST * (bin.answers / most) ** 0.5)
    said = f"confidence {bin.confidence:.2f}: {bin.accuracy:.2f} of {bin.answers} right"
    place = f'cx="{x(bin.confidence):.1f}" cy="{y(bin.accuracy):.1f}" r="{radius:.1f}"'
    return f'<circle {place} fill="#1b5e8a"><title>{said}</title></circle>'
