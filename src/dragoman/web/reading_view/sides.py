"""The sides of a report: the states and organisations its actors belong to, the most named first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ...gazetteer import load_gazetteer
from ...model import Actor, Record

# So many sides have a colour and a line of their own; the rest share one.
MOST_SIDES = 4


@dataclass(frozen=True, slots=True)
class Side:
    """`key` is an ISO 3166-1 alpha-3 code or an actor's id, `mark` the class of its marks: a1, a2, … (a0: the rest)."""

    key: str
    name: str
    mark: str


@dataclass(frozen=True, slots=True)
class Sides:
    """`listed` are those with a mark of their own, `marks` the class of each actor's mentions by its id."""

    listed: tuple[Side, ...]
    marks: Mapping[str, str]
    has_others: bool


def sides_of(record: Record) -> Sides:
    """The sides by how often the text names them."""
    named: dict[str, int] = {}
    for actor in record.actors:
        key = _side_key(actor)
        if key:
            named[key] = named.get(key, 0) + len(actor.mentions)
    ordered = sorted((key for key in named if named[key]), key=lambda key: -named[key])
    listed = tuple(Side(key, side_name(key, record), f"a{at}") for at, key in enumerate(ordered[:MOST_SIDES], 1))
    marks = {side.key: side.mark for side in listed}
    return Sides(
        listed,
        {actor.id: marks.get(_side_key(actor) or "", "a0") for actor in record.actors},
        any(marks.get(_side_key(actor) or "") is None for actor in record.actors if actor.mentions),
    )


def side_name(key: str, record: Record) -> str:
    """What to call a side: as the record calls the state or organisation, else as the gazetteer does."""
    for actor in record.actors:
        if actor.id in (key, f"state:{key}"):
            return actor.name
    entity = load_gazetteer().entity(f"state:{key}" if ":" not in key else key)
    return entity.name if entity else key


def _side_key(actor: Actor) -> str | None:
    if actor.country:
        return actor.country
    return actor.id if actor.kind == "organisation" else None
