"""Who did what to whom: one side's deeds upwards, the other's downwards, conflict and cooperation told apart."""

from __future__ import annotations

from typing import Any

from ..series import Series
from .findings import mirror_finding
from .style import CONFLICT, COOPERATION, INK, WIDTH, inline, titled
from .timeline import placed, time_axis

HEIGHT = 260


def mirror_chart(series: Series, width: int = WIDTH) -> Any:
    """Stacked bars around zero; the axis counts events either way."""
    import altair

    one, other = series.one.name, series.other.name
    told = f"Events by {series.period}: {one} on {other} upwards, {other} on {one} downwards"
    bars = (
        altair.Chart(inline(_rows(series)))
        .mark_bar(stroke="white", strokeWidth=0.5)
        .encode(
            x=time_axis(series),
            x2="end:T",
            y=altair.Y("low:Q", title="events", axis=altair.Axis(labelExpr="abs(datum.value)")),
            y2="high:Q",
            color=altair.Color(
                "what:N",
                title=None,
                scale=altair.Scale(domain=["conflict", "cooperation"], range=[CONFLICT, COOPERATION]),
                legend=altair.Legend(orient="right"),
            ),
            tooltip=["label:N", "who:N", "what:N", "count:Q", "reports:Q"],
        )
    )
    zero = altair.Chart(inline([{"zero": 0}])).mark_rule(color=INK).encode(y="zero:Q")
    chart = altair.layer(bars, zero, *(_name(series, n, width) for n in (0, 1)))
    return chart.properties(width=width, height=HEIGHT, title=titled(mirror_finding(series), told))


def _rows(series: Series) -> list[dict[str, Any]]:
    """Conflict next to the axis, cooperation beyond it."""
    one, other = series.one.name, series.other.name
    return [
        {**placed(point, series), "who": who, "what": what, "low": sign * low, "high": sign * (low + count),
         "count": count, "reports": point.reports}
        for points, sign, who in ((series.forth, 1, f"{one} on {other}"), (series.back, -1, f"{other} on {one}"))
        for point in points
        for what, low, count in (("conflict", 0, point.conflict), ("cooperation", point.conflict, point.cooperation))
        if count
    ]  # fmt: skip


def _name(series: Series, which: int, width: int) -> Any:
    """The side whose deeds stand in this half, beside it."""
    import altair

    sides = (series.one, series.other) if which == 0 else (series.other, series.one)
    mark = altair.Chart(inline([{}])).mark_text(align="left", fontSize=11, fontWeight="bold", color=INK)
    place = {"x": altair.value(width + 14), "y": altair.value(HEIGHT * (0.35, 0.85)[which])}
    return mark.encode(text=altair.value([f"{sides[0].name}", f"on {sides[1].name}"]), **place)
