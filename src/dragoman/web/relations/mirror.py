"""Who did what to whom: one side's deeds upwards, the other's downwards, conflict next to the axis."""

from __future__ import annotations

from typing import Any

from ...relations.charts.findings import mirror_finding
from ...relations.charts.timeline import placed
from ...relations.series import Series
from .asked import Asked
from .axis import Spec, across, events_at, finished, tooltip, way_colour

HEIGHT = 260


def mirror_spec(series: Series, asked: Asked) -> Spec:
    """Stacked bars around zero; the axis counts events either way."""
    up = {"field": "low", "type": "quantitative", "title": "events", "axis": {"labelExpr": "abs(datum.value)"}}
    bars = {
        "data": {"name": "deeds"},
        "mark": {"type": "bar", "cursor": "pointer"},
        "encoding": {
            "x": across(series), "x2": {"field": "end"}, "y": up, "y2": {"field": "high"},
            "color": way_colour(), "tooltip": tooltip("label", "who", "way", "events", "reports"),
        },
    }  # fmt: skip
    zero = {"data": {"values": [{}]}, "mark": {"type": "rule", "style": "rule"}, "encoding": {"y": {"datum": 0}}}
    names = [_name(series, n) for n in (0, 1)]
    told = (
        f"{mirror_finding(series)}. Events by {series.period}, {_who(series, 0)} upwards, {_who(series, 1)} downwards."
    )
    return finished([bars, zero, *names], HEIGHT, told, {"deeds": _rows(series, asked)})


def _who(series: Series, way: int) -> str:
    one, other = (series.one, series.other) if way == 0 else (series.other, series.one)
    return f"{one.name} on {other.name}"


def _rows(series: Series, asked: Asked) -> list[dict[str, Any]]:
    return [
        {
            **placed(point, series), "who": _who(series, side), "way": way, "low": sign * low,
            "high": sign * (low + count), "events": count, "reports": point.reports,
            "at": events_at(point, series, asked),
        }
        for side, (points, sign) in enumerate(((series.forth, 1), (series.back, -1)))
        for point in points
        for way, low, count in (("conflict", 0, point.conflict), ("cooperation", point.conflict, point.cooperation))
        if count
    ]  # fmt: skip


def _name(series: Series, way: int) -> Spec:
    """Which half is whose, in its corner."""
    return {
        "data": {"values": [{}]},
        "mark": {
            "type": "text", "style": "words", "align": "left", "baseline": "bottom" if way else "top",
            "fontWeight": "bold",
        },
        "encoding": {"x": {"value": 4}, "y": {"value": "height" if way else 0}, "text": {"value": _who(series, way)}},
    }  # fmt: skip
