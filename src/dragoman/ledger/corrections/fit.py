"""Which fact of a record a correction belongs to: the one of its kind that stands on its words.

A dispute and a confirmation hold for what was claimed; where the program now claims something else of the same words,
they fit no more. An amendment says how it is, whatever the program says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...exchange import part_to_dict
from ...model import Record, Span
from .anchors import find_anchor
from .citing import map_spans
from .kinds import KINDS, Fact, Kind
from .shapes import Anchor, Correction
from .values import Plain


class Unfit(Exception):
    """Why a correction fits no fact of the record."""


def fitting_fact(correction: Correction, facts: Sequence[Fact], text: str) -> int:
    """The place among `facts`, all of its kind, of the one that the correction belongs to. Raises Unfit."""
    kind = KINDS[correction.kind]
    found = {find_anchor(anchor, text) for anchor in correction.anchors} - {None}
    spans = {span for span in found if span is not None}
    if not spans:
        raise Unfit(_lost(correction.anchors))
    near = _standing_on(kind, spans, facts)
    said = correction.program or correction.value or {}
    same = [at for at in near if kind.asserts(part_to_dict(facts[at])) == kind.asserts(said)]
    if same:
        return next((at for at in same if facts[at].id == correction.fact), same[0])
    if not near:
        raise Unfit(f"the program sees no {kind.name} any more at {_words(correction.anchors)}")
    if correction.verdict != "amended":
        raise Unfit(f"the program now says something else of {_words(correction.anchors)}")
    if len(near) > 1:
        raise Unfit(f"the program now sees {len(near)} {kind.name}s at {_words(correction.anchors)}")
    return near[0]


def _standing_on(kind: Kind, spans: set[Span], facts: Sequence[Fact]) -> list[int]:
    """The facts that stand on just these words, else those that stand on some of them."""
    cited = [set(kind.spans(fact)) for fact in facts]
    exact = [at for at, own in enumerate(cited) if own == spans]
    return exact or [at for at, own in enumerate(cited) if any(a.overlaps(b) for a in own for b in spans)]


def moved_value(correction: Correction, record: Record) -> Plain:
    """What the person says, with its spans where the words stand in this record's text. Raises Unfit."""
    text = record.report.text
    by_span = {anchor.span: anchor for anchor in correction.value_anchors}

    def move(plain: list[int]) -> list[int]:
        anchor = by_span[Span(*plain)]
        span = find_anchor(anchor, text)
        if span is None:
            raise Unfit(_lost((anchor,)))
        return list(span)

    return map_fields(KINDS[correction.kind], correction.value or {}, move)


def map_fields(kind: Kind, fields: Plain, change: Callable[[list[int]], list[int]]) -> Plain:
    """Some fields of a fact with `change` done to each of their spans."""
    mapped: Plain = map_spans(kind.shape, fields, change)
    return mapped


def _lost(anchors: Sequence[Anchor]) -> str:
    return f"the report's text does not hold {_words(anchors)} any more, or holds it in several places"


def _words(anchors: Sequence[Anchor]) -> str:
    words = anchors[0].words if anchors else ""
    return f"“{words if len(words) <= 60 else words[:59] + '…'}”"
