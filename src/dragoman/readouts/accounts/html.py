"""A comparison as one HTML page: no scripts, nothing loaded from elsewhere, fit to print.

Below the tables stand the texts, with every cited stretch marked; a quotation leads to its place in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import pairwise

from ...model import Span
from .account import SideAccount
from .sheet import Line, Row, Section, Sheet

_STYLE = """
:root { color-scheme: light dark; --line: #8884; --mark: #ffe08a; --dim: #666; }
@media (prefers-color-scheme: dark) { :root { --mark: #6b5510; --dim: #aaa; } }
body { font: 16px/1.45 Georgia, serif; max-width: 76rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, th { font-family: system-ui, sans-serif; }
h1 { font-size: 1.5rem; }
h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
col.head { width: 16%; }
th, td { border-top: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; }
td p { margin: 0 0 .25rem; }
small, .dim { color: var(--dim); font-size: .82rem; }
q a { color: inherit; }
mark { background: var(--mark); color: inherit; }
.texts { display: flex; gap: 2rem; }
.texts > section { flex: 1; min-width: 0; }
@media (max-width: 50rem) { .texts { display: block; } }
@media print {
  body { font-size: 10pt; max-width: none; margin: 0; }
  tr { break-inside: avoid; }
  q a { text-decoration: none; }
}
"""


def to_html(sheet: Sheet, accounts: Sequence[SideAccount]) -> str:
    """The whole page: `accounts` are those of the sheet's first columns, in their order."""
    return "\n".join(_page(sheet, accounts)) + "\n"


def _page(sheet: Sheet, accounts: Sequence[SideAccount]) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    title = _safe(sheet.title)
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    for section in sheet.sections:
        yield from _section(section, sheet.keys)
    yield '<h2>The texts</h2>\n<div class="texts">'
    for number, (key, account) in enumerate(zip(sheet.keys, accounts, strict=False)):
        yield from _text(account, number, _cited(sheet, key))
    yield "</div>\n</body>\n</html>"


def _section(section: Section, keys: tuple[str, ...]) -> Iterator[str]:
    yield f"<h2>{_safe(section.title)}</h2>"
    if section.lead:
        yield f'<p class="dim">{_safe(section.lead)}</p>'
    columns = "".join(f'<th scope="col">{_safe(key)}</th>' for key in keys)
    yield f'<table>\n<colgroup><col class="head">{"<col>" * len(keys)}</colgroup>'
    yield f"<thead><tr><td></td>{columns}</tr></thead>\n<tbody>"
    for row in section.rows:
        cells = "".join(f"<td>{_cell(row, key, n)}</td>" for n, key in enumerate(keys))
        note = f"<br><small>{_safe(row.note)}</small>" if row.note else ""
        yield f'<tr><th scope="row">{_safe(row.head)}{note}</th>{cells}</tr>'
    yield "</tbody>\n</table>"


def _cell(row: Row, key: str, number: int) -> str:
    return "".join(f"<p>{_line(line, number)}</p>" for line in row.cells.get(key, ())) or "—"


def _line(line: Line, number: int) -> str:
    if line.span is None:
        quoted = f" <q>{_safe(line.quoted)}</q>" if line.quoted else ""
        return f'<span class="dim">{_safe(line.plain)}</span>{quoted}'
    quoted = f'<q><a href="#{_anchor(number, line.span)}">{_safe(line.quoted)}</a></q>'
    return f"{_safe(line.plain)} {quoted}".strip()


def _anchor(number: int, span: Span) -> str:
    return f"t{number}-{span.start}-{span.end}"


def _cited(sheet: Sheet, key: str) -> list[Span]:
    cells = [row.cells.get(key, ()) for section in sheet.sections for row in section.rows]
    return sorted({line.span for lines in cells for line in lines if line.span})


def _text(account: SideAccount, number: int, cited: list[Span]) -> Iterator[str]:
    report = account.record.report
    yield f"<section>\n<h3>{_safe(account.key)}: {_safe(report.title or '(no title)')}</h3>"
    if report.source.url or report.source.path:
        yield f'<p class="dim">{_safe(report.source.url or report.source.path or "")}</p>'
    for paragraph in report.body:
        yield f"<p>{''.join(_marked(report.text, paragraph, cited, number))}</p>"
    yield "</section>"


def _marked(text: str, paragraph: Span, cited: list[Span], number: int) -> Iterator[str]:
    """A paragraph with an anchor where each cited stretch begins, and the stretches marked where any is cited."""
    edges = sorted(
        {paragraph.start, paragraph.end}
        | {edge for span in cited for edge in span if paragraph.start <= edge <= paragraph.end}
    )
    for start, end in pairwise(edges):
        yield from (f'<a id="{_anchor(number, span)}"></a>' for span in cited if span.start == start)
        words = _safe(text[start:end])
        is_cited = any(span.start <= start and end <= span.end and span.end - span.start < 120 for span in cited)
        yield f"<mark>{words}</mark>" if is_cited else words


def _safe(words: str) -> str:
    return escape("".join(c if c.isprintable() or c in "\n\t" else " " for c in words))
