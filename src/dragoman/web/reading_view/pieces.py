"""The report as the pieces it is set in, and the parts a long one is shown in.

A part ends with a paragraph; a paragraph longer than a part is cut, between words where there are any.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ...model import Report, Span

PART_CHARACTERS = 20_000
# A title that is longer is no title; all of it stands in the text that is kept.
TITLE_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text set by itself; `credit` is a caption's."""

    kind: Literal["caption", "paragraph"]
    span: Span
    credit: str | None = None


def parts_of(report: Report) -> list[tuple[Piece, ...]]:
    """The pieces, part by part; one part at least."""
    parts: list[tuple[Piece, ...]] = []
    pieces: list[Piece] = []
    size = 0
    for piece in _pieces(report):
        length = piece.span.end - piece.span.start
        if pieces and size + length > PART_CHARACTERS:
            parts.append(tuple(pieces))
            pieces, size = [], 0
        pieces.append(piece)
        size += length
    return [*parts, tuple(pieces)]


def title_stretch(report: Report) -> Span | None:
    """What of the title is shown as the title."""
    span = report.title_span
    return Span(span.start, min(span.end, span.start + TITLE_CHARACTERS)) if span else None


def _pieces(report: Report) -> Iterator[Piece]:
    captions = [Piece("caption", caption.span, caption.credit) for caption in report.captions]
    paragraphs = [Piece("paragraph", span) for span in report.body]
    for piece in sorted((*captions, *paragraphs), key=lambda piece: piece.span):
        yield from _cut(piece, report.text)


def _cut(piece: Piece, text: str) -> Iterator[Piece]:
    start, end = piece.span
    while end - start > PART_CHARACTERS:
        space = text.rfind(" ", start + PART_CHARACTERS // 2, start + PART_CHARACTERS)
        cut = space + 1 if space > 0 else start + PART_CHARACTERS
        yield Piece(piece.kind, Span(start, cut), piece.credit)
        start = cut
    yield Piece(piece.kind, Span(start, end), piece.credit)
