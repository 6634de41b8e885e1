"""Dead ends: ids told twice, people without a term, offices that no title phrase reaches, former names of nobody.

What a cell must name (a country, an entity, a person) the check of the cells already looks up.
"""

from __future__ import annotations

from collections.abc import Iterator

from .check_rows import Finding, Row, Tables
from .fold import fold_name
from .schema import Schema
from .tables import ENTITY_FILES, listed
from .titles import load_offices


def check_links(schema: Schema, tables: Tables) -> Iterator[Finding]:
    """Findings on what leads nowhere."""
    yield from _repeated_ids(tables, ENTITY_FILES, "id")
    yield from _repeated_ids(tables, ("states.csv",), "iso3")
    yield from _repeated_ids(tables, ("people.csv.gz",), "id")
    yield from _people_without_terms(tables)
    yield from _unreached_offices(tables)
    yield from _unused_overlaps(schema, tables)
    yield from _unknown_former_names(tables)


def _repeated_ids(tables: Tables, names: tuple[str, ...], column: str) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for name in names:
        for row in tables[name].rows:
            place = f"{name} line {row.line}"
            if first.setdefault(row[column], place) != place:
                yield Finding(
                    name, row.line, f"{column} {row[column]!r} is taken by {first[row[column]]}", "give it another"
                )


def _people_without_terms(tables: Tables) -> Iterator[Finding]:
    in_office = {row["person"] for row in tables["terms.csv.gz"].rows}
    for row in tables["people.csv.gz"].rows:
        if row["id"].removeprefix("person:") not in in_office:
            yield Finding("people.csv.gz", row.line, f"{row['id']} holds no term", "add a term or take the row out")


def _unreached_offices(tables: Tables) -> Iterator[Finding]:
    """Offices of terms that no phrase of offices.csv or departments.csv leads to; each once, where it first stands."""
    reached = {row["id"] for row in tables["offices.csv"].rows}
    reached |= {f"{row['id']} minister" for row in tables["departments.csv"].rows}
    index = load_offices()
    seen: dict[str, Row] = {}
    for row in tables["terms.csv.gz"].rows:
        seen.setdefault(row["office"], row)
    for office, row in seen.items():
        deputy_of = office.removeprefix("deputy ")
        if office not in reached and not (deputy_of in reached and index.takes_deputies(deputy_of)):
            what = f"no title phrase leads to the office {office!r}"
            yield Finding(
                "terms.csv.gz", row.line, what, "add its phrases to offices.csv, or name an office that has some"
            )


def _unused_overlaps(schema: Schema, tables: Tables) -> Iterator[Finding]:
    """Overlaps of people who hold no such office, and offices that many may hold."""
    held = {(row["country"], row["group"] or row["office"], row["person"]) for row in tables["terms.csv.gz"].rows}
    for row in tables["overlaps.csv"].rows:
        if row["office"] not in schema.single_holder:
            yield Finding("overlaps.csv", row.line, f"{row['office']!r} may have many holders", "take the row out")
        for person in listed(f"{row['one']}|{row['other']}"):
            if (row["country"], row["office"], person) not in held:
                what = f"{person} was never {row['office']} of {row['country']}"
                yield Finding("overlaps.csv", row.line, what, "correct it or take the row out")


def _unknown_former_names(tables: Tables) -> Iterator[Finding]:
    """Dated names that the entity does not bear, so that nothing would ever ask for their dates."""
    forms: dict[str, set[str]] = {}
    for table in ENTITY_FILES:
        for row in tables[table].rows:
            told = (row["name"], *listed(row["names"]), *listed(row["capitals"]))
            forms[row["id"]] = {fold_name(form.removeprefix("~").removeprefix("the ")) for form in told}
    for row in tables["former_names.csv"].rows:
        if row["id"] in forms and fold_name(row["name"]) not in forms[row["id"]]:
            what = f"{row['name']!r} is no name of {row['id']}"
            yield Finding("former_names.csv", row.line, what, "add it to the entity or take the row out")
