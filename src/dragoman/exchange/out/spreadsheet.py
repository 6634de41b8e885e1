"""CSV that a spreadsheet opens without running anything: RFC 4180, UTF-8 with a mark, formulas disarmed.

A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would be taken for a formula (OWASP, *CSV
Injection*); such text gets an apostrophe before it. Numbers are written as numbers, the minus sign of a score included.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from .entry import Dyad
from .events import event_rows

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS = (
    "day", "actor", "actor_name", "actor_sector", "recipient", "recipient_name", "recipient_sector", "type", "mode",
    "status", "quad", "score", "goldstein", "cameo", "contexts", "confidence", "words", "why", "place", "country",
    "according_to", "is_first", "title", "publisher", "published", "url", "story", "report", "event",
)  # fmt: skip


def csv_pieces(dyads: Iterable[Dyad]) -> Iterator[bytes]:
    """The file, a row at a time."""
    yield b"\xef\xbb\xbf" + csv_line(COLUMNS)
    for dyad in dyads:
        yield csv_line(event_cells(dyad))


def csv_line(cells: Iterable[Any], delimiter: str = ",") -> bytes:
    """One row, its text made safe."""
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator="\r\n").writerow([safe_cell(cell) for cell in cells])
    return written.getvalue().encode("utf-8", "backslashreplace")


def safe_cell(cell: Any) -> Any:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def event_cells(dyad: Dyad) -> tuple[Any, ...]:
    """The cells of a dyad, as `COLUMNS` names them."""
    event, record = dyad.event, dyad.entry.record
    (row,) = event_rows([dyad])
    report, other = record.report, dyad.recipient
    according_to = next((one.speaker for one in record.statements if one.id == event.according_to), None)
    return (
        dyad.day, row["actor"], dyad.actor.name, dyad.actor.sector, row["recipient"], other and other.name,
        other and other.sector, event.type, event.mode, event.status, event.quad, event.score, row["goldstein"],
        event.cameo, ";".join(event.contexts), event.confidence, record.text(event.trigger), event.why,
        event.place and event.place.name, event.place and event.place.country, according_to,
        "yes" if dyad.is_first else "no", report.title, report.publisher,
        report.published and report.published.start[:10], report.source.url, dyad.entry.story, report.id, event.id,
    )  # fmt: skip
