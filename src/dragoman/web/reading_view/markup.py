"""A stretch of text with what lies over it: nested where it can be, split where two stretches cross.

Everything the text says is escaped here, piece by piece; what is not text comes from this program alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from ...model import Span
from ..wording import visible


@dataclass(frozen=True, slots=True)
class Layer:
    """What lies over `span`: an element `tag` with these attributes, already written; `rank` 0 lies outermost."""

    span: Span
    rank: int
    tag: str
    attributes: str

    @property
    def opening(self) -> str:
        return f"<{self.tag}{self.attributes}>"


@dataclass(frozen=True, slots=True)
class Points:
    """What stands at single offsets, already written: `before` the words that begin there, `behind` those that end."""

    before: Mapping[int, str]
    behind: Mapping[int, str]

    def at(self, edge: int, stretch: Span) -> str:
        """What of it stands at an edge of the stretch: what ends where it begins was in the stretch before."""
        behind = self.behind.get(edge, "") if edge > stretch.start else ""
        return behind + (self.before.get(edge, "") if edge < stretch.end else "")

    def within(self, stretch: Span) -> list[int]:
        return [
            edge for points in (self.before, self.behind) for edge in points if stretch.start <= edge <= stretch.end
        ]


def draw_stretch(text: str, stretch: Span, layers: Sequence[Layer], points: Points) -> Markup:
    """`text` within `stretch`, with the layers that lie over it, and what stands at points of it."""
    drawn: list[str] = []
    opened: list[Layer] = []
    starting = sorted(layers, key=lambda layer: (max(layer.span.start, stretch.start), layer.rank, -layer.span.end))
    following, last = 0, stretch.start
    for edge in _edges(stretch, layers, points):
        if edge > last:
            drawn.append(escape(visible(text[last:edge])))
            last = edge
        opened = _closed(drawn, opened, edge)
        drawn.append(points.at(edge, stretch))
        while edge < stretch.end and following < len(starting) and starting[following].span.start <= edge:
            opened = _opened(drawn, opened, starting[following])
            following += 1
    drawn += [f"</{layer.tag}>" for layer in reversed(opened)]
    return Markup("".join(drawn))


def _edges(stretch: Span, layers: Iterable[Layer], points: Points) -> list[int]:
    """Where anything begins or ends within the stretch, and its own ends."""
    edges = {stretch.start, stretch.end, *points.within(stretch)}
    for layer in layers:
        edges.update(layer.span)
    return sorted(edge for edge in edges if stretch.start <= edge <= stretch.end)


def _closed(drawn: list[str], opened: list[Layer], edge: int) -> list[Layer]:
    """Close what ends at the edge; what lies within it and goes on is closed with it, and opened again."""
    ending = next((at for at, layer in enumerate(opened) if layer.span.end <= edge), None)
    if ending is None:
        return opened
    drawn += [f"</{layer.tag}>" for layer in reversed(opened[ending:])]
    lasting = [layer for layer in opened[ending:] if layer.span.end > edge]
    drawn += [layer.opening for layer in lasting]
    return [*opened[:ending], *lasting]


def _opened(drawn: list[str], opened: list[Layer], layer: Layer) -> list[Layer]:
    drawn.append(layer.opening)
    return [*opened, layer]
