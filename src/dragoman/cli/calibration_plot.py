"""Calibration as a picture: the share of right answers over the confidence they came with."""

from __future__ import annotations

from collections.abc import Sequence

from ..coder.measure import Bin

SIDE, MARGIN = 320, 44
LARGEST = 9.0


def draw_calibration(bins: Sequence[Bin]) -> str:
    """An SVG of the bins as circles, their area by the number of answers; on the diagonal confidence is honest."""
    most = max((b.answers for b in bins), default=1)
    line = " ".join(f"{_x(b.confidence):.1f},{_y(b.accuracy):.1f}" for b in bins)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 2 * MARGIN} {SIDE + 2 * MARGIN}" '
        'role="img" font-family="sans-serif" font-size="12">',
        "<title>Share of right answers by confidence</title>",
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        f'<path d="M{_x(0)} {_y(0)} L{_x(1)} {_y(1)}" stroke="#bbb" stroke-dasharray="4 4"/>',
        f'<polyline points="{line}" fill="none" stroke="#1b5e8a" stroke-width="2"/>',
        *(_circle(b, most) for b in bins),
        *(_tick(at / 4) for at in range(5)),
        f'<text x="{MARGIN + SIDE / 2}" y="{SIDE + 2 * MARGIN - 8}" text-anchor="middle">confidence</text>',
        f'<text x="14" y="{MARGIN + SIDE / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {MARGIN + SIDE / 2})">share right</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _circle(bin: Bin, most: int) -> str:
    radius = max(2.0, LARGEST * (bin.answers / most) ** 0.5)
    said = f"confidence {bin.confidence:.2f}: {bin.accuracy:.2f} of {bin.answers} right"
    place = f'cx="{_x(bin.confidence):.1f}" cy="{_y(bin.accuracy):.1f}" r="{radius:.1f}"'
    return f'<circle {place} fill="#1b5e8a"><title>{said}</title></circle>'


def _tick(value: float) -> str:
    below = f'<text x="{_x(value)}" y="{MARGIN + SIDE + 16}" text-anchor="middle">{value:g}</text>'
    return below + f'<text x="{MARGIN - 6}" y="{_y(value) + 4}" text-anchor="end">{value:g}</text>'


def _x(value: float) -> float:
    return MARGIN + SIDE * value


def _y(value: float) -> float:
    return MARGIN + SIDE * (1 - value)
