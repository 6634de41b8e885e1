"""The whole of a reading view, ready for its template."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ...ledger.surroundings import Surroundings
from ...model import Record, Span
from .cards import Card, card_of, told_of
from .layers import layers_of, points_of
from .markup import Layer, draw_stretch
from .numbering import Numbered, numbered_facts
from .pieces import Piece, parts_of, title_stretch
from .sides import Side, Sides, sides_of

# Of actors, tags and the like a page lists so many, and says how many more there are.
MOST_LISTED = 60


@dataclass(frozen=True, slots=True)
class Beside:
    """A note in the margin: who says what stands beside it. `is_first` where the name is to be written out."""

    number: int
    id: str
    names: str
    mark: str


@dataclass(frozen=True, slots=True)
class Set:
    """A piece as it is set: its words with their marks, and who speaks in it."""

    kind: str
    words: Markup
    credit: str | None
    beside: tuple[Beside, ...]


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
    layers, points, told = layers_of(record, facts, sides), points_of(facts), told_of(record, facts, around)
    title = title_stretch(record.report)
    named = _named(record, sides)
    return Reading(
        record,
        _title(record, title, layers, points if part == 1 else {}),
        title is not None and title != record.report.title_span,
        tuple(_set(record, shown, layers, points, here, sides)),
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


def _title(record: Record, stretch: Span | None, layers: list[Layer], points: dict[int, str]) -> Markup | None:
    if stretch is None:
        return None
    over = [layer for layer in layers if layer.span.overlaps(stretch)]
    return draw_stretch(record.report.text, stretch, over, _within(points, stretch))


def _set(
    record: Record,
    pieces: Sequence[Piece],
    layers: list[Layer],
    points: dict[int, str],
    here: list[Numbered],
    sides: Sides,
) -> Iterator[Set]:
    """Pieces come in the order of the text, and so do layers: what lies over a piece is carried on from the last."""
    following, over = 0, list[Layer]()
    names = {actor.id: actor.name for actor in record.actors}
    said = [fact for fact in here if fact.kind == "statement"]
    for piece in pieces:
        over = [layer for layer in over if layer.span.end > piece.span.start]
        while following < len(layers) and layers[following].span.start < piece.span.end:
            if layers[following].span.end > piece.span.start:
                over.append(layers[following])
            following += 1
        words = draw_stretch(record.report.text, piece.span, over, _within(points, piece.span))
        yield Set(piece.kind, words, piece.credit, tuple(_beside(piece.span, said, names, sides)))


def _within(points: dict[int, str], stretch: Span) -> dict[int, str]:
    return {at: point for at, point in points.items() if stretch.start < at <= stretch.end}


def _beside(stretch: Span, said: list[Numbered], names: dict[str, str], sides: Sides) -> Iterator[Beside]:
    """Who speaks in the stretch; the name of who speaks again at once is not repeated."""
    before = ""
    for fact in said:
        if stretch.start <= fact.at.start < stretch.end:
            speakers = [one.speaker for one in fact.facts if hasattr(one, "speaker")]
            name = " & ".join(names.get(id, id) for id in speakers)
            yield Beside(fact.number, fact.id, "" if name == before else name, sides.marks.get(speakers[0], "a0"))
            before = name


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
