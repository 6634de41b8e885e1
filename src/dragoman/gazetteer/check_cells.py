"""Every cell against the schema: columns, types, allowed values, unknown countries and sectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from .check_rows import Finding, Row, Table, Tables
from .schema import Column, Schema
from .tables import ENTITY_FILES, listed

_Test = Callable[[str], str]
"""Gives what is wrong with a cell that is not empty, or nothing."""


def check_cells(schema: Schema, tables: Tables) -> Iterator[Finding]:
    """Findings on the header and the cells of every table."""
    tests = _tests(schema, tables)
    for name, table in tables.items():
        columns = schema.tables[name]
        if table.columns != tuple(columns):
            yield Finding(name, 1, f"the columns are {', '.join(table.columns)}", f"make them {', '.join(columns)}")
            continue
        for row in table.rows:
            yield from _check_row(table, row, columns, tests)


def _check_row(table: Table, row: Row, columns: Mapping[str, Column], tests: Mapping[str, _Test]) -> Iterator[Finding]:
    if not row.whole:
        yield Finding(table.name, row.line, "the row has cells too many or too few", f"give it {len(columns)}")
        return
    for column in columns.values():
        cell = row[column.name]
        if not cell and column.is_required:
            yield Finding(table.name, row.line, f"no {column.name}", "fill it in or take the row out")
        elif cell and (fault := tests[column.type](cell)):
            yield Finding(table.name, row.line, f"{column.name} {cell!r} {fault}", "correct it")


def _tests(schema: Schema, tables: Tables) -> dict[str, _Test]:
    """How each type of column is tested."""
    countries = frozenset(row["iso3"] for row in tables["states.csv"].rows)
    entities = frozenset(row["id"] for table in ENTITY_FILES for row in tables[table].rows)
    actors = entities | {f"gov:{iso3}" for iso3 in countries}
    people = frozenset(row["id"].removeprefix("person:") for row in tables["people.csv.gz"].rows)
    tests: dict[str, _Test] = {"text": _text, "forms": _forms, "phrases": _phrases, "day": _day}
    tests["country"] = _one_of(countries, "is no country of states.csv")
    tests["countries"] = _each_of(countries, " ", "names {} that are no country of states.csv")
    tests["entity"] = _one_of(entities, "is the id of no entity")
    tests["entities"] = _each_of(actors, "|", "names {} that are no entity")
    tests["owner"] = _one_of(countries | entities, "is no country of states.csv and the id of no entity")
    tests["person"] = _one_of(people, "is nobody in people.csv.gz")
    for name, pattern in schema.patterns.items():
        tests[name] = _matching(pattern.fullmatch, pattern.pattern)
    for name, allowed in schema.choices.items():
        tests[name] = _one_of(allowed, f"is none of: {', '.join(sorted(allowed))}")
    return tests


def _one_of(allowed: frozenset[str], fault: str) -> _Test:
    return lambda cell: "" if cell in allowed else fault


def _each_of(allowed: frozenset[str], separator: str, fault: str) -> _Test:
    def test(cell: str) -> str:
        unknown = [part for part in cell.split(separator) if part not in allowed]
        return fault.format(", ".join(unknown)) if unknown else ""

    return test


def _matching(fullmatch: Callable[[str], object], pattern: str) -> _Test:
    return lambda cell: "" if fullmatch(cell) else f"does not look like {pattern}"


def _text(cell: str) -> str:
    return "" if cell == cell.strip() else "begins or ends with a space"


def _forms(cell: str) -> str:
    forms = listed(cell)
    if any(not form or form != form.strip() for form in forms):
        return "has a form that is blank or begins or ends with a space"
    twice = sorted({form for form in forms if forms.count(form) > 1})
    return f"has {twice[0]!r} twice" if twice else ""


def _phrases(cell: str) -> str:
    return _forms(cell) or ("" if cell == cell.lower() else "has a capital; phrases are found in any case")


def _day(cell: str) -> str:
    """A day, a month or a year of the calendar."""
    if len(cell) not in (4, 7, 10):
        return "is no day; write YYYY, YYYY-MM or YYYY-MM-DD"
    try:
        date.fromisoformat(cell + "-01-01"[len(cell) - 4 :])
    except ValueError:
        return "is no day of the calendar; write YYYY, YYYY-MM or YYYY-MM-DD"
    return ""
