"""Everything that is told of a relation, put together: its series, its course with named turns, its encounters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..errors import OptionError
from ..ledger import View
from ..readouts.joining import JoinedEncounter, joined_encounters_of
from .answering import Answering, answering_of
from .asking import Asked
from .choice import Choice
from .citing import Citation, cited
from .ledger_events import between, ledger_events, reports_by_period
from .naming import Deed, NamedTurn, named_turns, relation_deeds
from .periods import Period, fitting_period
from .series import Series, Totals, series_of
from .sides import Side
from .store import held, related
from .turning import Course, course_of

# Gives all reports of each period that tell an event that counts.
AllReports = Callable[[View, Period, Choice], Totals]


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
    view: View, one: Side, other: Side, period: Period | None, choice: Choice, totals: AllReports = reports_by_period
) -> Relation:
    """Ask a ledger for a relation; of its events only those of the two sides are read.

    Raises OptionError when nothing between the two sides counts.
    """
    if one.key == other.key:
        raise OptionError(f"{one.key}: a relation needs two sides that differ")
    asked = Asked(one, other, period or "day", choice)
    rows = ledger_events(view, between=between(one, other, choice)).read_all()
    with held(rows) as events, related(events, asked) as relation:
        deeds = relation_deeds(relation, asked)
        asked = replace(asked, period=period or _fitting(deeds, choice))
        all_reports = totals(view, asked.period, choice) if deeds else {}
        series = series_of(relation, asked, all_reports, len({deed.report for deed in deeds}))
    course = course_of(series)
    named = named_turns(course, deeds, series)
    citations = cited(view, [turn.deeds for turn in named])
    turns = tuple(ToldTurn(turn, told) for turn, told in zip(named, citations, strict=True))
    return Relation(
        series, course, turns, answering_of(series, course), tuple(deeds), _encounters(view, one, other, choice)
    )


def _fitting(deeds: Sequence[Deed], choice: Choice) -> Period:
    """The period that suits the days that the series will hold."""
    first = date.fromisoformat(choice.since) if choice.since else deeds[0].day if deeds else date.min
    last = date.fromisoformat(choice.until) if choice.until else deeds[-1].day if deeds else first
    return fitting_period(first, last)


def _encounters(view: View, one: Side, other: Side, choice: Choice) -> tuple[JoinedEncounter, ...]:
    """Those that were held, each once; a bloc's are those of the organisation itself. Those of no known day are not."""
    found = joined_encounters_of(view, (one.code, other.code), choice.since, choice.until, status="held")
    return tuple(encounter for encounter in found if encounter.starts)
