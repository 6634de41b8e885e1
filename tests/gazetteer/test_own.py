"""A user's own table: what is right is taken and used, what is wrong is told by line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DataError, SourceError
from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.gazetteer.answers import Question
from dragoman.gazetteer.own import columns, read_own
from dragoman.gazetteer.own_file import Addition, add_own
from dragoman.gazetteer.schema import load_schema
from dragoman.gazetteer.tables import read_table
from dragoman.gazetteer.who import who
from places import ROOT

DOCS = (ROOT / "docs" / "gazetteer.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```csv\n(.*?)```", DOCS, re.DOTALL)
HEADER = "type,name,of,kind,country,sector,office,title,from,to,as_of,names,wikidata\n"


def added(tmp_path: Path, rows: str, *, header: str = HEADER, skip_bad: bool = False) -> Addition:
    source = tmp_path / "mine.csv"
    source.write_text(header + rows, encoding="utf-8")
    return add_own(str(source), tmp_path / "kept" / "own.csv", skip_bad)


def faults(addition: Addition) -> list[tuple[int, str]]:
    return [(fault.line, fault.column) for fault in addition.faults]


@pytest.fixture
def example(tmp_path: Path) -> Gazetteer:
    """The gazetteer with the worked example of the documentation taken in."""
    assert EXAMPLE
    addition = added(tmp_path, EXAMPLE[1], header="")
    assert addition.faults == ()
    assert len(addition.taken) == 5
    assert [row["name"] for row in addition.known] == ["Bankova Street"]
    return load_gazetteer(str(addition.path))


def test_the_documented_example_is_known_from_then_on(example: Gazetteer) -> None:
    text = "The Drone Coalition condemned it; Bankova Street and the Steppe Guard did not."
    assert [entity.id for hit in example.find(text) for entity in hit.entities] == [
        "org:coalition-for-drones",
        "gov:UKR",
        "group:steppe-guard",
    ]
    assert [office.id for _, office in example.offices_in("a special envoy for drones")] == ["drone envoy"]
    assert [answer.id for answer in who(example, Question("Greek drone envoy", "2027-02-01"))] == ["person:ada-example"]
    assert [t.person for t in example.holders("org:coalition-for-drones", "secretary-general", "2027-05-01")] == [
        "Bo Example"
    ]
    assert example.people("A. Example", "2027-02-01")[0].person_id == "person:ada-example"
    assert load_gazetteer().people("Ada Example") == ()


def test_the_documented_columns_are_those_of_the_form() -> None:
    assert re.findall(r"^\| `(\w+)` \|", DOCS, re.MULTILINE) == list(columns())


@pytest.mark.parametrize(
    ("row", "column", "expected"),
    [
        ("term,Bob,,,GRC,,ambassador,,2020-13-01,2021-01-01,,,", "from", "YYYY-MM-DD"),
        ("term,Bob,,,GRC,,ambassador,,last year,2021-01-01,,,", "from", "YYYY-MM-DD"),
        ("term,Bob,,,XXX,,ambassador,,2020-01-01,2021-01-01,,,", "country", "ISO 3166-1"),
        ("term,Bob,,,GRC,,grand vizier,,2020-01-01,2021-01-01,,,", "office", "type office"),
        ("term,Bob,,,GRC,,ambassador,,2020-01-01,,,,", "to", "as_of"),
        ("term,Bob,,,GRC,,ambassador,,2020-01-01,2019-01-01,,,", "to", "before the first day"),
        ("term,Bob,,,,,ambassador,,2020-01-01,2021-01-01,,,", "country", "whose office"),
        ("term,Bob,,,GRC,,foreign minister,,2019-09-01,2021-01-01,,,", "from", "Nikos Dendias"),
        ("actor,Thing,,planet,,,,,,,,,", "kind", "group"),
        ("actor,Thing,,,,,,,,,,,", "kind", "empty"),
        ("actor,Thing,,group,,FOO,,,,,,,", "sector", "GOV"),
        ("actor,Thing,,group,,,,,,,,,58217", "wikidata", "QID"),
        ("actor,Russia,,group,,,,,,,,,", "name", "state:RUS"),
        ("actor,Thing,,group,,,,,,,,Kremlin,", "names", "gov:RUS"),
        ("actor,NATO,,organisation,,,,,,,,Nato Club,", "name", "type alias"),
        ("alias,Sub,Georgia,,,,,,,,,,", "of", "names 2 actors"),
        ("alias,Sub,Atlantis,,,,,,,,,,", "of", "no actor"),
        ("alias,Russia,gov:UKR,,,,,,,,,,", "name", "Russia"),
        ("office,sky envoy,,,,,,,,,,prime minister,", "names", "prime minister"),
        ("robot,R2,,,,,,,,,,,", "type", "alias"),
        ("actor,Thing,,group,,,,,,,,,,more,and more", "wikidata", "cells"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_line_and_column(tmp_path: Path, row: str, column: str, expected: str) -> None:
    addition = added(tmp_path, f"actor,Quite Right,,group,KAZ,,,,,,,,\n{row}\n")
    assert faults(addition) == [(3, column)]
    assert expected in addition.faults[0].reason
    assert addition.taken == ()
    assert not addition.path.exists()


def test_a_missing_or_unknown_column_is_told(tmp_path: Path) -> None:
    assert faults(added(tmp_path, "Thing,group\n", header="name,sort\n")) == [(1, "type"), (1, "sort")]
    assert faults(added(tmp_path, "term,Bob,GRC,ambassador,2021\n", header="type,name,country,office,to\n")) == [
        (2, "from")
    ]
    assert faults(added(tmp_path, "", header="type,name,name\n")) == [(1, "name")]


def test_skip_bad_takes_the_rest_and_lists_what_it_left(tmp_path: Path) -> None:
    rows = "actor,Quite Right,,group,KAZ,,,,,,,,\nactor,Quite Wrong,,planet,,,,,,,,,\nalias,QW,Quite Wrong,,,,,,,,,,\n"
    addition = added(tmp_path, rows, skip_bad=True)
    assert [row["name"] for row in addition.taken] == ["Quite Right"]
    assert faults(addition) == [(3, "kind"), (4, "of")]
    assert load_gazetteer(str(addition.path)).entity("group:quite-right") is not None


def test_rows_of_one_table_may_clash_too(tmp_path: Path) -> None:
    rows = (
        "term,Ann One,,,GRC,,foreign minister,,2040-01-01,2042-01-01,,,\n"
        "term,Bea Two,,,GRC,,foreign minister,,2041-01-01,2043-01-01,,,\n"
        "term,Cat Three,,,GRC,,foreign minister,,2043-01-01,2044-01-01,,,\n"
        "actor,First,,group,,,,,,,,Same Name,\n"
        "actor,Second,,group,,,,,,,,Same Name,\n"
    )
    addition = added(tmp_path, rows)
    assert faults(addition) == [(3, "from"), (6, "names")]
    assert "Ann One" in addition.faults[0].reason


def test_adding_twice_adds_nothing_new_and_a_second_table_joins_the_first(tmp_path: Path) -> None:
    rows = "actor,Quite Right,,group,KAZ,,,,,,,,\nterm,Ann One,,,GRC,,foreign minister,,2040-01-01,2042-01-01,,,\n"
    first = added(tmp_path, rows)
    kept = first.path.read_text(encoding="utf-8")
    again = added(tmp_path, rows)
    assert (again.taken, again.faults, len(again.known)) == ((), (), 2)
    assert again.path.read_text(encoding="utf-8") == kept
    added(tmp_path, "alias,QR,Quite Right,,,,,,,,,,\n")
    clash = added(tmp_path, "term,Bea Two,,,GRC,,foreign minister,,2041-01-01,2043-01-01,,,\n")
    assert faults(clash) == [(2, "from")]
    grown = load_gazetteer(str(first.path))
    assert [entity.id for hit in grown.find("QR spoke.") for entity in hit.entities] == ["group:quite-right"]


def test_a_known_person_gets_the_term(tmp_path: Path) -> None:
    addition = added(tmp_path, "term,Sergey Lavrov,,,RUS,,ambassador,,2040-01-01,2042-01-01,,,\n")
    grown = load_gazetteer(str(addition.path))
    offices = [term.office for term in grown.terms_of("person:sergey-lavrov")]
    assert offices[-1] == "ambassador"
    assert len(offices) == len(load_gazetteer().terms_of("person:sergey-lavrov")) + 1


def test_the_digest_tells_tables_apart(tmp_path: Path) -> None:
    first = load_gazetteer(str(added(tmp_path, "actor,Quite Right,,group,KAZ,,,,,,,,\n").path)).digest
    other = tmp_path / "other.csv"
    other.write_text(HEADER + "actor,Else,,group,KAZ,,,,,,,,\n", encoding="utf-8")
    assert first
    assert load_gazetteer(str(other)).digest not in (first, None)
    assert load_gazetteer().digest is None


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        add_own(str(tmp_path / "nope.csv"), tmp_path / "own.csv", False)
    latin = tmp_path / "latin.csv"
    latin.write_bytes("type,name\nactor,Zoë\n".encode("latin-1"))
    with pytest.raises(SourceError, match="UTF-8"):
        add_own(str(latin), tmp_path / "own.csv", False)
    broken = tmp_path / "broken.csv"
    broken.write_text("type,name\nrobot,x\n", encoding="utf-8")
    with pytest.raises(DataError, match="line 2, column type"):
        load_gazetteer(str(broken))


def test_single_holder_offices_are_offices() -> None:
    known = {row["id"] for row in read_table("offices.csv")}
    known |= {f"{row['id']} minister" for row in read_table("departments.csv")}
    assert load_schema().single_holder - {"head of state"} <= known


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read_and_faults_have_a_line(text: str) -> None:
    for prefix in ("", HEADER):
        rows, wrong = read_own(prefix + text.replace("\0", ""))
        assert all(row.line > 1 for row in rows)
        assert all(fault.line >= 1 and fault.reason for fault in wrong)
