"""Takes a user's table into the one that is kept: all of it, or, where the user says so, all of it that is right."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError
from .gazetteer import Gazetteer
from .own import Fault, OwnRow, columns, read_own_file
from .own_check import check_own


@dataclass(frozen=True, slots=True)
class Addition:
    """What came of a table: the rows written to `path`, those that tell nothing new, and what is wrong with the rest.

    With faults and no rows taken, nothing was written.
    """

    path: Path
    taken: tuple[OwnRow, ...]
    known: tuple[OwnRow, ...]
    faults: tuple[Fault, ...]


def add_own(source: str, path: Path, skip_bad: bool) -> Addition:
    """Check a table against all that is known and take it into the table at `path`, which is made if need be.

    Raises SourceError when a file cannot be read, DataError when the kept table is not in order or cannot be written.
    """
    rows, faults, _ = read_own_file(source)
    kept = _kept_rows(path)
    checked = check_own(rows, faults, Gazetteer(kept))
    faults = sorted(checked.faults, key=lambda fault: fault.line)
    if any(fault.line == 1 for fault in faults) or (faults and not skip_bad):
        return Addition(path, (), (), tuple(faults))
    if checked.taken:
        _write(path, [*kept, *checked.taken])
    return Addition(path, checked.taken, checked.known, tuple(faults))


def _kept_rows(path: Path) -> list[OwnRow]:
    if not path.exists():
        return []
    rows, faults, _ = read_own_file(str(path))
    if faults:
        raise DataError(f"{path} {faults[0]}; correct it, or name another table with --to")
    return rows


def _write(path: Path, rows: Sequence[OwnRow]) -> None:
    """Write the whole table beside the old one and exchange them, so that there is never half a table."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns()), lineterminator="\n")
    writer.writeheader()
    writer.writerows(dict(row.cells) for row in rows)
    beside = path.with_name(f"{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(out.getvalue(), encoding="utf-8")
        os.replace(beside, path)
    except OSError as error:
        raise DataError(f"{path}: cannot be written ({error.strerror}); name another place with --to") from error
