"""Who answers whom, in words and figures."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from ..relations.answering import Answering, Following, Interval
from ..relations.charts.wording import counted
from .plain import plain_text


def answering_parts(answering: Answering, period: str) -> Iterator[RenderableType]:
    """What can be said, or why nothing can."""
    yield ""
    if answering.refusal:
        yield plain_text(f"Who answers whom: {answering.refusal}.")
        return
    yield Text("Who answers whom", "bold")
    for following in answering.following:
        yield Padding(plain_text(following_words(following, answering, period)), (0, 0, 0, 2))
    if answering.reciprocity:
        told = "reciprocity of conflict (1: each gives in every period what it gets)"
        yield Padding(plain_text(f"· {told}: {interval_words(answering.reciprocity)}"), (0, 0, 0, 2))
    if answering.escalation:
        told = "escalation (1 or more: each round outdoes the one before)"
        yield Padding(plain_text(f"· {told}: {interval_words(answering.escalation)}"), (0, 0, 0, 2))
    back, length = counted(answering.lags, period), counted(answering.periods, period)
    fitted = f"{answering.model}, {back} back, {length}; 95 % intervals; two directions tested, so sure from p < .025"
    yield Padding(plain_text(fitted, "dim"), (0, 0, 0, 2))


def following_words(following: Following, answering: Answering, period: str) -> str:
    """«Russia's conflict follows that of Ukraine (p = .003): ×1.9 [1.5, 2.4] events 1 week after …»."""
    verb = "is not seen to follow"
    if following.is_sure:
        verb = "follows" if following.is_in_kind else "is less after"
    p = "p < .001" if following.p < 0.001 else f"p = {following.p:.3f}".replace("0.", ".")
    what = f"· {following.who}'s conflict {verb} that of {following.whom} ({p})"
    if answering.model == "count model":
        return f"{what}; when the other's doubles, ×{interval_words(following.curve[0])} events 1 {period} after"
    return f"{what}; 1 more of the other (√ of events), {interval_words(following.curve[1])} 1 {period} after"


def interval_words(interval: Interval) -> str:
    """«.45 [.40, .52]» with two places."""
    return f"{interval.value:.2f} [{interval.lower:.2f}, {interval.upper:.2f}]"
