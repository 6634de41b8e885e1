"""What a newer reading of a report changed: facts that are gone, new, or told otherwise.

Ids are made of content, so a fact with the same id is the same fact; what differs in it is named field by field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from ..model import Record

Kind = Literal["gone", "new", "changed"]
NOUNS = ("actors", "statements", "events", "encounters", "commitments")


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that differs: `noun` is its list in the record; `was` and `now` are the facts, `parts` what differs."""

    kind: Kind
    noun: str
    id: str
    was: Any
    now: Any
    parts: tuple[str, ...] = ()


def compare_records(old: Record, new: Record) -> list[Change]:
    """The changes from one record of a report to another, noun by noun, gone before new before changed."""
    return [change for noun in NOUNS for change in _compare(noun, getattr(old, noun), getattr(new, noun))]


def _compare(noun: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Change]:
    before, after = ({fact.id: fact for fact in facts} for facts in (old, new))
    for id, fact in before.items():
        if id not in after:
            yield Change("gone", noun, id, fact, None)
    for id, fact in after.items():
        if id not in before:
            yield Change("new", noun, id, None, fact)
    for id, fact in after.items():
        if id in before and fact != before[id]:
            yield Change("changed", noun, id, before[id], fact, _parts(before[id], fact))


def _parts(old: Any, new: Any) -> tuple[str, ...]:
    names = (field.name for field in fields(new))
    return tuple(name for name in names if getattr(old, name) != getattr(new, name))
