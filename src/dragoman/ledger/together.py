"""Several questions about the same facts, put together.

SQLite answers within this process, so each question is asked in turn. PostgreSQL answers over a wire, and its driver
makes every cell in Python: there all questions travel as one statement, and all rows come back as one JSON text, which
takes a fifth of the time. What comes out is the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    BindParameter,
    ColumnElement,
    Double,
    Select,
    Text,
    any_,
    bindparam,
    cast,
    func,
    select,
)
from sqlalchemy.engine import Connection

Cells = Sequence[Any]

# Any number of keys. As one literal they leave nothing to bind: what has no parameters goes over the wire only once.
_BOUND: BindParameter[Any] = bindparam("keys", expanding=True)
_LITERAL: BindParameter[Any] = bindparam("keys", type_=Text(), literal_execute=True)


@dataclass(frozen=True, slots=True)
class Question:
    """`rows` of which each belongs to the fact whose key is its first cell, `of` that column; they come in `order`."""

    rows: Select[Any]
    of: ColumnElement[Any]
    order: tuple[ColumnElement[Any], ...] = ()


@dataclass(frozen=True)
class Together:
    """Make one for each set of questions and keep it: to put a question together costs more than to ask it."""

    questions: tuple[Question, ...]
    _in_turn: tuple[Select[Any], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        queries = tuple(one.rows.where(one.of.in_(_BOUND)).order_by(*one.order) for one in self.questions)
        object.__setattr__(self, "_in_turn", queries)

    def ask(self, connection: Connection, keys: Sequence[int]) -> list[dict[int, list[Cells]]]:
        """For each question its rows by fact, without the fact's key; only facts that have rows are there."""
        if connection.dialect.name == "postgresql":
            listed = "{" + ",".join(map(str, keys)) + "}"
            told = json.loads(connection.execute(self._as_one, {"keys": listed}).scalar_one())
            return [_by_fact(_with_reals(rows or [], reals)) for rows, reals in zip(told, self._reals, strict=True)]
        return [_by_fact(connection.execute(query, {"keys": keys}).all()) for query in self._in_turn]

    @cached_property
    def _as_one(self) -> Select[Any]:
        """All rows as one text: a JSON list of the questions' lists of rows."""
        answers = []
        for one in self.questions:
            among = one.of == any_(cast(_LITERAL, ARRAY(BigInteger)))
            rows = one.rows.where(among).order_by(*one.order).subquery()
            answers.append(select(func.json_agg(func.json_build_array(*rows.c))).scalar_subquery())
        return select(cast(func.json_build_array(*answers), Text))

    @cached_property
    def _reals(self) -> tuple[tuple[int, ...], ...]:
        """Of each question the places of its cells that are real numbers: JSON does not tell 7.0 from 7."""
        cells = [list(one.rows.selected_columns) for one in self.questions]
        return tuple(tuple(n for n, cell in enumerate(row) if isinstance(cell.type, Double)) for row in cells)


def _with_reals(rows: list[list[Any]], reals: tuple[int, ...]) -> list[list[Any]]:
    for row in rows:
        for n in reals:
            if row[n] is not None:
                row[n] = float(row[n])
    return rows


def _by_fact(rows: Iterable[Cells]) -> dict[int, list[Cells]]:
    found: dict[int, list[Cells]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(rest)
    return found
