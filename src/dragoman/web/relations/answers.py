"""What follows one side's conflict on the other's, by periods after, with bands of 95 %."""

from __future__ import annotations

from typing import Any

from ...relations.answer import Relation
from ...relations.charts.findings import responses_finding
from .axis import Spec, finished, tooltip

HEIGHT = 200


def answers_spec(relation: Relation) -> Spec:
    """A curve each way. Only to be asked for where there is no refusal."""
    is_count = relation.answering.model == "count model"
    first = 1 if is_count else 0
    rows: list[dict[str, Any]] = [
        {
            "after": first + n, "who": f"{following.who} after {following.whom}", "effect": round(at.value, 3),
            "lower": round(at.lower, 3), "upper": round(at.upper, 3),
        }
        for following in relation.answering.following
        for n, at in enumerate(following.curve)
    ]  # fmt: skip
    period = relation.series.period
    after = {
        "field": "after",
        "type": "quantitative",
        "title": f"{period}s after",
        "axis": {"format": "d", "tickMinStep": 1},
    }
    scale = "factor on events" if is_count else "change in √ of events"
    who = {"field": "who", "type": "nominal", "title": None, "legend": {"orient": "top", "labelLimit": 400}}
    edges = {"x": after, "y": {"field": "lower", "type": "quantitative", "title": scale}, "y2": {"field": "upper"}}
    line = {"x": after, "y": {"field": "effect", "type": "quantitative", "title": scale}, "color": who}
    line |= {"tooltip": tooltip("who", "after", "effect", "lower", "upper")}
    neutral = relation.answering.following[0].neutral
    layers = [
        {"data": {"name": "curve"}, "mark": {"type": "area", "opacity": 0.18}, "encoding": {**edges, "color": who}},
        {
            "data": {"values": [{}]}, "mark": {"type": "rule", "style": "rule", "strokeDash": [3, 3]},
            "encoding": {"y": {"datum": neutral}},
        },
        {"data": {"name": "curve"}, "mark": {"type": "line", "point": True}, "encoding": line},
    ]  # fmt: skip
    return finished(layers, HEIGHT, f"{responses_finding(relation)}.", {"curve": rows})
