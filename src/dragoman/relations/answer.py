"""Everything that is told of a relation, put together: its series, its course with named turns, its encounters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ..errors import OptionError
from ..ledger import View
from ..readouts.joining import JoinedEncounter, joined_encounters_of
from .answering import Answering, answering_of
from .choice import Choice, chosen
from .citing import Citation, cited
from .dyads import undirected_rows
from .naming import Deed, NamedTurn, named_turns, relation_deeds
from .periods import Period, fitting_period
from .series import Series, relation_series
from .sides import Side
from .store import collected
from .turning import Course, course_of

if TYPE_CHECKING:
    import ibis


@dataclass(frozen=True, slots=True)
class ToldTurn:
    """A named turn and the reports that make it."""

    named: NamedTurn
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as it is told: `encounters` are those that were held, `deeds` all events that the series counts."""

    series: Series
    course: Course
    turns: tuple[ToldTurn, ...]
    answering: Answering
    deeds: tuple[Deed, ...]
    encounters: tuple[JoinedEncounter, ...]


def relation_of(
    view: View, events: ibis.Table, one: Side, other: Side, period: Period | None, choice: Choice
) -> Relation:
    """Ask for a relation. Raises OptionError when nothing between the two sides counts."""
    if one.key == other.key:
        raise OptionError(f"{one.key}: a relation needs two sides that differ")
    period = period or fitting_period(*_stretch(events, one, other, choice))
    series = relation_series(events, one, other, period, choice)
    course = course_of(series)
    deeds = relation_deeds(events, series)
    turns = tuple(ToldTurn(turn, cited(view, turn.deeds)) for turn in named_turns(course, deeds, series))
    return Relation(
        series, course, turns, answering_of(series, course), tuple(deeds), _encounters(view, one, other, choice)
    )


def _stretch(events: ibis.Table, one: Side, other: Side, choice: Choice) -> tuple[date, date]:
    """The first and the last day that the series will hold."""
    rows = undirected_rows(chosen(events, choice), one, other)
    (ends,) = collected(rows.aggregate(first=rows.day.min(), last=rows.day.max()))
    first = date.fromisoformat(choice.since) if choice.since else ends["first"] or date.min
    return first, date.fromisoformat(choice.until) if choice.until else ends["last"] or first


def _encounters(view: View, one: Side, other: Side, choice: Choice) -> tuple[JoinedEncounter, ...]:
    """Those that were held, each once; a bloc's are those of the organisation itself. Those of no known day are not."""
    found = joined_encounters_of(view, (one.code, other.code), choice.since, choice.until, status="held")
    return tuple(encounter for encounter in found if encounter.starts)
