"""Tables of events that people judged one by one, as `evaluation/sample.py` draws them.

Columns id, document, words, fact, verdict (right, wrong, or empty while not judged) and reason. The fact of an event
ends with the confidence it was read with.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import SourceError

VERDICTS = ("right", "wrong")
_CONFIDENCE = re.compile(r"\| ([01]\.\d+)$")


@dataclass(frozen=True, slots=True)
class JudgedRow:
    """One fact with its verdict: `right`, `wrong`, or "" while nobody judged it. `line` is where it ends."""

    line: int
    id: str
    fact: str
    verdict: str
    reason: str

    @property
    def confidence(self) -> float | None:
        """The confidence the event was read with (0-1); None where the fact names none."""
        found = _CONFIDENCE.search(self.fact)
        return float(found.group(1)) if found else None


def read_judged(path: Path) -> list[JudgedRow]:
    """All rows in their order. Raises SourceError with the line of a verdict that is none, or of a missing column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            missing = [name for name in ("id", "fact", "verdict", "reason") if name not in (table.fieldnames or ())]
            if missing:
                raise SourceError(f"{path} line 1", f"no column {missing[0]}; expected a table of evaluation/sample.py")
            return [_row(path, table.line_num, cells) for cells in table]
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(str(path), f"cannot be read: {error}") from error


def _row(path: Path, number: int, cells: dict[str, str | None]) -> JudgedRow:
    id, fact, verdict, reason = ((cells[name] or "").strip() for name in ("id", "fact", "verdict", "reason"))
    verdict = verdict.lower()
    if verdict and verdict not in VERDICTS:
        raise SourceError(f"{path} line {number}", f"verdict {verdict!r} is neither right nor wrong")
    return JudgedRow(number, id, fact, verdict, reason)
