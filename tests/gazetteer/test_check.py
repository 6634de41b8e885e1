"""The shipped data is clean, and every kind of fault in a table is found, with its line and what to do."""

from __future__ import annotations

import gzip
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.errors import DataError, OptionError
from dragoman.gazetteer.check import check_gazetteer, count_rows, load_tables
from dragoman.gazetteer.schema import load_schema

TODAY = date(2026, 12, 1)
ENTITY = "id,name,kind,country,sector,cameo,wikidata,names,demonyms,capitals,metonyms\n"
TERM = "country,group,office,title,person,start,end,as_of\n"
PEOPLE = "id,name,wikidata,names,spellings,surnames\n"
ANN, BOB = "person:ann-a,Ann A,,ann a,ann a,a\n", "person:bob-b,Bob B,,bob b,bob b,b\n"


def test_the_shipped_data_is_clean() -> None:
    tables = load_tables(None)
    assert check_gazetteer(tables, TODAY) == ()
    assert count_rows(tables) > 60_000


def test_every_table_has_a_schema() -> None:
    shipped = {entry.name for entry in files("dragoman.gazetteer").joinpath("data").iterdir()}
    assert {name for name in shipped if name.endswith((".csv", ".csv.gz"))} == set(load_schema().tables)


def term(person: str, start: str, end: str, as_of: str = "", office: str = "foreign minister") -> str:
    return f"FRA,{office},{office},Minister,{person},{start},{end},{as_of}\n"


SMALL = {
    "towns.csv.gz": "name,country,admin1,lat,lon,geonames,population,keys\nOslo,NOR,,59.9,10.7,3143244,580000,oslo\n",
    "people.csv.gz": PEOPLE + ANN + BOB,
    "overlaps.csv": "country,office,one,other,why\n",
    "terms.csv.gz": TERM + term("ann-a", "2000", "2001") + term("bob-b", "2001", "2002"),
}


def findings(folder: Path, tables: dict[str, str]) -> list[str]:
    """What is found where these tables stand in for the shipped ones, and small ones for the largest."""
    for name, text in (SMALL | tables).items():
        raw = text.encode()
        (folder / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    return [str(finding) for finding in check_gazetteer(load_tables(folder), TODAY)]


def only(folder: Path, tables: dict[str, str], where: str, *words: str) -> None:
    """Exactly one finding, at this place, with these words."""
    found = findings(folder, tables)
    assert len(found) == 1, found
    assert found[0].startswith(where), found
    assert all(word in found[0] for word in words), found


BOTH = term("bob-b", "2001", "2002")


def test_terms_side_by_side_are_told_with_both_people(tmp_path: Path) -> None:
    terms = TERM + term("ann-a", "2000-01-01", "2004-01-01") + term("bob-b", "2002-01-01", "2003-01-01")
    where = "terms.csv.gz line 3: foreign minister of FRA is ann-a (2000-01-01 to 2004-01-01, line 2) and bob-b"
    only(tmp_path, {"terms.csv.gz": terms}, where, "for 365 days", "overlaps.csv")


@pytest.mark.parametrize(
    "second",
    [
        term("bob-b", "2003-12-15", "2005-01-01"),  # a handover within a month
        term("bob-b", "2003", "2005"),  # inexact days may mean the last of the year
        term("bob-b", "2004-01-01", "", "2004-06-01"),
        term("bob-b", "2002-01-01", "2003-01-01", office="speaker"),  # two chambers have two
    ],
)
def test_terms_that_may_follow_each_other_are_fine(tmp_path: Path, second: str) -> None:
    assert findings(tmp_path, {"terms.csv.gz": TERM + term("ann-a", "2000-01-01", "2004-01-01") + second}) == []


def test_an_overlap_that_is_known_is_fine(tmp_path: Path) -> None:
    terms = TERM + term("ann-a", "2000-01-01", "2004-01-01") + term("bob-b", "2002-01-01", "2003-01-01")
    known = "country,office,one,other,why\nFRA,foreign minister,bob-b,ann-a,rival governments\n"
    assert findings(tmp_path, {"terms.csv.gz": terms, "overlaps.csv": known}) == []


def test_an_overlap_of_nobody_is_a_dead_end(tmp_path: Path) -> None:
    terms = TERM + term("ann-a", "2000", "2001") + BOTH
    known = "country,office,one,other,why\nFRA,interior minister,ann-a,bob-b,held together\n"
    found = findings(tmp_path, {"terms.csv.gz": terms, "overlaps.csv": known})
    assert [line.split(";")[0] for line in found] == [
        "overlaps.csv line 2: ann-a was never interior minister of FRA",
        "overlaps.csv line 2: bob-b was never interior minister of FRA",
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (term("ann-a", "2004-01-01", "2003-01-01"), "ends on 2003-01-01, before the start on 2004-01-01"),
        (term("ann-a", "2004-01-01", "", "2003"), "is vouched for on 2003, before the start"),
        (term("ann-a", "2027-01-01", "2028"), "starts on 2027-01-01, which is yet to come"),
        (term("ann-a", "1920", "2003"), "holds it for 83 years"),
        (term("ann-a", "2000", "", ""), "has no end and no as_of"),
        (term("ann-a", "2000", "2001", "2002"), "has an end and the day of an open term"),
        (term("ann-a", "2000-02-30", "2001"), "start '2000-02-30' is no day of the calendar"),
        (term("ann-a", "200", "2001"), "start '200' is no day"),
        (term("ann-a", "2000", "2001").replace("FRA", "FRX"), "country 'FRX' is no country of states.csv"),
        (term("ann-a", "2000", "2001", office="chief wizard"), "no title phrase leads to the office 'chief wizard'"),
    ],
)
def test_impossible_terms_are_told(tmp_path: Path, row: str, words: str) -> None:
    row = row.replace("chief wizard", "", 1) if "wizard" in row else row
    only(tmp_path, {"terms.csv.gz": TERM + row + BOTH}, "terms.csv.gz line 2", words)


def test_monarchs_may_reign_long(tmp_path: Path) -> None:
    row = "GBR,head of state,queen,Queen,ann-a,1952-02-06,2022-09-08,\n"
    assert findings(tmp_path, {"terms.csv.gz": TERM + row + BOTH}) == []


def test_people_without_terms_and_terms_without_people(tmp_path: Path) -> None:
    found = findings(tmp_path, {"terms.csv.gz": TERM + term("zed-z", "2000", "2001") + BOTH})
    assert [line.split(";")[0] for line in found] == [
        "people.csv.gz line 2: person:ann-a holds no term",
        "terms.csv.gz line 2: person 'zed-z' is nobody in people.csv.gz",
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("group:new-front,New Front of X,group,FRX,REB,,,,,,\n", "country 'FRX' is no country"),
        ("group:new-front,New Front of X,group,FRA,XYZ,,,,,,\n", "sector 'XYZ' is none of"),
        ("group:new-front,New Front of X,club,FRA,REB,,,,,,\n", "kind 'club' is none of"),
        ("group:new-front,New Front of X,group,FRA,REB,FRAREBX,,,,,\n", "cameo 'FRAREBX' does not look like"),
        ("group:new-front,New Front of X,group,FRA,REB,,P31,,,,\n", "wikidata 'P31' does not look like"),
        ("group:new-front,,group,FRA,REB,,,,,,\n", "no name"),
        ("group:new-front,New Front of X,group,FRA,REB,,,NFX|NFX,,,\n", "names 'NFX|NFX' has 'NFX' twice"),
        ("group:new-front,New Front of X,group,FRA,REB,,,NFX| NF,,,\n", "begins or ends with a space"),
        ("group:new-front,New Front of X,group,FRA\n", "cells too many or too few"),
        ("group:new-front,Hamas,group,FRA,REB,,,,,,\n", "'Hamas' is the name of group:hamas and group:new-front"),
        ("group:hamas,New Front of X,group,FRA,REB,,,,,,\n", "id 'group:hamas' is taken by groups.csv line"),
    ],
)
def test_faults_of_entities_are_told(tmp_path: Path, row: str, words: str) -> None:
    shipped = files("dragoman.gazetteer").joinpath("data", "groups.csv").read_text(encoding="utf-8")
    only(tmp_path, {"groups.csv": shipped + row}, f"groups.csv line {shipped.count(chr(10)) + 1}", words)


def test_shared_names_make_a_name_of_two_fine(tmp_path: Path) -> None:
    shipped = files("dragoman.gazetteer").joinpath("data")
    groups = shipped.joinpath("groups.csv").read_text(encoding="utf-8")
    shared = shipped.joinpath("shared_names.csv").read_text(encoding="utf-8")
    tables = {
        "groups.csv": groups + "group:new-front,Hamas,group,FRA,REB,,,,,,\n",
        "shared_names.csv": shared + "Hamas,name,group:hamas|group:new-front\n",
    }
    assert findings(tmp_path, tables) == []


def test_other_faults_of_hand_tables(tmp_path: Path) -> None:
    shared = files("dragoman.gazetteer").joinpath("data", "shared_names.csv").read_text(encoding="utf-8")
    line = shared.count("\n") + 1
    found = findings(
        tmp_path,
        {
            "shared_names.csv": shared + "Gallia,name,state:FRA\n",
            "members.csv": "id,members\norg:un,FRA EU\n",
            "former_names.csv": "id,name,since,until\nstate:FRA,Gaul,,0486\n",
            "decoys.csv": "name,reason\nX,word\n",
        },
    )
    assert [text.split(";")[0] for text in found] == [
        "decoys.csv line 1: the columns are name, reason",
        "former_names.csv line 2: 'Gaul' is no name of state:FRA",
        "members.csv line 2: members 'FRA EU' names EU that are no country of states.csv",
        f"shared_names.csv line {line}: 'Gallia' is shared by one",
    ]


def test_folders_without_tables_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OptionError, match="no such folder"):
        load_tables(tmp_path / "absent")
    with pytest.raises(OptionError, match="no table in it"):
        load_tables(tmp_path)
    (tmp_path / "terms.csv.gz").write_bytes(b"not gzip")
    with pytest.raises(DataError, match=r"terms\.csv\.gz: not a table"):
        load_tables(tmp_path)
