"""Reads the room's data files. A file that breaks its schema raises `DataError` naming the file and line."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from importlib.resources import files

from ..errors import DataError

ENTITY_FILES = (
    "states.csv",
    "organisations.csv",
    "institutions_named.csv",
    "parties.csv",
    "media.csv",
    "groups.csv",
    "regions.csv",
)


def read_rows(name: str) -> list[str]:
    """The lines of a data file (`.csv` or `.csv.gz`), its header first; no cell spans lines."""
    raw = files(__package__).joinpath("data", name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    return text.removesuffix("\n").split("\n")


def cells_of(line: str) -> list[str]:
    """The cells of a line of a data file."""
    # Few lines quote a cell, and splitting the others by hand is three times as fast.
    return next(csv.reader([line])) if '"' in line else line.split(",")


def read_cells(name: str, width: int) -> Iterator[list[str]]:
    """The rows of a data file below its header, each of `width` strings."""
    for number, line in enumerate(read_rows(name), start=1):
        cells = cells_of(line) if '"' in line else line.split(",")  # the usual case without a call
        if len(cells) != width:
            raise DataError(f"gazetteer/data/{name} line {number}: {len(cells)} cells where {width} are due")
        if number > 1:
            yield cells


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file as dicts of strings."""
    header = files(__package__).joinpath("data", name).read_text(encoding="utf-8").split("\n", 1)[0]
    columns = header.split(",")
    for cells in read_cells(name, len(columns)):
        yield dict(zip(columns, cells, strict=True))


def listed(cell: str) -> list[str]:
    """The parts of a `|`-separated cell."""
    return cell.split("|") if cell else []


def read_lines(name: str) -> frozenset[str]:
    """The lines of a data file."""
    return frozenset(files(__package__).joinpath("data", name).read_text(encoding="utf-8").split())
