"""Two data sets' series of one relation, period by period, on a page for people."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from ..relations.answer import Relation
from ..relations.beside import Beside
from ..relations.periods import label_of
from ..relations.series import Point
from .plain import plain_text

_MOST = 60


def beside_parts(relation: Relation, other: Beside | None) -> Iterator[RenderableType]:
    """Nothing where nothing is laid beside."""
    if other is None:
        return
    yield ""
    yield Text(f"Beside {other.source}", "bold")
    yield _table(relation, other)
    yield plain_text(_said(other), "dim")


def _table(relation: Relation, other: Beside) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("", "events", "net score", f"{other.source} events", "net score"):
        table.add_column(name, justify="right" if name else "left")
    theirs = {point.start: point for point in other.series.both}
    starts = sorted({point.start for point in relation.series.both} | set(theirs))
    ours = {point.start: point for point in relation.series.both}
    for start in starts[-_MOST:]:
        cells = (*_cells(ours.get(start)), *_cells(theirs.get(start)))
        table.add_row(label_of(start, relation.series.period), *cells)
    return table


def _cells(point: Point | None) -> tuple[str, str]:
    return ("", "") if point is None or not point.events else (f"{point.events:,}", f"{point.score_sum:+.1f}")


def _said(other: Beside) -> str:
    if other.correlation is None:
        return f"{other.shared} periods in both; too few, or too even, to correlate"
    return f"net scores of the {other.shared} periods in both correlate at {other.correlation:+.2f} (Pearson)"
