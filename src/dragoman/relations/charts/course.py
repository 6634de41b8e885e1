"""The series with its turning points and encounters: dots as large as the reports behind them."""

from __future__ import annotations

from typing import Any

from ..answer import Relation
from ..periods import next_start
from .findings import course_finding
from .style import CONFLICT, COOPERATION, INK, MARK, PALE, WIDTH, inline, titled
from .timeline import placed, time_axis
from .wording import counted

_NAMES = 3  # lines on which the names of turns take turns


def course_chart(relation: Relation, width: int = WIDTH) -> Any:
    """Bars of the net score, dots by reports, the level of each spell, turns as lines with names, encounters as
    ticks.
    """
    import altair

    series = relation.series
    told = f"Net PLOVER score by {series.period}, {counted(series.events, 'event')}. Dots: reports behind each"
    told += "; line: level between turns." if relation.turns else "."
    layers = altair.layer(_bars(relation), *_levels(relation), _dots(relation), *_turns(relation))
    chart = layers.properties(width=width, height=260, title=titled(course_finding(relation), told))
    if not relation.encounters:
        return chart
    return altair.vconcat(chart, _encounters(relation, width), spacing=2)


def _points(relation: Relation) -> list[dict[str, Any]]:
    return [
        {**placed(point, relation.series), "score": point.score_sum, "reports": point.reports, "events": point.events}
        for point in relation.series.both
        if point.events
    ]


def _bars(relation: Relation) -> Any:
    import altair

    sign = altair.condition("datum.score >= 0", altair.value(COOPERATION), altair.value(CONFLICT))
    bars = altair.Chart(inline(_points(relation))).mark_bar(opacity=0.8, stroke="white", strokeWidth=0.5)
    height = {"y": altair.Y("score:Q", title="net score"), "y2": altair.datum(0)}
    return bars.encode(x=time_axis(relation.series), x2="end:T", color=sign, **height)


def _dots(relation: Relation) -> Any:
    import altair

    rows = _points(relation)
    most = max((row["reports"] for row in rows), default=1)
    legend = altair.Legend(orient="right", values=sorted({1, -(-most // 2), most}), format=",d")
    size = altair.Size(
        "reports:Q", title="reports", scale=altair.Scale(domain=[1, most], range=[10, 150]), legend=legend
    )
    dots = altair.Chart(inline(rows)).mark_circle(color=INK, opacity=0.9)
    about = ["label:N", "score:Q", "events:Q", "reports:Q"]
    return dots.encode(x=time_axis(relation.series, "middle"), y="score:Q", size=size, tooltip=about)


def _levels(relation: Relation) -> list[Any]:
    """The mean of each spell, as a step."""
    import altair

    if not relation.turns:
        return []
    series = relation.series
    last = next_start(series.both[-1].start, series.period)
    rows = [
        {"start": spell.start.isoformat(), "end": (spell.end or last).isoformat(), "level": spell.mean_score}
        for spell in relation.course.spells
    ]
    line = altair.Chart(inline(rows)).mark_rule(color=INK, strokeWidth=2)
    return [line.encode(x=time_axis(series), x2="end:T", y="level:Q")]


def _turns(relation: Relation) -> list[Any]:
    """A line where each turn begins, and its name beside it; late ones have theirs on the left."""
    import altair

    series, turns = relation.series, relation.turns
    starts = [point.start for point in series.both]
    rows = [{"start": told.named.turn.start.isoformat(), "name": _short(told.named.name)} for told in turns]
    lines = [
        altair.Chart(inline(rows)).mark_rule(color=MARK, strokeDash=[4, 3], strokeWidth=1.5).encode(x=time_axis(series))
    ]
    for n, (row, told) in enumerate(zip(rows, turns, strict=True)):
        is_late = starts.index(told.named.turn.start) > 0.6 * len(starts)
        name = altair.Chart(inline([row])).mark_text(
            align="right" if is_late else "left",
            dx=-5 if is_late else 5,
            dy=8 + 15 * (n % _NAMES),
            color=INK,
            fontSize=11,
        )
        lines.append(name.encode(x=time_axis(series), y=altair.value(0), text="name:N"))
    return lines if turns else []


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:59] + "…"


def _encounters(relation: Relation, width: int) -> Any:
    """Encounters below, one tick a day."""
    import altair

    series = relation.series
    first, last = series.both[0].start.isoformat(), next_start(series.both[-1].start, series.period).isoformat()
    days = sorted({encounter.starts[:10] for encounter in relation.encounters if encounter.starts})
    rows = [{"start": day} for day in days if first <= day < last]
    title = altair.TitleParams(
        f"Encounters on {counted(len(rows), 'day')}",
        anchor="start",
        fontSize=11,
        fontWeight="normal",
        color=PALE,
        offset=2,
    )
    ticks = altair.Chart(inline(rows)).mark_tick(color=INK, thickness=1.5, height=14)
    placed_ticks = ticks.encode(x=time_axis(series, is_labelled=False), tooltip=["start:T"])
    return placed_ticks.properties(width=width, height=18, title=title)
