"""When a state stood, and when a name was right: Zaire from 1971 to 1997, the Soviet Union until 1991.

Only what changed within living memory is told; an entity or a name without dates is right on every day.
"""

from __future__ import annotations

from .fold import fold_name
from .tables import read_table

_Span = tuple[str, str]  # first day, and the day on which it was right no more; either may be empty


class Eras:
    """The days of states that came or went, and of names that did."""

    def __init__(self) -> None:
        self._states: dict[str, _Span] = {}
        self._successors: dict[str, tuple[str, ...]] = {}
        for row in read_table("states.csv"):
            self._states[row["id"]] = row["since"], row["until"]
            self._successors[row["id"]] = tuple(row["successors"].split())
        self._names: dict[tuple[str, str], _Span] = {}
        for row in read_table("former_names.csv"):
            self._names[row["id"], fold_name(row["name"])] = row["since"], row["until"]

    def is_right(self, id: str, name: str, on: str) -> bool:
        """Whether the entity stood on a day (ISO date) and was called so."""
        spans = self._states.get(id, ("", "")), self._names.get((id, fold_name(name)), ("", ""))
        return all(since <= on and (not until or on < until) for since, until in spans)

    def successors(self, id: str) -> tuple[str, ...]:
        """ISO alpha-3 codes of the states that followed one that is no more."""
        return self._successors.get(id, ())
