"""A comparison as a page in the terminal: one column an account."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from ..readouts.accounts.sheet import Line, Section, Sheet
from .page import PageStyle, draw_parts
from .plain import plain_text

HEAD_SHARE = 5  # the column of heads takes one part in so many


def draw_sheet(sheet: Sheet, style: PageStyle) -> str:
    """The page as text, with terminal codes only where the style has colour."""
    return draw_parts(_parts(sheet.title, sheet.keys, sheet.sections, style), style)


def _parts(
    title: str, keys: tuple[str, ...], sections: tuple[Section, ...], style: PageStyle
) -> Iterator[RenderableType]:
    yield plain_text(title, "bold")
    for section in sections:
        yield ""
        yield plain_text(section.title, "bold blue")
        if section.lead:
            yield plain_text(section.lead, "dim")
        yield _table(section, keys, style)


def _table(section: Section, keys: tuple[str, ...], style: PageStyle) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), width=style.width)
    has_heads = any(row.head for row in section.rows)
    if has_heads:
        table.add_column("", width=max(12, style.width // HEAD_SHARE))
    for key in keys:
        table.add_column(plain_text(key), ratio=1)
    for row in section.rows:
        head = Text.assemble(plain_text(row.head, "bold"), plain_text(f"\n{row.note}" if row.note else "", "dim"))
        cells = [_cell(row.cells.get(key, ())) for key in keys]
        table.add_row(*([head] if has_heads else []), *cells)
        table.add_section()
    return table


def _cell(lines: tuple[Line, ...]) -> Text:
    if not lines:
        return Text("—", "dim")
    return Text("\n").join(_line(line) for line in lines)


def _line(line: Line) -> Text:
    if not line.quoted:
        return plain_text(line.plain, "dim" if line.span is None else "")
    return Text.assemble(plain_text(f"{line.plain} " if line.plain else ""), plain_text(f"“{line.quoted}”", "cyan"))
