"""Is a file what it is said to be? Its first lines tell, before anything is read: else it is refused, with the line.

A format with a line of names must have those names; one without must have as many columns as one of its layouts, a
date where the date belongs and a number or code where the event's code belongs, in most of the first lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from ...errors import SourceError
from .layout import Incoming, Layout, Reading

_LOOKED_AT = 100
# A line longer than this is no line of any format here.
_LONGEST = 2_000_000
_CODE = re.compile(r"\d\d[a-z\d]{0,2}|---")


def first_lines(path: Path) -> list[str]:
    """The beginning of a file, as text; bytes that are no UTF-8 show as the replacement mark."""
    with path.open("rb") as plain:
        lines = [line[:_LONGEST] for line in islice(plain, _LOOKED_AT)]
    return [line.decode("utf-8-sig" if n == 0 else "utf-8", "replace").rstrip("\r\n") for n, line in enumerate(lines)]


def chosen_layout(name: str, lines: Sequence[str], format: Incoming) -> Layout:
    """The layout that the file is written in. Raises SourceError with the first line that shows it is none of them."""
    if not any(lines):
        raise SourceError(name, "is empty: there is nothing to import")
    misfits = []
    for layout in format.layouts:
        misfit = _misfit(lines, format, layout)
        if misfit is None:
            return replace(layout, quote='"') if layout.has_header and lines[0].startswith('"') else layout
        misfits.append(misfit)
    # The layout that held longest says best what is wrong.
    number, reason = max(misfits, key=lambda misfit: misfit[0])
    raise SourceError(f"{name} line {number}", f"is not {format.about}: {reason}")


def fits(lines: Sequence[str], format: Incoming) -> bool:
    """Whether the file may be of this format."""
    return any(lines) and any(_misfit(lines, format, layout) is None for layout in format.layouts)


def _misfit(lines: Sequence[str], format: Incoming, layout: Layout) -> tuple[int, str] | None:
    """The first line that shows the file is not written in this layout, and why; None when it is."""
    if layout.has_header:
        return _header_misfit(lines[0], layout)
    wrong = [(n, why) for n, line in enumerate(lines, 1) if line and (why := _line_misfit(line, format, layout))]
    filled = sum(bool(line) for line in lines)
    return wrong[0] if 2 * len(wrong) > filled else None


def _header_misfit(line: str, layout: Layout) -> tuple[int, str] | None:
    names = [name.strip('" ') for name in line.split(layout.delimiter)]
    due = layout.names or layout.columns
    if [name.casefold() for name in names] == [name.casefold() for name in due]:
        return None
    missing = [name for name in due if name not in names]
    if missing:
        return 1, f"its first line does not name the column {missing[0]!r}"
    return 1, f"its first line names {len(names)} columns where {len(layout.columns)} are due in their order"


def _line_misfit(line: str, format: Incoming, layout: Layout) -> str | None:
    cells = line.split(layout.delimiter)
    if len(cells) != len(layout.columns):
        return f"it has {len(cells)} columns where {len(layout.columns)} are due"
    row = dict(zip(layout.columns, cells, strict=True))
    day = row[format.day_column]
    if not _is_date(day, layout.date_format):
        return f"{format.day_column} holds {day[:40]!r}, which is no date"
    column = format.reading.code if isinstance(format.reading, Reading) else ""
    if column in row and not _CODE.fullmatch(row[column]):
        return f"{column} holds {row[column][:40]!r}, which is no CAMEO code"
    return None


def _is_date(words: str, date_format: str) -> bool:
    try:
        datetime.strptime(words, date_format)
    except ValueError:
        return False
    return True
