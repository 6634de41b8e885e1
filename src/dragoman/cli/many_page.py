"""Many relations of one side in a table, worst first, with the answers among them that many tests leave standing."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from ..relations.many import Kept, Many
from ..relations.periods import label_of
from .plain import plain_text

_SURE = 0.05


def many_parts(many: Many) -> Iterator[RenderableType]:
    """The table, then what is left out and why."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("", "events", "reports", "net score", "per event", "sharpest turn", "who answers whom (q)"):
        table.add_column(name, justify="left" if name in ("", "sharpest turn", "who answers whom (q)") else "right")
    for kept in sorted(many.kept, key=lambda kept: sum(point.score_sum for point in kept.series.both)):
        table.add_row(*_cells(kept))
    yield table
    for side, reason in many.left_out:
        yield plain_text(f"{side.name}: {reason}", "dim")
    yield plain_text(
        "q: Benjamini and Yekutieli's, over all tests of the table; below .05 at most 5 % are false.", "dim"
    )


def _cells(kept: Kept) -> tuple[str, ...]:
    points = kept.series.both
    score, events = sum(point.score_sum for point in points), kept.series.events
    return (
        f"{kept.series.one.name} – {kept.series.other.name}",
        f"{events:,}",
        f"{kept.series.reports:,}",
        f"{score:+.0f}",
        f"{score / events:+.1f}",
        _turn(kept),
        _answers(kept),
    )


def _turn(kept: Kept) -> str:
    if not kept.course.turns:
        return "none"
    turn = max(kept.course.turns, key=lambda turn: abs(turn.after - turn.before))
    return f"{turn.way} {label_of(turn.start, kept.series.period)} ({turn.before:+.0f} → {turn.after:+.0f})"


def _answers(kept: Kept) -> str:
    if kept.q is None:
        return "too few to say"
    told = [
        f"{following.who} {'after' if q < _SURE else 'not after'} {following.whom} ({q:.2f})".replace("(0.", "(.")
        for following, q in zip(kept.answering.following, kept.q, strict=True)
    ]
    return "; ".join(told)
