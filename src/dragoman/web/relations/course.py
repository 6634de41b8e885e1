"""The series with its turning points: bars of the net score, dots as large as the reports behind them."""

from __future__ import annotations

from typing import Any

from ...relations.answer import Relation
from ...relations.charts.findings import course_finding
from ...relations.charts.timeline import placed
from ...relations.charts.wording import counted
from ...relations.periods import next_start
from .asked import Asked
from .axis import BRUSH, Spec, across, events_at, finished, tooltip, way_colour

HEIGHT = 300


def course_spec(relation: Relation, asked: Asked) -> Spec:
    """Bars, levels of spells, dots, turns with their numbers. Each point knows where its events are listed (`at`)."""
    series = relation.series
    layers = [_bars(relation), _dots(relation)]
    data: dict[str, Any] = {"points": _points(relation, asked)}
    if relation.turns:
        data |= {"levels": _level_rows(relation), "turns": _turn_rows(relation)}
        layers += [_levels(relation), _turn_lines(relation), _turn_numbers(relation)]
    told = f"{course_finding(relation)}. Net score by {series.period}, {counted(series.events, 'event')}."
    return finished(layers, HEIGHT, told, data)


def _points(relation: Relation, asked: Asked) -> list[dict[str, Any]]:
    series = relation.series
    return [
        {
            **placed(point, series),
            "net score": round(point.score_sum, 2),
            "way": "cooperation" if point.score_sum >= 0 else "conflict",
            "events": point.events,
            "reports": point.reports,
            "at": events_at(point, series, asked),
        }
        for point in series.both
        if point.events
    ]


def _height() -> Spec:
    return {"field": "net score", "type": "quantitative", "title": "net score"}


def _bars(relation: Relation) -> Spec:
    return {
        "data": {"name": "points"},
        "params": [BRUSH],
        "mark": {"type": "bar", "opacity": 0.85, "cursor": "pointer"},
        "encoding": {
            "x": across(relation.series), "x2": {"field": "end"}, "y": _height(), "y2": {"datum": 0},
            "color": way_colour(), "tooltip": tooltip("label", "net score", "events", "reports"),
        },
    }  # fmt: skip


def _dots(relation: Relation) -> Spec:
    size = {"field": "reports", "type": "quantitative", "scale": {"range": [12, 140]}, "legend": None}
    return {
        "data": {"name": "points"},
        "mark": {"type": "circle", "style": "ink", "opacity": 0.9, "cursor": "pointer"},
        "encoding": {
            "x": across(relation.series, "middle"), "y": _height(), "size": size,
            "tooltip": tooltip("label", "net score", "events", "reports"),
        },
    }  # fmt: skip


def _level_rows(relation: Relation) -> list[dict[str, Any]]:
    last = next_start(relation.series.both[-1].start, relation.series.period)
    return [
        {"start": spell.start.isoformat(), "end": (spell.end or last).isoformat(), "net score": spell.mean_score}
        for spell in relation.course.spells
    ]


def _levels(relation: Relation) -> Spec:
    return {
        "data": {"name": "levels"},
        "mark": {"type": "rule", "style": "rule", "strokeWidth": 2},
        "encoding": {"x": across(relation.series), "x2": {"field": "end"}, "y": _height()},
    }


def _turn_rows(relation: Relation) -> list[dict[str, Any]]:
    """Each turn under the number that it has in the list below the picture."""
    return [
        {"start": told.named.turn.start.isoformat(), "turn": f"{n}", "name": told.named.name}
        for n, told in enumerate(relation.turns, start=1)
    ]


def _turn_lines(relation: Relation) -> Spec:
    return {
        "data": {"name": "turns"},
        "mark": {"type": "rule", "style": "turn", "strokeDash": [4, 3], "strokeWidth": 1.5},
        "encoding": {"x": across(relation.series), "tooltip": tooltip("name")},
    }


def _turn_numbers(relation: Relation) -> Spec:
    """Numbers above the turns: names would lie over each other; the list has them, and the tooltip."""
    return {
        "data": {"name": "turns"},
        "mark": {"type": "text", "style": "words", "baseline": "bottom", "dy": -3, "fontWeight": "bold"},
        "encoding": {
            "x": across(relation.series), "y": {"value": 0}, "text": {"field": "turn"}, "tooltip": tooltip("name"),
        },
    }  # fmt: skip
