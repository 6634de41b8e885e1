"""A map of one side's dealings: how friendly or hostile the events with each state are, on average.

Outlines are Natural Earth's (public domain), 1:110 million, through the npm package world-atlas (ISC); see
`SOURCES.md` in `data/`. States that are too small for the scale are left out of the map and not out of the table.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from ...gazetteer.gazetteer import load_gazetteer
from ..sides import Side
from ..world import Dealing
from .style import CONFLICT, COOPERATION, WIDTH, inline, titled
from .wording import counted, signed

FEWEST_EVENTS = 5  # for a state to be coloured


def world_chart(dealings: Sequence[Dealing], one: Side, width: int = WIDTH) -> Any:
    """States coloured by their mean score; grey where there are fewer than `FEWEST_EVENTS` events."""
    import altair

    known = [dealing for dealing in dealings if dealing.events >= FEWEST_EVENTS]
    rows = [
        {"id": dealing.other, "mean": dealing.score_mean, "events": dealing.events, "reports": dealing.reports}
        for dealing in known
    ]
    shapes = altair.InlineData(values=outlines(), format=altair.TopoDataFormat(feature="countries", type="topojson"))
    scale = altair.Scale(domain=[-6, 0, 6], range=[CONFLICT, "#f2f2f2", COOPERATION], clamp=True)
    land = altair.Chart(shapes).mark_geoshape(fill="#d9d9d9", stroke="white", strokeWidth=0.4)
    painted = (
        altair.Chart(shapes)
        .mark_geoshape(stroke="#555555", strokeWidth=0.4)
        .transform_lookup("id", altair.LookupData(inline(rows), "id", ["mean", "events", "reports"]))
        .transform_filter("isValid(datum.mean)")
        .encode(
            color=altair.Color("mean:Q", title="mean score", scale=scale, legend=altair.Legend(orient="bottom")),
            tooltip=["id:N", "mean:Q", "events:Q", "reports:Q"],
        )
    )
    told = f"Mean PLOVER score of events with each state, {counted(sum(d.events for d in known), 'event')}"
    told += f"; grey: fewer than {FEWEST_EVENTS}. Outlines: Natural Earth"
    return (
        (land + painted)
        .project("equalEarth")
        .properties(width=width, height=width // 2, title=titled(world_finding(known, one), told))
    )


def world_finding(known: Sequence[Dealing], one: Side) -> str:
    """With whom dealings are worst and best."""
    if not known:
        return f"{one.name}: too few events with any state"
    ordered = sorted(known, key=lambda dealing: dealing.score_mean)
    states = load_gazetteer()
    worst, best = (f"{states.state(at.other).name} ({signed(at.score_mean)})" for at in (ordered[0], ordered[-1]))
    return f"{one.name} is at its worst with {worst}, at its best with {best}"


def outlines() -> dict[str, Any]:
    """The outlines as TopoJSON, the object `countries`, each with its ISO3 as `id`."""
    text = files(__package__).joinpath("data", "outlines.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found
