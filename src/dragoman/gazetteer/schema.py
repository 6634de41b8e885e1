"""What every data table of the room must hold, read from `data/schema.yaml`.

schema = load_schema()
schema.tables["terms.csv.gz"]["start"]     # Column("start", "day", is_required=False)

Reading a report never loads this: it serves the check of the data (`check.py`) and the tests.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from ..codebook import load_codebook


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is a name of the schema's patterns, choices or of the types its head explains."""

    name: str
    type: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """All tables by file name, their columns in order, and what the types allow."""

    tables: Mapping[str, Mapping[str, Column]]
    patterns: Mapping[str, re.Pattern[str]]
    choices: Mapping[str, frozenset[str]]
    single_holder: frozenset[str]
    monarchs: frozenset[str]


@cache
def load_schema() -> Schema:
    """The schema of the shipped tables."""
    data: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("data", "schema.yaml").read_text("utf-8"))
    choices = {name: frozenset(allowed) for name, allowed in data["choices"].items()}
    return Schema(
        {table: _columns(cells) for table, cells in data["tables"].items()},
        {name: re.compile(pattern) for name, pattern in data["patterns"].items()},
        choices | {"sector": frozenset(load_codebook().sectors) | frozenset(data["sectors_besides"])},
        frozenset(data["single_holder"]),
        frozenset(data["monarchs"]),
    )


def _columns(cells: Mapping[str, str]) -> dict[str, Column]:
    return {name: Column(name, type.removesuffix("!"), type.endswith("!")) for name, type in cells.items()}
