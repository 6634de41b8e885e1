"""One side's dealings with every state, in a table, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from ..relations.sides import Side
from ..relations.world import Dealing
from .plain import plain_text


def world_parts(dealings: Sequence[Dealing], one: Side) -> Iterator[RenderableType]:
    """The heading and the table."""
    yield plain_text(f"{one.name} and {len(dealings)} states, worst net score first", "bold")
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("", "events", "reports", "cooperation", "conflict", "net score", "per event"):
        table.add_column(name, justify="right" if name else "left")
    for at in dealings:
        counts = (f"{count:,}" for count in (at.events, at.reports, at.cooperation, at.conflict))
        table.add_row(at.other, *counts, f"{at.score_sum:+.1f}", f"{at.score_mean:+.1f}")
    yield table
