"""What the pictures of a relation share: the axis of time, the look, and how a page lends them its own colours.

Colours are named styles of the spec; `usermeta.colours` says which variable of the page's style each takes its colour
from, so a chart is light where the page is light. Without that the spec holds good colours of its own.
"""

from __future__ import annotations

from typing import Any

from ...relations.charts.style import CONFLICT, COOPERATION, INK, MARK, PALE
from ...relations.periods import next_start
from ...relations.series import Point, Series
from .asked import Asked

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WAYS = ("cooperation", "conflict")
_STYLES: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "ink": ({"color": INK}, {"color": "--ink"}),
    "rule": ({"color": INK}, {"color": "--ink"}),
    "turn": ({"color": MARK}, {"color": "--side-c"}),
    "words": ({"color": INK, "fontSize": 11}, {"color": "--ink"}),
    "pale": ({"color": PALE}, {"color": "--dim"}),
}
_AXIS = {
    "labelColor": "--ink",
    "titleColor": "--dim",
    "gridColor": "--line",
    "domainColor": "--line-strong",
    "tickColor": "--line-strong",
}


def finished(layers: list[Spec], height: int, description: str, datasets: Spec) -> Spec:
    """A whole spec: as wide as its place, `height` high, told in words to those who do not see it."""
    return {
        "$schema": SCHEMA,
        "description": description,
        "width": "container",
        "height": height,
        "autosize": {"type": "fit", "contains": "padding"},
        "background": "transparent",
        "padding": {"left": 16, "right": 8, "top": 6, "bottom": 4},
        "datasets": datasets,
        "layer": layers,
        "config": _config(),
        "usermeta": {"colours": _colours()},
    }


def _config() -> Spec:
    return {
        # The picture as a whole has a name; its parts are in the table beside it.
        "aria": False,
        "font": "system-ui, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelColor": INK,
            "titleColor": PALE, "gridColor": "#e6e6e6", "domainColor": "#999999", "tickColor": "#999999",
        },
        "legend": {
            "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelColor": INK,
            "titleColor": PALE,
        },
        "range": {"category": [COOPERATION, CONFLICT]},
        "style": {name: dict(own) for name, (own, _) in _STYLES.items()},
    }  # fmt: skip


def _colours() -> dict[str, str]:
    """Where in `config` a colour goes, and the variable of the page that has it."""
    found = {f"style.{name}.{part}": variable for name, (_, of) in _STYLES.items() for part, variable in of.items()}
    found |= {f"axis.{part}": variable for part, variable in _AXIS.items()}
    found |= {"legend.labelColor": "--ink", "legend.titleColor": "--dim"}
    return found | {"range.category.0": "--quad-vc", "range.category.1": "--quad-vf"}


def across(series: Series, field: str = "start", *, is_labelled: bool = True) -> Spec:
    """The axis of time, from the first period to the end of the last; days are days of UTC."""
    first, last = series.both[0].start, next_start(series.both[-1].start, series.period)
    axis = {"labelFlush": True, "tickCount": 8, "grid": False} if is_labelled else None
    domain = [first.isoformat(), last.isoformat()]
    return {"field": field, "type": "temporal", "title": None, "axis": axis, "scale": {"type": "utc", "domain": domain}}


def way_colour() -> Spec:
    """Cooperation and conflict by the two colours of the range; the page says which is which."""
    return {"field": "way", "type": "nominal", "scale": {"domain": list(WAYS)}, "legend": None}


def tooltip(*fields: str) -> list[Spec]:
    return [{"field": field, "title": field} for field in fields]


def events_at(point: Point, series: Series, asked: Asked) -> str:
    """The address of the events that make a point."""
    end = next_start(point.start, series.period)
    return asked.within(point.start.isoformat(), end.isoformat()).at("/events")


BRUSH: Spec = {"name": "brush", "select": {"type": "interval", "encodings": ["x"], "mark": {"fillOpacity": 0.15}}}
