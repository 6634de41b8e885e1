"""What a picture shows, said in its title."""

from __future__ import annotations

from ..answer import Relation
from ..series import Series
from ..turning import Turn
from .wording import counted, period_words, signed


def course_finding(relation: Relation) -> str:
    """The sharpest turn in words, or that there is none, or that none can be told."""
    series = relation.series
    pair = f"{series.one.name} – {series.other.name}"
    if relation.course.refusal:
        return f"{pair}: {relation.course.refusal.partition(':')[0]}"
    if not relation.course.turns:
        level = relation.course.spells[0].mean_score
        return f"{pair}: no turning point, {signed(level)} a {series.period} throughout"
    turn = max(relation.course.turns, key=lambda turn: abs(turn.after - turn.before))
    levels = f"{signed(turn.before)} → {signed(turn.after)} a {series.period}"
    return f"{pair} {_turns(turn)} in {period_words(turn.start, series.period)}: {levels}"


def _turns(turn: Turn) -> str:
    if turn.way == "freeze":
        return "cools" if turn.after >= 0 else "turns hostile" if turn.before >= 0 else "grows far more hostile"
    return "eases" if turn.after <= 0 else "warms" if turn.before > 0 else "turns friendly"


def mirror_finding(series: Series) -> str:
    """Which side does more harm to the other, in how many events."""
    forth, back = (sum(point.conflict for point in points) for points in (series.forth, series.back))
    one, other = series.one.name, series.other.name
    if forth == back:
        return f"{one} and {other} act against each other {counted(forth, 'time')} each"
    more, less, doer, sufferer = (forth, back, one, other) if forth > back else (back, forth, other, one)
    return f"{doer} acts against {sufferer} {counted(more, 'time')}, {sufferer} against {doer} {counted(less, 'time')}"


def responses_finding(relation: Relation) -> str:
    """Who follows whom, and whether with more or with less."""
    followed = [f for f in relation.answering.following if f.is_sure]
    told = [f"{f.who} {'answers' if f.is_in_kind else 'does less after'} {f.whom}" for f in followed]
    return " and ".join(told) if told else "Neither side's conflict is seen to follow the other's"
