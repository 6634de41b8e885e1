"""What an address of a relation asks for: two sides, and which events count."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import get_args

from ...codebook import load_codebook
from ...gazetteer.gazetteer import load_gazetteer
from ...ledger import View
from ...model import Quad
from ...relations import Choice, Period, Side, side_named
from ...relations.choice import Deeds
from ...relations.pages import RelationPage, RelationPages
from ..addresses import address_of_relation
from ..asking import address_with, days_asked

QUADS: tuple[Quad, ...] = get_args(Quad)


@dataclass(frozen=True, slots=True)
class Asked:
    """`since` and `until` as they were written; `floor` is the least confidence; empty words mean no choice."""

    one: Side
    other: Side
    period: Period | None = None
    floor: float = 0.0
    quad: Quad | None = None
    deeds: Deeds = "said"
    since: str | None = None
    until: str | None = None

    @property
    def choice(self) -> Choice:
        """Raises OptionError for a bound that is no day."""
        first, last = days_asked(self.since, self.until)
        types = types_of(self.quad) if self.quad else ()
        return Choice(self.deeds, self.floor, types=types, since=first, until=last)

    @property
    def written(self) -> dict[str, str | float | None]:
        """Its parameters as the address has them."""
        return {
            "period": self.period,
            "floor": self.floor or None,
            "quad": self.quad,
            "deeds": None if self.deeds == "said" else self.deeds,
            "since": self.since,
            "until": self.until,
        }

    def at(self, below: str = "") -> str:
        """The address that asks this, of the page or of what lies `below` it."""
        path = address_of_relation(self.one.key, self.other.key)
        return address_with(path + below, self.written)

    def within(self, since: str | None, until: str | None) -> Asked:
        """The same between these days."""
        return replace(self, since=since, until=until)


def sides_asked(one: str, other: str) -> tuple[Side, Side]:
    """The two sides that an address names. Raises OptionError where one of them names none."""
    gazetteer = load_gazetteer()
    return side_named(one, gazetteer), side_named(other, gazetteer)


@cache
def types_of(quad: Quad) -> tuple[str, ...]:
    """The types of events of one quad."""
    return tuple(code for code, type in load_codebook().types.items() if type.quad == quad)


@lru_cache(maxsize=2)
def pages_of(view: View) -> RelationPages:
    """The kept relations of a view that is being served."""
    return RelationPages(view)


def told_of(view: View, asked: Asked) -> RelationPage:
    """The relation asked for. Raises OptionError when nothing between the two sides counts."""
    return pages_of(view).page(asked.one, asked.other, asked.period, asked.choice)
