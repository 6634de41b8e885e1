"""Small multiples: many relations side by side on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..series import Series
from .style import CONFLICT, COOPERATION, inline, titled


def multiples_chart(many: Sequence[Series], columns: int = 3, width: int = 220) -> Any:
    """The net score of each relation, worst first, all on one scale; below each name the events and reports behind
    it.
    """
    import altair

    ordered = sorted(many, key=lambda series: sum(point.score_sum for point in series.both))
    rows = [
        {"dyad": name_of(series), "start": point.start.isoformat(), "score": point.score_sum, "reports": point.reports}
        for series in ordered
        for point in series.both
    ]
    sign = altair.condition("datum.score >= 0", altair.value(COOPERATION), altair.value(CONFLICT))
    bars = (
        altair.Chart(inline(rows))
        .mark_bar(size=3)
        .encode(
            x=altair.X("start:T", title=None, axis=altair.Axis(tickCount=3, grid=False, labelFlush=True)),
            y=altair.Y("score:Q", title=None),
            color=sign,
            tooltip=["dyad:N", "start:T", "score:Q", "reports:Q"],
        )
        .properties(width=width, height=90)
    )
    order = [name_of(series) for series in ordered]
    worst, best = ordered[0], ordered[-1]
    finding = f"Worst: {worst.one.name} – {worst.other.name}; best: {best.one.name} – {best.other.name}"
    return bars.facet(
        altair.Facet("dyad:N", title=None, sort=order), columns=columns, spacing={"row": 16, "column": 28}
    ).properties(title=titled(finding, f"Net PLOVER score by {worst.period}, one scale for all"))


def name_of(series: Series) -> str:
    """A panel's heading: the sides, events and reports."""
    return f"{series.one.key} – {series.other.key}: {series.events:,} events, {series.reports:,} reports"
