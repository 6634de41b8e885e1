"""The frame of a picture whose axes both run from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

SIDE, MARGIN = 320, 44


def draw_frame(title: str, across: str, up: str, inside: Sequence[str]) -> str:
    """An SVG with ticks, what the axes are called, and `inside`."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE + 2 * MARGIN} {SIDE + 2 * MARGIN}" '
        'role="img" font-family="sans-serif" font-size="12">',
        f"<title>{title}</title>",
        f'<rect x="{MARGIN}" y="{MARGIN}" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>',
        *inside,
        *(_tick(at / 4) for at in range(5)),
        f'<text x="{MARGIN + SIDE / 2}" y="{SIDE + 2 * MARGIN - 8}" text-anchor="middle">{across}</text>',
        f'<text x="14" y="{MARGIN + SIDE / 2}" text-anchor="middle" '
        f'transform="rotate(-90 14 {MARGIN + SIDE / 2})">{up}</text>',
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def x(value: float) -> float:
    """Where a share from 0 to 1 stands across."""
    return MARGIN + SIDE * value


def y(value: float) -> float:
    """Where a share from 0 to 1 stands, counted from above."""
    return MARGIN + SIDE * (1 - value)


def _tick(value: float) -> str:
    below = f'<text x="{x(value)}" y="{MARGIN + SIDE + 16}" text-anchor="middle">{value:g}</text>'
    return below + f'<text x="{MARGIN - 6}" y="{y(value) + 4}" text-anchor="end">{value:g}</text>'
