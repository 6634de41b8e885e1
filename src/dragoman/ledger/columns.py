"""The kinds of column the ledger's tables are made of, the same on SQLite and on PostgreSQL.

Text compares byte by byte on both stores (PostgreSQL is told so), so order and ranges of ISO dates agree whatever
the locale of the database. A nul character or a surrogate standing alone, which no store takes, is kept as U+FFFD:
one code point for one, so that spans hold. The record's own JSON, kept beside the rows, has them untouched.

The steps in `migrations/` are made of these too, so what stands here is added to and never changed.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import BigInteger, Column, Double, ForeignKey, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# What indexes and constraints are called, the same on every store.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class Words(TypeDecorator[str]):
    """Text of any length that sorts by code point."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


# A whole number of 64 bits: SQLite makes a table's key of it only under the name INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


def storable(words: str) -> str:
    """`words` as every store takes them, of the same length."""
    return _UNSTORABLE.sub("\ufffd", words)


def key(*references: str) -> Column[int]:
    """The table's own key; with a reference, also the key of what it belongs to."""
    return Column("key", Key, *map(ForeignKey, references), primary_key=True, autoincrement=False)


def within(name: str, owner: str) -> Column[int]:
    """The key of the row that this one is a part of: the first column of its own key."""
    return Column(name, Key, ForeignKey(f"{owner}.key"), primary_key=True, autoincrement=False)


def position() -> Column[int]:
    """Which of its fellows this row is, from 0: the last column of its key."""
    return Column("position", Integer, primary_key=True, autoincrement=False)


def words(name: str, *, needed: bool = False) -> Column[str]:
    return Column(name, Words, nullable=not needed)


def number(name: str, *, needed: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=not needed)


def real(name: str, *, needed: bool = False) -> Column[float]:
    return Column(name, Double, nullable=not needed)


def span(name: str, *, needed: bool = False) -> list[Column[int]]:
    """`[name_start, name_end)` in code points of the report's text."""
    return [number(f"{name}_start", needed=needed), number(f"{name}_end", needed=needed)]


def when(name: str) -> list[Column[Any]]:
    """A date: the interval `[name_from, name_until)`, its precision, the words and where they stand."""
    parts = ("from", "until", "precision", "text")
    return [*(words(f"{name}_{part}") for part in parts), *span(name)]


def place(name: str = "place") -> list[Column[Any]]:
    """A place as named and as located."""
    located = [words(f"{name}_{part}") for part in ("name", "country", "admin1")]
    return [*located, real(f"{name}_lat"), real(f"{name}_lon"), number(f"{name}_geonames"), *span(name)]
