"""How a format that comes in is written, and how its columns make the common table: said once a format, as data.

An `Incoming` format has one layout or several (GDELT's 57, 58 and 61 columns). Its expressions are SQL over the columns
of the file; what they give is named and typed by `Reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How a source names countries: CAMEO's codes, ISO alpha-3, or names in English.
CountryNames = Literal["cameo", "iso3", "name"]
Coding = Literal["cameo", "plover"]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a format's files are written: its columns in order, with or without a line of their names."""

    columns: tuple[str, ...]
    has_header: bool
    delimiter: str = "\t"
    quote: str = ""
    date_format: str = "%Y%m%d"
    # An open end: so many further columns may follow, which are not read.
    further: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or undergoes, as SQL: its country, its known group, its role, and the code or name that tells all."""

    country: str
    group: str = "NULL"
    role: str = "NULL"
    whole: str = "NULL"


@dataclass(frozen=True, slots=True)
class Reading:
    """The common fields, each as SQL over the file's columns. `day` is a DATE; `code` is CAMEO's or PLOVER's.

    `mode` and `contexts` are for PLOVER codes only. `rows` is the SQL of what is read from when one line makes several
    rows; `{lines}` stands in it for the lines.
    """

    id: str
    day: str
    code: str
    actor: Side
    recipient: Side
    goldstein: str = "NULL"
    confidence: str = "1.0"
    story: str = "NULL"
    report: str = "NULL"
    mode: str = "NULL"
    contexts: str = "NULL"
    rows: str = "{lines}"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A format that comes in: `name` is what people say and what `source` holds; `day_column` must hold a date."""

    name: str
    about: str
    layouts: tuple[Layout, ...]
    reading: Reading
    day_column: str
    coding: Coding = "cameo"
    countries: CountryNames = "cameo"


def column(name: str) -> str:
    """A file's column as SQL."""
    return '"' + name.replace('"', '""') + '"'
