"""The axis of time that the pictures of one relation share: every period from its first day to the next one's."""

from __future__ import annotations

from typing import Any

from ..periods import label_of, next_start
from ..series import Point, Series


def placed(point: Point, series: Series) -> dict[str, Any]:
    """Where a point stands: its period's `start` and `end`, the `middle`, and its `label`."""
    end = next_start(point.start, series.period)
    return {
        "start": point.start.isoformat(),
        "end": end.isoformat(),
        "middle": (point.start + (end - point.start) / 2).isoformat(),
        "label": label_of(point.start, series.period),
    }


def time_axis(series: Series, field: str = "start", *, is_labelled: bool = True) -> Any:
    """The axis across, from the first period to the end of the last."""
    import altair

    first, last = series.both[0].start, next_start(series.both[-1].start, series.period)
    axis = altair.Axis(labelFlush=True, tickCount=10) if is_labelled else None
    return altair.X(
        f"{field}:T", title=None, axis=axis, scale=altair.Scale(domain=[first.isoformat(), last.isoformat()])
    )
