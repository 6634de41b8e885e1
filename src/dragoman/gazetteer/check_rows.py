"""What the checks of the data read and give: tables with the lines of their rows, and findings."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from ..errors import DataError
from .schema import Schema


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something wrong in a table: where, what, and what to do about it. Lines count from the header, 1."""

    table: str
    line: int
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.table} line {self.line}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table by column. `whole` is false where its number of cells is not the header's."""

    line: int
    cells: Mapping[str, str]
    whole: bool

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands: its header, and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


Tables = Mapping[str, Table]


def read_tables(schema: Schema, folder: Path | None) -> Tables:
    """All tables that the schema knows; those in the folder stand in for the shipped ones."""
    return {name: _read_table(name, folder) for name in schema.tables}


def _read_table(name: str, folder: Path | None) -> Table:
    own = folder / name if folder is not None else None
    raw = own.read_bytes() if own and own.is_file() else files(__package__).joinpath("data", name).read_bytes()
    try:
        text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
        lines = list(csv.reader(io.StringIO(text), strict=True))
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{own or name}: not a table ({error}); write it as CSV in UTF-8") from error
    columns = tuple(lines[0]) if lines else ()
    return Table(name, columns, tuple(_row(at, columns, cells) for at, cells in enumerate(lines[1:], start=2)))


def _row(line: int, columns: Sequence[str], cells: Sequence[str]) -> Row:
    return Row(line, dict(zip(columns, cells, strict=False)), len(columns) == len(cells))
