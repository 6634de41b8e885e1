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


def read_cells(name: str, width: int) -> Iterator[list[str]]:
    """The rows of a data file (`.csv` or `.csv.gz`) below its header, each of `width` strings; no cell spans lines."""
    raw = files(__package__).joinpath("data", name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        # Few lines quote a cell, and splitting the others by hand is three times as fast.
        cells = next(csv.reader([line])) if '"' in line else line.split(",")
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
