"""The shipped table of learned terms keeps its schema, cites every row, and is what look-ups answer from."""

from __future__ import annotations

import re

import pytest

from dragoman.gazetteer import load_gazetteer
from dragoman.gazetteer.learning.tables import TERM_COLUMNS
from dragoman.gazetteer.learning.words import counted_offices
from dragoman.gazetteer.tables import read_cells, read_table
from dragoman.gazetteer.terms import LEARNED_COLUMNS


def rows() -> list[dict[str, str]]:
    cells = read_cells("learned_terms.csv.gz", LEARNED_COLUMNS)
    return [dict(zip(TERM_COLUMNS, row, strict=True)) for row in cells]


def test_every_row_is_well_formed_and_cited() -> None:
    states = {row["iso3"] for row in read_table("states.csv")}
    organisations = {row["id"] for row in read_table("organisations.csv")}
    for row in rows():
        assert row["country"] in states | organisations
        assert row["office"] in counted_offices()
        assert all(row[column] for column in ("person", "name", "names", "spellings"))
        assert all(re.fullmatch(r"\d{4}(?:-\d\d){0,2}", row[column]) for column in ("start", "first", "last"))
        assert bool(row["end"]) != bool(row["as_of"])
        assert row["start"] <= row["first"] <= row["last"]
        addresses, days, words = (row[column].split("|") for column in ("cited_reports", "cited_days", "cited_words"))
        assert 1 <= len(addresses) == len(days) == len(words) <= 3
        assert all(address.startswith(("https://", "http://")) for address in addresses)
        assert all(len(cited) < 250 for cited in words), "facts and short citations only"


def test_the_years_after_the_tables_are_filled() -> None:
    assert sum(row["last"] >= "2023" for row in rows()) >= 150


def test_a_row_of_the_table_is_one_term() -> None:
    keys = [(row["country"], row["office"], row["person"], row["title"]) for row in rows()]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("country", "office", "day", "person"),
    [
        ("COL", "foreign minister", "2024-10-01", "Luis Gilberto Murillo"),
        ("PHL", "foreign minister", "2024-02-01", "Enrique Manalo"),
        ("ZAF", "national security adviser", "2023-06-01", "Sydney Mufamadi"),
        ("UKR", "finance minister", "2023-02-01", "Serhii Marchenko"),
    ],
)
def test_look_ups_answer_from_it(country: str, office: str, day: str, person: str) -> None:
    assert [term.person for term in load_gazetteer().holders(country, office, day)] == [person]


def test_a_learned_person_is_found_by_name() -> None:
    terms = load_gazetteer().people("Sydney Mufamadi", "2024-01-01")
    assert {(term.country, term.office) for term in terms} >= {("ZAF", "national security adviser")}
