"""A comparison as Markdown: a table a section, one column an account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .sheet import Line, Row, Section, Sheet

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")


def to_markdown(sheet: Sheet) -> str:
    """The page, ending in a line break."""
    return "\n".join(_lines(sheet)) + "\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield f"# {_plain(sheet.title)}"
    for section in sheet.sections:
        yield ""
        yield f"## {_plain(section.title)}"
        if section.lead:
            yield ""
            yield section.lead
        yield ""
        yield from _table(section, sheet.keys)


def _table(section: Section, keys: tuple[str, ...]) -> Iterator[str]:
    yield "| | " + " | ".join(_plain(key) for key in keys) + " |"
    yield "|---" * (len(keys) + 1) + "|"
    for row in section.rows:
        yield f"| {_head(row)} | " + " | ".join(_cell(row.cells.get(key, ())) for key in keys) + " |"


def _head(row: Row) -> str:
    return f"**{_plain(row.head)}**" + (f"<br>{_plain(row.note)}" if row.note else "") if row.head else ""


def _cell(lines: tuple[Line, ...]) -> str:
    return "<br>".join(_line(line) for line in lines) or "—"


def _line(line: Line) -> str:
    quoted = f"“{_plain(line.quoted)}”" if line.quoted else ""
    return " ".join(filter(None, (_plain(line.plain), quoted)))


def _plain(words: str) -> str:
    """Words with nothing in them that Markdown or HTML would act on."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split())).replace("&", "&amp;")
