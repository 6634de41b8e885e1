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
# Where the words for sectors come from: CAMEO's roles, ICEWS's sectors, or PLOVER's own codes.
Roles = Literal["cameo", "icews", "plover"]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way in which a format's files are written: its columns in order, with or without a line of their names."""

    columns: tuple[str, ...]
    has_header: bool
    delimiter: str = "\t"
    quote: str = ""
    date_format: str = "%Y%m%d"
    # What stands for nothing.
    nothing: tuple[str, ...] = ("",)
    # The line of names, where the names there are others than ours.
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """Who acts or undergoes, as SQL: its country, its known group, its role, and the code or name that tells all.

    A country that is not known keeps the row out, unless the country is only a guess at what `whole` begins with.
    """

    country: str
    group: str = "NULL"
    role: str = "NULL"
    whole: str = "NULL"
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """The common fields, each as SQL over the file's columns. `day` is a DATE; `code` is CAMEO's or PLOVER's.

    `score` and `contexts` are the source's own, where it has them. `rows` is the SQL of what is read from when one
    line makes several rows; `{lines}` stands in it for the lines.
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
    score: str = "NULL"
    contexts: str = "NULL"
    rows: str = "{lines}"


@dataclass(frozen=True, slots=True)
class Plain:
    """Columns taken as they are, each as SQL, into a table of its own shape; none of `needed` may be null."""

    columns: dict[str, str]
    needed: tuple[str, ...]
    order: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """A format that comes in: `name` is what people say and what `source` holds; `day_column` must hold a date.

    `prefix` stands before the words for an actor that is neither a state nor a known organisation.
    """

    name: str
    about: str
    layouts: tuple[Layout, ...]
    reading: Reading | Plain
    day_column: str
    coding: Coding = "cameo"
    countries: CountryNames = "cameo"
    roles: Roles = "cameo"
    prefix: str = "cameo"


def column(name: str) -> str:
    """A file's column as SQL."""
    return '"' + name.replace('"', '""') + '"'
