"""What a turn is: the type of event that changed most, who did it, contacts that froze or came back, and which events.

All of it is read off the table of events, so a turn in GDELT's series can be named as one in ours.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..text.words import read_words
from .asking import Asked, Held, ask
from .dyads import BACK, FORTH
from .periods import Period, next_start
from .series import Series
from .table import DONE
from .turning import Course, Spell, Turn

if TYPE_CHECKING:
    import ibis

MOST_EVENTS = 16  # from which those that tell a turn are chosen
WINDOW = 2  # periods at its beginning in which they lie
LONG_SINCE = 90  # days without a contact after which one is the first since
_OF_DEED = ("id", "report", "day", "type", "direction", "score", "confidence", "status")
SURE = 0.05  # that contacts have become rarer or more frequent


@dataclass(frozen=True, slots=True)
class Deed:
    """An event of the relation: `direction` is forth (one on other), back, or both."""

    id: str
    report: str
    day: date
    type: str
    direction: str
    score: float
    confidence: float
    is_contact: bool


@dataclass(frozen=True, slots=True)
class NamedTurn:
    """A turn with its name ("attacks begin or multiply: Russia on Ukraine"), its figures, the events that make it,
    best first.
    """

    turn: Turn
    name: str
    figures: str
    contacts: str | None
    deeds: tuple[Deed, ...]


def relation_deeds(relation: ibis.Table | Held, asked: Asked) -> list[Deed]:
    """Every event of the relation's rows (`store.related`), by day."""
    by_id: dict[str, list[dict[str, Any]]] = {}
    for row in sorted(_told(relation, asked), key=lambda row: str(row["direction"])):
        by_id.setdefault(row["id"], []).append(row)
    return sorted((_deed(rows) for rows in by_id.values()), key=lambda deed: (deed.day, deed.id))


def _told(relation: ibis.Table | Held, asked: Asked) -> list[dict[str, Any]]:
    if isinstance(relation, Held) and relation.rows is not None:
        rows: list[dict[str, Any]] = relation.rows.select(list(_OF_DEED)).to_pylist()
        return rows
    return ask(_of_deeds, relation, asked)


def _of_deeds(relation: ibis.Table, _: Asked) -> ibis.Table:
    return relation.select(*_OF_DEED)


def _deed(rows: Sequence[dict[str, Any]]) -> Deed:
    row = rows[0]
    direction = row["direction"] if len(rows) == 1 else "both"
    is_contact = row["type"] == "CONSULT" and row["status"] in DONE
    return Deed(
        row["id"], row["report"], row["day"], row["type"], direction, row["score"], row["confidence"], is_contact
    )


def named_turns(course: Course, deeds: Sequence[Deed], series: Series) -> tuple[NamedTurn, ...]:
    """Each turn of the course with what makes it."""
    spells = zip(course.spells, course.spells[1:], strict=False)
    return tuple(
        _named(turn, before, after, deeds, series) for turn, (before, after) in zip(course.turns, spells, strict=True)
    )


def _named(turn: Turn, before: Spell, after: Spell, deeds: Sequence[Deed], series: Series) -> NamedTurn:
    earlier, later = (_within(deeds, spell) for spell in (before, after))
    kind, was, now = _most_changed(earlier, later, before, after, turn)
    grew = now > was
    words = read_words(__package__, "turns")[kind]["rises" if grew else "falls"]
    who = _who([deed for deed in (later if grew else earlier) if deed.type == kind], series)
    figures = f"{kind} from {was:.1f} to {now:.1f} a {series.period}"
    made = _makers(later if grew else earlier, kind, turn, series.period, grew)
    return NamedTurn(turn, f"{words}: {who}", figures, _contacts(turn, before, after, deeds, series.period), made)


def _within(deeds: Sequence[Deed], spell: Spell) -> list[Deed]:
    return [deed for deed in deeds if spell.start <= deed.day and (spell.end is None or deed.day < spell.end)]


def _most_changed(
    earlier: Sequence[Deed], later: Sequence[Deed], before: Spell, after: Spell, turn: Turn
) -> tuple[str, float, float]:
    """The type whose score changed most in the turn's way, and its events a period before and after."""
    sign = 1 if turn.way == "thaw" else -1

    def share(deeds: Sequence[Deed], kind: str, spell: Spell) -> tuple[float, float]:
        mine = [deed.score for deed in deeds if deed.type == kind]
        return sum(mine) / spell.periods, len(mine) / spell.periods

    kinds = sorted({deed.type for deed in (*earlier, *later)})
    kind = max(kinds, key=lambda kind: sign * (share(later, kind, after)[0] - share(earlier, kind, before)[0]))
    return kind, share(earlier, kind, before)[1], share(later, kind, after)[1]


def _who(deeds: Sequence[Deed], series: Series) -> str:
    """Who does it to whom: one way where nine of ten go that way, else both sides."""
    one, other = series.one.name, series.other.name
    for direction, told in ((FORTH, f"{one} on {other}"), (BACK, f"{other} on {one}")):
        if deeds and sum(deed.direction == direction for deed in deeds) >= 0.9 * len(deeds):
            return told
    return f"{one} and {other}"


def _makers(deeds: Sequence[Deed], kind: str, turn: Turn, period: Period, grew: bool) -> tuple[Deed, ...]:
    """Where the kind grew, its surest events in the first periods of the spell; where it shrank, the last before it."""
    mine = [deed for deed in deeds if deed.type == kind]
    if not grew:
        return tuple(mine[: -MOST_EVENTS - 1 : -1])
    end = turn.start
    for _ in range(WINDOW):
        end = next_start(end, period)
    near = [deed for deed in mine if deed.day < end] or mine[:MOST_EVENTS]
    surest = sorted(near, key=lambda deed: (-deed.confidence, deed.day, deed.id))
    return tuple(_one_a_report(surest)[:MOST_EVENTS])


def _one_a_report(deeds: Sequence[Deed]) -> list[Deed]:
    return list({deed.report: deed for deed in reversed(deeds)}.values())[::-1]


def _contacts(turn: Turn, before: Spell, after: Spell, deeds: Sequence[Deed], period: Period) -> str | None:
    """Contacts that come back after long ("first contact since …"), or grow rarer or more frequent with the turn."""
    days = sorted({deed.day for deed in deeds if deed.is_contact})
    earlier = [day for day in days if day < turn.start]
    later = [day for day in days if day >= turn.start and (after.end is None or day < after.end)]
    if later and earlier and (later[0] - earlier[-1]).days >= LONG_SINCE:
        return f"first contact since {earlier[-1]}, on {later[0]}"
    in_spell = [day for day in earlier if day >= before.start]
    if not differ(len(in_spell), before.periods, len(later), after.periods):
        return None
    last = f"; the last before it on {in_spell[-1]}" if in_spell else ""
    verb = "freeze" if len(in_spell) / before.periods > len(later) / after.periods else "multiply"
    told = (
        f"days with contact {len(in_spell)} in {before.periods} {period}s before, {len(later)} in {after.periods} after"
    )
    return f"contacts {verb}: {told}{last}"


def differ(one: int, one_periods: int, other: int, other_periods: int) -> bool:
    """Whether two counts come from different rates: the exact conditional test of Poisson rates at `SURE`.

    After J. Przyborowski and H. Wilenski, Biometrika 31 (1940): given their sum, one is binomial.
    """
    if one + other == 0:
        return False
    from scipy.stats import binomtest

    share = one_periods / (one_periods + other_periods)
    return float(binomtest(one, one + other, share).pvalue) < SURE
