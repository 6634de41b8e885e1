"""Looks for what is wrong in the gazetteer's tables: cells, dates, overlapping terms, dead ends, names told twice.

for finding in check_gazetteer(load_tables(folder), today):
    print(finding)      # terms.csv.gz line 812: … ends on 1991, before the start on 1992; correct one of the days

A folder given holds tables that stand in for the shipped ones of the same name; the others are the shipped ones, so
that a single table can be checked against the rest. `check_cells` comes first: on tables whose cells are not what
the schema says, the later checks would only echo that, so they look at the rows that are whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..errors import OptionError
from .check_cells import check_cells
from .check_links import check_links
from .check_names import check_names
from .check_rows import Finding, Tables, read_tables
from .check_terms import check_terms
from .schema import load_schema


def check_gazetteer(tables: Tables, today: date) -> tuple[Finding, ...]:
    """Every finding, by table and line. `today` is the day after which no term can have started."""
    return tuple(sorted(_findings(tables, today)))


def load_tables(folder: Path | None) -> Tables:
    """The tables to be checked: the shipped ones, those of the folder in their place.

    Raises OptionError when the folder is not there or holds no table.
    """
    schema = load_schema()
    if folder is not None and not folder.is_dir():
        raise OptionError(f"--data {folder}: no such folder; name one that holds tables of the gazetteer")
    if folder is not None and not any((folder / name).is_file() for name in schema.tables):
        raise OptionError(f"--data {folder}: no table in it; name them as the gazetteer does, such as terms.csv.gz")
    return read_tables(schema, folder)


def _findings(tables: Tables, today: date) -> Iterator[Finding]:
    schema = load_schema()
    yield from check_cells(schema, tables)
    yield from check_terms(schema, tables, today)
    yield from check_links(schema, tables)
    yield from check_names(tables)


def count_rows(tables: Tables) -> int:
    """How many rows all tables have."""
    return sum(len(table.rows) for table in tables.values())
