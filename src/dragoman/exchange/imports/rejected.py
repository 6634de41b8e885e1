"""Lines that are not taken: each once, with its number, the reason and its words, for a side file and the counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .open_file import Bytes

if TYPE_CHECKING:
    import duckdb

_REASONS = {
    "MISSING COLUMNS": "too few columns",
    "TOO MANY COLUMNS": "too many columns",
    "UNQUOTED VALUE": "quotation marks that do not close",
    "LINE SIZE OVER MAXIMUM": "longer than any line can be",
}


@dataclass(frozen=True, slots=True)
class Rejected:
    """One line that was not taken: `number` counts from 1 with the line of names, as an editor does."""

    number: int
    reason: str
    text: str


def unreadable_lines(connection: duckdb.DuckDBPyConnection) -> list[Rejected]:
    """Lines that the reader itself did not take, in order; of several reasons the first is told."""
    order = "line, error_type = 'CAST', error_type"
    query = f"SELECT line, error_type, column_name, csv_line FROM reject_errors ORDER BY {order}"
    rows = connection.execute(query).fetchall()
    first: dict[int, Rejected] = {}
    for line, kind, column, text in rows:
        reason = f"{column} holds no date" if kind == "CAST" else _REASONS.get(kind, kind.lower())
        first.setdefault(line, Rejected(line, reason, (text or "").strip("\r\n")))
    return list(first.values())


def not_utf_8_lines(plain: Bytes) -> Iterator[Rejected]:
    """The lines whose bytes are no UTF-8; such bytes show as the replacement mark."""
    wanted = set(plain.not_utf_8)
    if wanted:
        with plain.path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if number in wanted:
                    yield Rejected(number, "not UTF-8", line.decode("utf-8", "replace").rstrip("\r\n"))


def find_lines(
    path: Path, problems: dict[int, str], unreadable: Iterable[Rejected], *, has_header: bool
) -> Iterator[Rejected]:
    """Where in the file the rows with problems stand, which are counted without blank and unreadable lines."""
    passed_over = {one.number for one in unreadable}
    nth = -1 if has_header else 0
    with path.open("rb") as plain:
        for number, line in enumerate(plain, start=1):
            if number in passed_over or not line.strip(b"\r\n"):
                continue
            nth += 1
            if nth in problems:
                yield Rejected(number, problems[nth], line.decode("utf-8", "replace").rstrip("\r\n"))


def write_rejected(rejected: Iterable[Rejected], to: Path) -> None:
    """The side file: a line each with number, reason and text, parted by tabs, under a line of names."""
    with to.open("w", encoding="utf-8", newline="") as side:
        side.write("line\treason\ttext\n")
        for one in sorted(rejected, key=lambda one: one.number):
            side.write(f"{one.number}\t{_on_one_line(one.reason)}\t{one.text}\n")


def count_reasons(rejected: Iterable[Rejected]) -> dict[str, int]:
    """How many lines for each reason, the most first; what was unknown is not told here but in the side file."""
    counts = Counter(one.reason.partition(":")[0] for one in rejected)
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
