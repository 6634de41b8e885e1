"""The measures once more, in plain Python over plain rows: what `dragoman.relations` is held against.

Nothing of the room is used here but the names of the fields of a point.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

Rows = list[dict[str, Any]]

DONE = {"occurred", "ongoing", "ended"}
SAID = {"promised", "threatened", "demanded", "proposed"}
NATO_JOINED = {"FIN": date(2023, 4, 4), "SWE": date(2024, 3, 7), "USA": date.min, "DEU": date.min, "org:nato": date.min}


def is_of(code: Any, side: str, day: date) -> bool:
    if side != "org:nato":
        return bool(code == side)
    return code in NATO_JOINED and day >= NATO_JOINED[code]


def counts(row: dict[str, Any], floor: float, only_done: bool, once: bool) -> bool:
    wanted = DONE if only_done else DONE | SAID
    return (
        row["day"] is not None
        and row["status"] in wanted
        and row["confidence"] >= floor
        and (row["is_first"] or not once)
    )


def start(day: date, period: str) -> date:
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.isoweekday() - 1)
    if period == "month":
        return date(day.year, day.month, 1)
    if period == "quarter":
        return date(day.year, {1: 1, 2: 4, 3: 7, 4: 10}[(day.month + 2) // 3], 1)
    return date(day.year, 1, 1)


def measured(rows: Rows) -> dict[str, Any]:
    """The measures of some events, one row each."""
    scores = [Decimal(str(row["score"])) for row in rows]
    goldsteins = [Decimal(str(row["goldstein"])) for row in rows if row["goldstein"] is not None]
    quads = [row["quad"] for row in rows]
    good, bad = sum("cooperation" in quad for quad in quads), sum("conflict" in quad for quad in quads)
    return {
        "events": len(rows),
        "reports": len({row["report"] for row in rows}),
        "score_sum": float(sum(scores)),
        "score_mean": float(sum(scores)) / len(scores) if scores else None,
        "goldstein_sum": float(sum(goldsteins)),
        "goldstein_mean": float(sum(goldsteins)) / len(goldsteins) if goldsteins else None,
        "cooperation": good,
        "conflict": bad,
        "material_conflict": quads.count("material conflict"),
        "net_cooperation": good - bad,
    }


def series(
    rows: Rows, one: str, other: str, period: str, floor: float, only_done: bool, once: bool
) -> dict[str, dict[date, dict[str, Any]]]:
    """`both`, `forth` and `back` by period, those without events left out; `reports` that tell of each."""
    found: dict[str, dict[date, dict[str, dict[str, Any]]]] = {
        way: defaultdict(dict) for way in ("both", "forth", "back")
    }
    whole: dict[date, set[str]] = defaultdict(set)
    for row in rows:
        if not counts(row, floor, only_done, once):
            continue
        begins = start(row["day"], period)
        whole[begins].add(row["report"])
        for way, a, b in (("forth", one, other), ("back", other, one)):
            if (
                row["actor"] != row["recipient"]
                and is_of(row["actor"], a, row["day"])
                and is_of(row["recipient"], b, row["day"])
            ):
                found[way][begins][row["id"]] = row
                found["both"][begins][row["id"]] = row
    told = {
        way: {
            begins: {
                **measured(list(events.values())),
                "attention": len({event["report"] for event in events.values()}) / len(whole[begins]),
            }
            for begins, events in starts.items()
        }
        for way, starts in found.items()
    }
    reports = {begins: {event["report"]: {} for event in events.values()} for begins, events in found["both"].items()}
    return {**told, "reports": reports}
