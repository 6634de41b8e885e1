"""The most active dyads of states, each with the course of its last years in little bars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.engine import Connection

from ...ledger import View
from ...ledger import fact_tables as f
from ..addresses import address_of_relation
from ..names import names_of

MOST = 40
QUARTERS = 40
_HEIGHT = 12  # of the bars on either side of the line, in units of the picture
_COOPERATION = ("verbal cooperation", "material cooperation")


@dataclass(frozen=True, slots=True)
class Bar:
    """A quarter of the little picture: where it stands and how high, in the picture's units."""

    x: int
    y: float
    height: float
    way: str


@dataclass(frozen=True, slots=True)
class Busy:
    """A dyad in the table. `bars` are its quarters, cooperation above the line and conflict below."""

    at: str
    one: str
    other: str
    events: int
    cooperation: int
    conflict: int
    last: str
    bars: tuple[Bar, ...]

    @property
    def told(self) -> str:
        """What the little picture shows, in words."""
        return f"{self.one} and {self.other}: {self.cooperation} of cooperation, {self.conflict} of conflict"


def busiest(view: View, since: str | None, until: str | None) -> tuple[list[Busy], str]:
    """The dyads with most events between two days, and the first year that their pictures show."""
    with view.looking() as connection:
        found = connection.execute(_dyads(since, until)).all()
        if not found:
            return [], ""
        last = max(row.last for row in found)
        first = _quarters_before(last)
        quarters = _quarters(connection, [(row.one, row.other) for row in found], first, since, until)
    names = names_of(view, [code for row in found for code in (row.one, row.other)])
    return [_busy(row, names, quarters.get((row.one, row.other), {}), first) for row in found], f"{first // 4}"


def _ends() -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The two countries of a pair in the order of the alphabet, whoever acts."""
    pairs = f.event_dyads.c
    is_forth = pairs.actor_country < pairs.recipient_country
    one = case((is_forth, pairs.actor_country), else_=pairs.recipient_country).label("one")
    other = case((is_forth, pairs.recipient_country), else_=pairs.actor_country).label("other")
    return one, other


def _between(since: str | None, until: str | None) -> list[ColumnElement[bool]]:
    pairs = f.event_dyads.c
    days = [pairs.day >= (since or "0001"), *([pairs.day < until] if until else [])]
    return [pairs.actor_country != pairs.recipient_country, *days]


def _dyads(since: str | None, until: str | None) -> Select[Any]:
    pairs, (one, other) = f.event_dyads.c, _ends()
    events = func.count(pairs.event.distinct()).label("events")
    query = select(one, other, events, func.max(pairs.day).label("last")).where(*_between(since, until))
    return query.group_by("one", "other").order_by(events.desc(), one, other).limit(MOST)


def _quarters(
    connection: Connection, dyads: Sequence[tuple[str, str]], first: int, since: str | None, until: str | None
) -> dict[tuple[str, str], dict[tuple[str, bool], int]]:
    """Events by dyad, month (ISO) and whether they are of cooperation."""
    pairs, (one, other) = f.event_dyads.c, _ends()
    months = func.substr(pairs.day, 1, 7).label("month")
    is_good = case((f.events.c.quad.in_(_COOPERATION), 1), else_=0).label("good")
    query = select(one, other, months, is_good, func.count(pairs.event.distinct()).label("events"))
    query = query.join(f.events, f.events.c.key == pairs.event)
    asked = or_(*(_are(a, b) for a, b in dyads))
    query = query.where(asked, *_between(since, until)).group_by("one", "other", "month", "good")
    found: dict[tuple[str, str], dict[tuple[str, bool], int]] = {}
    for a, b, month, good, events in connection.execute(query):
        found.setdefault((a, b), {})[month, bool(good)] = events
    return found


def _are(one: str, other: str) -> ColumnElement[bool]:
    pairs = f.event_dyads.c
    forth = and_(pairs.actor_country == one, pairs.recipient_country == other)
    return or_(forth, and_(pairs.actor_country == other, pairs.recipient_country == one))


def _quarter(month: str) -> int:
    """Quarters counted from the year 0; a day of which only the year is known is of its first."""
    year, of_year = int(month[:4]), int(month[5:7] or 1)
    return year * 4 + (of_year - 1) // 3


def _quarters_before(last: str) -> int:
    """The first quarter shown: so many up to the last event's, none of the future's."""
    return min(_quarter(last), _quarter(date.today().isoformat())) - QUARTERS + 1


def _busy(row: Any, names: Mapping[str, str], months: Mapping[tuple[str, bool], int], first: int) -> Busy:
    sums: dict[tuple[int, bool], int] = {}
    for (month, is_good), events in months.items():
        at = _quarter(month) - first
        sums[at, is_good] = sums.get((at, is_good), 0) + events
    shown = {key: events for key, events in sums.items() if 0 <= key[0] < QUARTERS}
    most = max(shown.values(), default=1)
    return Busy(
        at=address_of_relation(row.one, row.other),
        one=names[row.one],
        other=names[row.other],
        events=row.events,
        cooperation=sum(events for (_, is_good), events in sums.items() if is_good),
        conflict=sum(events for (_, is_good), events in sums.items() if not is_good),
        last=row.last,
        bars=tuple(_bar(at, is_good, events / most) for (at, is_good), events in sorted(shown.items())),
    )


def _bar(at: int, is_good: bool, share: float) -> Bar:
    height = round(max(0.6, _HEIGHT * share), 1)
    return Bar(at * 3, _HEIGHT - height if is_good else _HEIGHT, height, "cooperation" if is_good else "conflict")
