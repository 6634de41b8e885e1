"""Response curves: what follows one side's conflict on the other's, with bands of 95 %."""

from __future__ import annotations

from typing import Any

from ..answer import Relation
from ..answering import Following
from .findings import responses_finding
from .style import INK, PALE, WIDTH, inline, titled
from .wording import counted


def responses_chart(relation: Relation, width: int = WIDTH) -> Any:
    """One panel a direction. Raises nothing, but is only to be asked for where there is no refusal."""
    import altair

    answering, period = relation.answering, relation.series.period
    is_count = answering.model == "count model"
    what = "a factor, when 1 + the other's events double" if is_count else "√ of events, after 1 more of the other's"
    scale = "factor on events" if is_count else "change in √ of events"
    back, length = counted(answering.lags, period), counted(answering.periods, period)
    told = f"{(answering.model or '').capitalize()}, {back} back, {length}. What follows: {what}; bands of 95 %"
    across = f"{period}s after"
    panels = [_panel(following, is_count, (across, scale), (width - 60) // 2) for following in answering.following]
    return (
        altair.hconcat(*panels, spacing=40)
        .resolve_scale(y="shared")
        .properties(title=titled(responses_finding(relation), told))
    )


def _panel(following: Following, is_count: bool, axes: tuple[str, str], width: int) -> Any:
    import altair

    first = 1 if is_count else 0
    rows = [
        {"after": first + n, "value": at.value, "lower": at.lower, "upper": at.upper}
        for n, at in enumerate(following.curve)
    ]
    numbers = [row["after"] for row in rows]
    axis = altair.Axis(values=numbers, format="d", grid=False)
    after = altair.X(
        "after:Q", title=axes[0], axis=axis, scale=altair.Scale(domain=[numbers[0] - 0.5, numbers[-1] + 0.5])
    )
    base = altair.Chart(inline(rows)).encode(x=after)
    wide = base.mark_rule(color=PALE, strokeWidth=10, opacity=0.4)
    band = base.mark_area(color=PALE, opacity=0.3) if len(rows) > 1 else wide
    none = altair.Chart(inline([{"none": following.neutral}])).mark_rule(color=INK, strokeDash=[3, 3])
    line = base.mark_line(color=INK, point=altair.OverlayMarkDef(color=INK)).encode(y="value:Q")
    layers = band.encode(y=altair.Y("lower:Q", title=axes[1]), y2="upper:Q") + none.encode(y="none:Q") + line
    return layers.properties(
        width=width, height=160, title=altair.TitleParams(_heading(following), fontSize=12, anchor="start")
    )


def _heading(following: Following) -> str:
    p = "p < .001" if following.p < 0.001 else f"p = {following.p:.3f}".replace("0.", ".")
    verb = "does not visibly follow"
    if following.is_sure:
        verb = "answers" if following.is_in_kind else "does less after"
    return f"{following.who} {verb} {following.whom} ({p})"
