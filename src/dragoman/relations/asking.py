"""Questions put into SQL once and asked often.

Ibis takes some 50 ms to turn a question into SQL, DuckDB one or two to answer it about one relation. Questions about
other sides, days or floors are of one shape: so each shape is put into SQL once, with stand-ins where the values
belong, and the values travel as parameters.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import count
from typing import TYPE_CHECKING, Any, Literal

from ..gazetteer.memberships import Membership
from .choice import Choice, chosen
from .dyads import directed_rows
from .periods import Period
from .sides import Side
from .table import arrow_schema

if TYPE_CHECKING:
    import ibis
    import pyarrow
    from duckdb import DuckDBPyConnection

# The table of events; the rows of one relation; the months of every dyad; which reports tell of which day.
Name = Literal["events", "relation", "months", "told"]

_SHAPES = 256

# How a stand-in is written and found again: words as such, a day as the first of a far year, a floor as a fraction.
_STAND_IN = re.compile(r"'(value \d+)'|MAKE_DATE\((9\d\d\d), 1, 1\)|(0\.98765\d+)")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: about which sides, over which periods, which events count."""

    one: Side
    other: Side
    period: Period
    choice: Choice


@dataclass(frozen=True, slots=True)
class Held:
    """A table where it lies in a DuckDB of this process: `events`, or of `schema` what was made of them.

    `rows` are all of it, where there are few.
    """

    connection: DuckDBPyConnection
    name: Name = "events"
    schema: pyarrow.Schema | None = None
    rows: pyarrow.Table | None = None


def relation_rows(events: ibis.Table, asked: Asked) -> ibis.Table:
    """The rows that count of the relation asked about, a row an event and direction (see `dyads`)."""
    return directed_rows(chosen(events, asked.choice), asked.one, asked.other)


# Builds the answer to what is asked out of a table.
Question = Callable[["ibis.Table", Asked], "ibis.Table"]


def ask(question: Question, table: ibis.Table | Held, asked: Asked) -> list[dict[str, Any]]:
    """The rows of the answer as plain values, in no order."""
    held = table if isinstance(table, Held) else held_by(table)
    if held is not None:
        rows: list[dict[str, Any]] = answer(question, held, asked).to_pylist()
        return rows
    return collected(question(table, asked))


def answer(question: Question, held: Held, asked: Asked) -> pyarrow.Table:
    """The same as a table of Arrow."""
    shape, values = shape_of(asked, held.name)
    prepared = into_sql(question, shape, held.name, held.schema)
    given = {parameter: values[stand_in] for parameter, stand_in in prepared.parameters.items()}
    return held.connection.execute(prepared.query, given).to_arrow_table().cast(prepared.schema)


def put_into_sql(question: Question, asked: Asked, name: Name, schema: pyarrow.Schema | None = None) -> Prepared:
    """Put a question into SQL that will be asked."""
    return into_sql(question, shape_of(asked, name)[0], name, schema)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A question in DuckDB's SQL, the stand-in for which each of its parameters is, and the shape of the answer."""

    query: str
    parameters: dict[str, str]
    schema: pyarrow.Schema


def collected(expression: ibis.Table) -> list[dict[str, Any]]:
    """The rows of an expression as plain values, run where its table lies.

    From Spark they come as Arrow: Ibis would take them through pandas, which Spark does not support from version 3 on.
    """
    backend = expression.get_backend()
    if backend.name == "pyspark":
        rows: list[dict[str, Any]] = backend.raw_sql(backend.compile(expression)).toArrow().to_pylist()
        return rows
    plain: list[dict[str, Any]] = expression.to_pyarrow().to_pylist()
    return plain


def held_by(events: ibis.Table) -> Held | None:
    """Where the table itself lies, when that is DuckDB and it is whole and called `events`."""
    from ibis.expr.operations import DatabaseTable

    table: Any = events.op()
    if not isinstance(table, DatabaseTable) or table.name != "events" or events.get_backend().name != "duckdb":
        return None
    return Held(events.get_backend().con)


_ANYONE = Side("", "anyone")


@lru_cache(_SHAPES)
def into_sql(question: Question, shape: Asked, name: Name, schema: pyarrow.Schema | None = None) -> Prepared:
    """The question about a table (that of events, or of this schema), with a parameter in place of each stand-in."""
    import ibis

    table = ibis.table(ibis.Schema.from_pyarrow(schema or arrow_schema()), name=name)
    expression = question(table, shape)
    parameters: dict[str, str] = {}

    def parameter(found: re.Match[str]) -> str:
        stand_in = found.group().strip("'")
        name = f"p{re.sub(r'[^0-9]', '', stand_in)}"
        parameters[name] = stand_in
        return f"${name}"

    query = _STAND_IN.sub(parameter, str(ibis.to_sql(expression, dialect="duckdb")))
    return Prepared(query, parameters, expression.schema().to_pyarrow())


def shape_of(asked: Asked, name: Name = "events") -> tuple[Asked, dict[str, Any]]:
    """The same question of stand-ins, and the value that each stands for, by the words it has in SQL.

    Sides and choice have had their say where the rows of a relation were made.
    """
    if name not in ("events", "months"):
        return Asked(_ANYONE, _ANYONE, asked.period, Choice()), {}
    drawn = _Drawn()
    one, other = drawn.side(asked.one), drawn.side(asked.other)
    return Asked(one, other, asked.period, drawn.choice(asked.choice)), drawn.values


@dataclass(slots=True)
class _Drawn:
    """Stand-ins as they are given out, numbered through."""

    values: dict[str, Any] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def words(self, value: str) -> str:
        stand_in = f"value {next(self.numbers)}"
        self.values[stand_in] = value
        return stand_in

    def day(self, value: str | None) -> str | None:
        if value is None:
            return None
        year = 9000 + next(self.numbers)
        self.values[f"MAKE_DATE({year}, 1, 1)"] = date.fromisoformat(value)
        return f"{year}-01-01"

    def floor(self, value: float) -> float:
        if value <= 0:
            return 0.0
        stand_in = f"0.98765{next(self.numbers) + 1000}1"
        self.values[stand_in] = value
        return float(stand_in)

    def side(self, side: Side) -> Side:
        members = tuple(
            Membership(self.words(one.country), self.day(one.since), self.day(one.until)) for one in side.members
        )
        return Side("", self.words(side.code), members, self.words(side.sector) if side.sector else None)

    def choice(self, choice: Choice) -> Choice:
        types, contexts = (tuple(self.words(value) for value in given) for given in (choice.types, choice.contexts))
        floor = self.floor(choice.min_confidence)
        since, until = self.day(choice.since), self.day(choice.until)
        return replace(choice, min_confidence=floor, types=types, contexts=contexts, since=since, until=until)
