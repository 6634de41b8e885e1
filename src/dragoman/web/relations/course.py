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
_NAMES = 3  # lines on which the names of turns take turns
_LATE = 0.6  # from here on a name stands on the left of its turn
_LONGEST = 48


def course_spec(relation: Relation, asked: Asked) -> Spec:
    """Bars, levels of spells, dots, turns with their names. Each point knows where its events are listed (`at`)."""
    series = relation.series
    layers = [_bars(relation), _dots(relation)]
    data: dict[str, Any] = {"points": _points(relation, asked)}
    if relation.turns:
        data |= {"levels": _level_rows(relation), "turns": _turn_rows(relation)}
        layers += [_levels(relation), _turn_lines(relation), *_turn_names(relation)]
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
            "color": way_colour(is_told=True), "tooltip": tooltip("label", "net score", "events", "reports"),
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
    starts = [point.start for point in relation.series.both]
    return [
        {
            "start": told.named.turn.start.isoformat(),
            "name": _short(told.named.name),
            "line": n % _NAMES,
            "side": "right" if starts.index(told.named.turn.start) > _LATE * len(starts) else "left",
        }
        for n, told in enumerate(relation.turns)
    ]


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"


def _turn_lines(relation: Relation) -> Spec:
    return {
        "data": {"name": "turns"},
        "mark": {"type": "rule", "style": "turn", "strokeDash": [4, 3], "strokeWidth": 1.5},
        "encoding": {"x": across(relation.series), "tooltip": tooltip("name")},
    }


def _turn_names(relation: Relation) -> list[Spec]:
    """Names beside their turns, on alternate lines; where there are many, the tooltips and the list tell them."""
    used = {(row["line"], row["side"]) for row in _turn_rows(relation)}
    return [
        {
            "data": {"name": "turns"},
            "transform": [{"filter": f"datum.line === {line} && datum.side === '{side}'"}],
            "mark": {
                "type": "text", "style": "words", "align": side, "baseline": "top", "dx": 5 if side == "left" else -5,
                "dy": 15 * line,
            },
            "encoding": {
                "x": across(relation.series), "y": {"value": 0}, "text": {"field": "name"},
            },
        }
        for line, side in sorted(used)
    ]  # fmt: skip
