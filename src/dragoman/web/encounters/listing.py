"""Encounters a line each: when, what, who, and who tells of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...ledger import View
from ...readouts.joining import JoinedEncounter
from ..addresses import address_of_encounter
from ..names import names_of

_MOST_NAMES = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One encounter in a list; `who` and `tellers` are names, `more` how many took part beside those named."""

    at: str
    starts: str | None
    ends: str | None
    what: str
    status: str
    sides: tuple[str, ...]
    who: tuple[str, ...]
    more: int
    place: str | None
    reports: int
    tellers: tuple[str, ...]

    @property
    def heading(self) -> str:
        """What it was between whom: «Call: Canada, Russia»."""
        return f"{self.what[:1].upper()}{self.what[1:]}: {', '.join(self.sides)}"


def lines_of(view: View, found: Sequence[JoinedEncounter]) -> list[Line]:
    """One line an encounter, in their order."""
    ids = {id for one in found for id in (*one.countries, *one.told_by, *one.participants)}
    names = names_of(view, sorted(ids))
    return [_line(one, names) for one in found]


def _line(one: JoinedEncounter, names: Mapping[str, str]) -> Line:
    people = [names[id] for id in one.participants if not id.startswith(("state:", "gov:", "org:"))]
    is_long = one.precision not in (None, "day")
    return Line(
        at=address_of_encounter(one.id),
        starts=one.starts,
        ends=one.ends if is_long else None,
        what=one.format,
        status=one.status,
        sides=tuple(names[side] for side in one.countries),
        who=tuple(people[:_MOST_NAMES]),
        more=max(0, len(people) - _MOST_NAMES),
        place=one.place,
        reports=len(one.reports),
        tellers=tuple(names[side] for side in one.told_by),
    )
