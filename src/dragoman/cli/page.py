"""A record as a page for people: the report, its facts in the margin, then the encounters and the cast.

Wide pages have the facts beside each paragraph, narrow ones below it. Small raised figures in the text
lead to them. Colour only adds to what the figures say: a page without it loses nothing.
"""

from __future__ import annotations

import io
import os
import shutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TextIO, TypeVar

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from ..model import Record, Report, Span
from .accounts import draw_encounter
from .margin import Note, NoteKind, write_notes
from .plain import plain_text
from .wording import Names, actor_words, report_words

T = TypeVar("T")

PIPE_WIDTH = 100
WIDEST, NARROWEST = 132, 40
WIDE_ENOUGH_FOR_MARGIN = 84
MARGIN_SHARE = 0.4

_NOTE_STYLES: dict[NoteKind, str] = {"statement": "cyan", "event": "green", "commitment": "magenta"}


@dataclass(frozen=True, slots=True)
class PageStyle:
    """How wide the page is and whether it may use colour."""

    width: int = PIPE_WIDTH
    is_coloured: bool = False

    @classmethod
    def for_terminal(cls, stream: TextIO) -> PageStyle:
        """The style that suits a stream: a pipe gets a fixed width and no colour."""
        if not stream.isatty():
            return cls()
        columns = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns
        return cls(min(max(columns, NARROWEST), WIDEST), "NO_COLOR" not in os.environ)

    @property
    def has_margin(self) -> bool:
        return self.width >= WIDE_ENOUGH_FOR_MARGIN


def draw_page(record: Record, style: PageStyle) -> str:
    """The page as text, with terminal codes only where the style has colour."""
    return draw_parts(_parts(record, style), style)


def draw_parts(parts: Iterable[RenderableType], style: PageStyle) -> str:
    """Parts below each other as text, with terminal codes only where the style has colour."""
    out = io.StringIO()
    console = Console(
        file=out,
        width=style.width,
        color_system="standard" if style.is_coloured else None,
        force_terminal=style.is_coloured,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip("\n").split("\n")) + "\n"


def _parts(record: Record, style: PageStyle) -> Iterator[RenderableType]:
    report = record.report
    yield plain_text(report.title or "(no title)", "bold")
    yield plain_text(report_words(report), "dim")
    yield Rule(style="dim", characters="─")
    if not report.is_read:
        yield Text(f"Not read: the text is in another language than English ({report.language or 'not known'}).")
    yield from _draw_paragraphs(record, style)
    for encounter in record.encounters:
        yield draw_encounter(encounter, Names.of(record))
        yield ""
    yield from _draw_cast(record)
    yield from _draw_notices(report)


def _draw_paragraphs(record: Record, style: PageStyle) -> Iterator[RenderableType]:
    """Captions and body, and the title once more only where facts hang on its words."""
    notes = _Sorted([(note.span.start, note) for note in write_notes(record)])
    mentions = _Sorted([(m.span.start, m.span) for actor in record.actors for m in actor.mentions])
    report = record.report
    paragraphs = [*report.body, *(caption.span for caption in report.captions)]
    if report.title_span and notes.within(report.title_span):
        paragraphs.append(report.title_span)
    for paragraph in sorted(paragraphs):
        text = plain_text(paragraph.words(report.text))
        for span in mentions.within(paragraph):
            text.stylize("bold blue", span.start - paragraph.start, span.end - paragraph.start)
        mine = notes.within(paragraph)
        yield _beside(_with_marks(text, _marks(paragraph, mine)), _draw_notes(mine), style)
        yield ""


class _Sorted(Generic[T]):
    """Things by where they start, to be asked for by stretch."""

    def __init__(self, starting: list[tuple[int, T]]) -> None:
        ordered = sorted(starting, key=lambda pair: pair[0])
        self._starts = [start for start, _ in ordered]
        self._things = [thing for _, thing in ordered]

    def within(self, span: Span) -> list[T]:
        return self._things[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]


def _draw_notes(notes: list[Note]) -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(justify="right", width=2)
    for note in notes:
        style = _NOTE_STYLES[note.kind]
        table.add_row(Text(str(note.number), f"bold {style}"), plain_text(note.words, style))
    return table


def _beside(text: Text, notes: Table, style: PageStyle) -> RenderableType:
    if not style.has_margin:
        return Group(text, Padding(notes, (0, 0, 0, 2))) if notes.row_count else text
    margin = int(style.width * MARGIN_SHARE)
    row = Table.grid(padding=(0, 3, 0, 0))
    row.add_column(width=style.width - margin - 3)
    row.add_column(width=margin)
    row.add_row(text, notes)
    return row


def _marks(paragraph: Span, notes: list[Note]) -> dict[int, str]:
    """What is to be set in, by offset within the paragraph."""
    marks: dict[int, str] = {}
    for note in notes:
        at = min(note.span.end, paragraph.end) - paragraph.start
        marks[at] = f"{marks[at]}·{note.mark}" if at in marks else note.mark
    return marks


def _with_marks(text: Text, marks: dict[int, str]) -> Text:
    offsets = sorted(marks)
    pieces = text.divide(offsets)
    whole = Text()
    for piece, offset in zip(pieces, [*offsets, None], strict=False):
        whole.append_text(piece)
        if offset is not None:
            whole.append(marks[offset], "bold yellow")
    return whole


def _draw_cast(record: Record) -> Iterator[RenderableType]:
    if not record.actors:
        return
    yield Text("Who is in it", "bold")
    names = Names.of(record)
    cast = Table.grid(padding=(0, 2, 0, 0))
    for actor in record.actors:
        times = f"×{len(actor.mentions)}" if len(actor.mentions) > 1 else ""
        cast.add_row(plain_text(actor.name, "blue"), plain_text(actor_words(actor, names)), Text(times, "dim"))
    yield cast


def _draw_notices(report: Report) -> Iterator[RenderableType]:
    if report.notices:
        yield ""
        yield Text("Set aside as page furniture", "bold")
    for notice in report.notices:
        yield Padding(plain_text(notice, "dim"), (0, 0, 0, 2))
