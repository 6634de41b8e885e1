"""Which stretches of the text are marked, and how: actors by side, words said, events by quad, promises, meetings.

`data-f` is the number of the fact that a mark belongs to (its card bears the same), `data-a` the place of an actor in
the record. Marks are no links, so that one can step through the facts and not through every name: behind the words of
an event, a promise or a meeting stands its number, and that is the link to its card.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from ...model import Event, Record, Span, Statement
from .markup import Layer
from .numbering import Numbered
from .sides import Sides

QUAD_MARKS = {
    "verbal cooperation": "vc",
    "material cooperation": "mc",
    "verbal conflict": "vf",
    "material conflict": "mf",
}
_NAMED = {"event": "Event", "encounter": "Encounter", "commitment": "Commitment", "statement": "Statement"}
_OUTER, _PROMISE, _EVENT, _ACTOR = range(4)


def layers_of(record: Record, facts: Iterable[Numbered], sides: Sides) -> list[Layer]:
    """Every mark, in the order of the text."""
    layers = [*_actor_layers(record, sides)]
    if record.report.dateline:
        layers.append(Layer(record.report.dateline.span, _OUTER, "span", ' class="dateline"'))
    for fact in facts:
        layers += _fact_layers(fact)
    layers.sort(key=lambda layer: layer.span)
    return layers


def _actor_layers(record: Record, sides: Sides) -> Iterator[Layer]:
    """A stretch that points at several actors ("the two presidents") is marked once for each side."""
    marked: dict[Span, list[int]] = {}
    for at, actor in enumerate(record.actors):
        for mention in actor.mentions:
            marked.setdefault(mention.span, []).append(at)
    for span, actors in marked.items():
        marks = list(dict.fromkeys(sides.marks[record.actors[at].id] for at in actors))
        mark = marks[0] if len(marks) == 1 else "a0"
        yield Layer(span, _ACTOR, "i", f' class="{mark}" data-a="{" ".join(map(str, actors))}"')


def _fact_layers(fact: Numbered) -> Iterator[Layer]:
    data = f' data-f="{fact.number}"'
    first = fact.facts[0]
    if isinstance(first, Event):
        yield Layer(fact.at, _EVENT, "b", f' class="{QUAD_MARKS[first.quad]}"{data}')
    elif isinstance(first, Statement):
        quotes = [quote.span for quote in first.quotes]
        if quotes != [fact.at]:
            yield Layer(fact.at, _OUTER, "span", data)
        yield from (Layer(span, _OUTER, "q", data) for span in quotes)
    elif fact.kind == "encounter":
        yield from (Layer(span, _OUTER, "span", data) for span in _evidence(fact))
    else:
        yield Layer(fact.at, _PROMISE, "u", data)


def _evidence(fact: Numbered) -> tuple[Span, ...]:
    return getattr(fact.facts[0], "evidence", ())


def numbers_of(facts: Iterable[Numbered]) -> dict[int, str]:
    """By the offset behind their words the numbers of facts, each a link to its card. Statements have theirs beside."""
    points: dict[int, str] = {}
    for fact in facts:
        if fact.kind != "statement":
            point = Markup('<a class="n {}" id="t{}" href="#{}" data-f="{}" aria-label="{} {}"></a>')
            drawn = point.format(fact.kind, fact.number, fact.id, fact.number, _NAMED[fact.kind], fact.number)
            points[fact.at.end] = points.get(fact.at.end, "") + drawn
    return points
