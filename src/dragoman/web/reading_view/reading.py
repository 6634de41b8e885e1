"""The whole of a reading view, ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...ledger.surroundings import Surroundings
from ...model import Record, Span
from .cards import Card, card_of, told_of
from .layers import layers_of, numbers_of
from .markup import Layer, Points, draw_stretch
from .notes import notes_of
from .numbering import Numbered, numbered_facts
from .pieces import Piece, parts_of, title_stretch
from .sides import Side, Sides, sides_of

# Of actors, tags and the like a page lists so many, and says how many more there are.
MOST_LISTED = 60


@dataclass(frozen=True, slots=True)
class Set:
    """A piece as it is set: its words with their marks, and in the margin who speaks in it."""

    kind: str
    words: Markup
    credit: str | None


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as the page lists it; `at` is its place in the record, by which its mentions are marked."""

    at: int
    id: str
    name: str
    role: str
    mark: str
    times: int
    basis: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A fact that stands in another part of the report."""

    ids: tuple[str, ...]
    number: int
    kind: str
    part: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading view: `part` of `parts`, counted from 1. `facts` is how many there are in the whole report."""

    record: Record
    title: Markup | None
    is_title_cut: bool
    pieces: tuple[Set, ...]
    cards: tuple[Card, ...]
    sides: tuple[Side, ...]
    has_other_sides: bool
    actors: tuple[Named, ...]
    more_actors: int
    part: int
    parts: int
    facts: int
    elsewhere: tuple[Elsewhere, ...]


def draw_reading(record: Record, around: Surroundings | None = None, part: int = 1) -> Reading:
    """The record as a page. `around` is None for a report that is in no ledger; a part past the last is the last."""
    facts, sides, parts = numbered_facts(record), sides_of(record), parts_of(record.report)
    part = min(max(part, 1), len(parts))
    shown = parts[part - 1]
    here = [fact for fact in facts if _part_of(fact, parts) == part]
    layers, told = layers_of(record, facts, sides), told_of(record, facts, around)
    points = Points(notes_of(record, here, sides), numbers_of(here))
    title = title_stretch(record.report)
    named = _named(record, sides)
    return Reading(
        record,
        _title(record, title, layers, points),
        title is not None and title != record.report.title_span,
        tuple(_set(record, shown, layers, points)),
        tuple(card_of(fact, told) for fact in here),
        sides.listed,
        sides.has_others,
        named[:MOST_LISTED],
        max(0, len(named) - MOST_LISTED),
        part,
        len(parts),
        len(facts),
        tuple(_elsewhere(facts, parts, part)),
    )


def part_with(record: Record, fact: str) -> int | None:
    """The part in which the fact with this id stands."""
    parts = parts_of(record.report)
    found = next((one for one in numbered_facts(record) if any(each.id == fact for each in one.facts)), None)
    return _part_of(found, parts) if found else None


def _part_of(fact: Numbered, parts: Sequence[tuple[Piece, ...]]) -> int:
    """Where the fact's words begin; what stands before the first piece, as the title does, is of the first part."""
    starts = [part[0].span.start if part else 0 for part in parts]
    return max(1, sum(start <= fact.at.start for start in starts))


def _title(record: Record, stretch: Span | None, layers: list[Layer], points: Points) -> Markup | None:
    if stretch is None:
        return None
    over = [layer for layer in layers if layer.span.overlaps(stretch)]
    return draw_stretch(record.report.text, stretch, over, points)


def _set(record: Record, pieces: Sequence[Piece], layers: list[Layer], points: Points) -> Iterator[Set]:
    """Pieces come in the order of the text, and so do layers: what lies over a piece is carried on from the last."""
    following, over = 0, list[Layer]()
    for piece in pieces:
        over = [layer for layer in over if layer.span.end > piece.span.start]
        while following < len(layers) and layers[following].span.start < piece.span.end:
            if layers[following].span.end > piece.span.start:
                over.append(layers[following])
            following += 1
        yield Set(piece.kind, draw_stretch(record.report.text, piece.span, over, points), piece.credit)


def _named(record: Record, sides: Sides) -> tuple[Named, ...]:
    names = {actor.id: actor.name for actor in record.actors}
    listed = [
        Named(
            at,
            actor.id,
            actor.name,
            " ".join(
                filter(None, (actor.role or actor.kind, f"of {names.get(actor.of, actor.of)}" if actor.of else ""))
            ),
            sides.marks[actor.id],
            len(actor.mentions),
            actor.basis,
        )
        for at, actor in enumerate(record.actors)
    ]
    return tuple(sorted(listed, key=lambda one: -one.times))


def _elsewhere(facts: list[Numbered], parts: list[tuple[Piece, ...]], part: int) -> Iterator[Elsewhere]:
    for fact in facts:
        other = _part_of(fact, parts)
        if other != part:
            yield Elsewhere(tuple(one.id for one in fact.facts), fact.number, fact.kind, other)
