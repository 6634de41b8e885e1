"""Reads the room's data files. A file that breaks its schema raises `DataError` naming the file and line."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from importlib.resources import files

from ..errors import DataError

ENTITY_FILES = ("states.csv", "organisations.csv", "institutions_named.csv", "media.csv", "groups.csv", "regions.csv")


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a data file (`.csv` or `.csv.gz`), every cell a string."""
    raw = files(__package__).joinpath("data", name).read_bytes()
    text = (gzip.decompress(raw) if name.endswith(".gz") else raw).decode("utf-8")
    lines = csv.reader(io.StringIO(text))
    columns = next(lines)
    for number, cells in enumerate(lines, start=2):
        if len(cells) != len(columns):
            raise DataError(f"gazetteer/data/{name} line {number}: {len(cells)} cells where {len(columns)} are due")
        yield dict(zip(columns, cells, strict=True))


def listed(cell: str) -> list[str]:
    """The parts of a `|`-separated cell."""
    return cell.split("|") if cell else []
