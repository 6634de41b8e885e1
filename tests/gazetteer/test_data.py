"""The gazetteer's tables keep their schema."""

from __future__ import annotations

import csv
import re
from importlib.resources import files

import pytest

from dragoman.errors import DataError
from dragoman.gazetteer import load_gazetteer
from dragoman.gazetteer.schema import load_schema
from dragoman.gazetteer.tables import ENTITY_FILES, listed, read_cells, read_table

COLUMNS = ["id", "name", "kind", "country", "sector", "cameo", "wikidata", "names", "demonyms", "capitals", "metonyms"]
SECTORS = load_schema().choices["sector"]
OF_STATES = ("iso3", "since", "until", "successors")
KINDS = {"state", "organisation", "media", "group", "region"}


@pytest.mark.parametrize("table", ENTITY_FILES)
def test_entity_tables(table: str) -> None:
    rows = list(read_table(table))
    states = {row["iso3"] for row in read_table("states.csv")}
    assert [column for column in rows[0] if column not in OF_STATES] == COLUMNS
    for row in rows:
        assert re.fullmatch(r"(?:state|org|institution|party|media|group|region):[A-Za-z0-9-]+", row["id"]), row["id"]
        assert row["kind"] in KINDS, row["id"]
        assert not row["country"] or row["country"] in states, row["id"]
        assert not row["sector"] or row["sector"] in SECTORS, row["id"]
        assert re.fullmatch(r"(?:Q\d+)?", row["wikidata"]), row["id"]
        for cell in ("names", "demonyms", "capitals", "metonyms"):
            assert all(form == form.strip() and form for form in row[cell].split("|") if row[cell]), row["id"]


def test_ids_are_unique() -> None:
    ids = [row["id"] for table in ENTITY_FILES for row in read_table(table)]
    assert len(ids) == len(set(ids))


def test_enough_is_known() -> None:
    kinds = [row["id"].partition(":")[0] for table in ENTITY_FILES for row in read_table(table)]
    assert kinds.count("state") > 195
    assert kinds.count("org") >= 250
    assert kinds.count("media") >= 150


@pytest.mark.parametrize("table", ["offices.csv", "institutions.csv"])
def test_phrase_tables(table: str) -> None:
    for row in read_table(table):
        assert row["sector"] in SECTORS or not row["id"]
        assert bool(row["role"]) == bool(row["id"])
        assert row["phrases"] == row["phrases"].lower()


def test_terms_name_known_people_and_well_formed_days() -> None:
    people = {row[0].removeprefix("person:") for row in read_cells("people.csv.gz", 6)}
    for _, _, office, _, person, *days in read_cells("terms.csv.gz", 8):
        assert person in people
        assert office
        assert all(re.fullmatch(r"(?:\d{4}(?:-\d\d){0,2})?", day) for day in days)


def test_tables_are_small_enough_to_ship() -> None:
    data = files("dragoman.gazetteer").joinpath("data")
    sizes = {entry.name: len(entry.read_bytes()) for entry in data.iterdir() if entry.name.endswith((".csv", ".gz"))}
    assert max(sizes.values()) < 2_000_000


def test_a_broken_row_is_named() -> None:
    with pytest.raises(DataError, match=r"decoys.csv line 1"):
        list(read_cells("decoys.csv", 5))


def test_hand_tables_have_all_cells() -> None:
    for name in ("decoys.csv", "shared_names.csv"):
        text = files("dragoman.gazetteer").joinpath("data", name).read_text(encoding="utf-8")
        widths = {len(cells) for cells in csv.reader(text.splitlines())}
        assert len(widths) == 1, name


def test_contexts_are_of_known_names_and_say_something() -> None:
    gazetteer = load_gazetteer()
    for row in read_table("name_contexts.csv"):
        assert gazetteer.named(row["name"]), row
        assert row["entity"] == "-" or gazetteer.entity(row["entity"]), row
        assert row["near"] or row["anywhere"], row
        for cell in (row["near"], row["anywhere"]):
            cues = listed(cell)
            assert len(set(cues)) == len(cues), row
            assert all(cue == cue.strip() and cue for cue in cues), row


def test_cues_are_of_the_kinds_that_the_rules_ask_for() -> None:
    rows = list(read_table("name_cues.csv"))
    assert sorted(row["kind"] for row in rows) == sorted(
        ["not_of", "trait", "honorific", "surname_verb", "capital_word", "not_a_surname", "us_state_short",
         "lower_case_word", "given_place", "with_article", "tongue", "tongue_before", "tongue_after"]
    )  # fmt: skip
    assert all(listed(row["words"]) for row in rows)
