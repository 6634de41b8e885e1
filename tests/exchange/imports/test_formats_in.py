"""A line of every format that comes in, in its published columns, and what it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import OptionError, SourceError
from dragoman.exchange.imports import import_file, incoming_format, incoming_formats, tables
from dragoman.exchange.imports.icews import COLUMNS as ICEWS
from dragoman.exchange.imports.mentions import COLUMNS as MENTIONS
from dragoman.exchange.imports.petrarch import COLUMNS as PETRARCH
from dragoman.exchange.imports.petrarch import WITH_ADDRESS
from dragoman.exchange.imports.phoenix import COLUMNS as PHOENIX
from dragoman.exchange.imports.polecat import COLUMNS as POLECAT
from dragoman.exchange.imports.polecat import LATER_NAMES

from .rows import gdelt

# A row as the Dataverse file has it.
ICEWS_ROW = {
    "Event ID": "926685", "Event Date": "1995-01-01", "Source Name": "Extremist (Russia)",
    "Source Sectors": "Radicals / Extremists / Fundamentalists,Dissident", "Source Country": "Russian Federation",
    "Event Text": "Praise or endorse", "CAMEO Code": "051", "Intensity": "3.4", "Target Name": "Boris Yeltsin",
    "Target Sectors": "Elite,Executive,Executive Office,Government", "Target Country": "Russian Federation",
    "Story ID": "28235806", "Sentence Number": "5", "Publisher": "The Toronto Star",
}  # fmt: skip
POLECAT_ROW = {
    "Event ID": "XX2018-1", "Event Date": "2018-01-02", "Event Type": "CONSULT", "Event Mode": "visit",
    "Intensity": "4.0", "Quad Code": "VERBAL COOPERATION", "Contexts": "diplomatic; military",
    "Actor Name": "Sergey Lavrov", "Actor Country": "RUS", "Primary Actor Sector": "GOV",
    "Recipient Name": "None", "Recipient Country": "TUR; IRN", "Primary Recipient Sector": "GOV",
}  # fmt: skip
PHOENIX_ROW = {
    "EventID": "0_v0.2.0", "Date": "20140620", "Year": "2014", "Month": "6", "Day": "20", "SourceActorFull": "INDPTY",
    "SourceActorEntity": "IND", "SourceActorRole": "PTY", "TargetActorFull": "IGOUNO", "TargetActorEntity": "IGO",
    "EventCode": "043", "EventRootCode": "04", "QuadClass": "1", "GoldsteinScore": "2.8",
    "SentenceID": "53a4_1;53a5_2", "URLs": "http://a.example;http://b.example", "NewsSources": "a;b",
}  # fmt: skip


def line(columns: tuple[str, ...], cells: dict[str, str]) -> str:
    return "\t".join(cells.get(name, "") for name in columns)


def imported(tmp_path: Path, *lines: str, name: str | None = None) -> list[dict[str, Any]]:
    """The rows that lines make, ordered as they lie."""
    path = tmp_path / "a.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_file(path, tmp_path / "in", name)
    found = duckdb.sql(f"FROM read_parquet({[str(path) for path in tables(tmp_path / 'in')]})")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("mark", ["", '"'], ids=["bare", "in quotation marks"])
def test_icews(tmp_path: Path, mark: str) -> None:
    lines = [line(ICEWS, dict(zip(ICEWS, ICEWS, strict=True))), line(ICEWS, ICEWS_ROW)]
    if mark:
        lines = ["\t".join(f'"{cell}"' if cell else "" for cell in one.split("\t")) for one in lines]
    (row,) = imported(tmp_path, *lines)
    assert (row["source"], row["id"], str(row["day"])) == ("icews", "icews:926685-19950101", "1995-01-01")
    assert (row["actor"], row["actor_sector"], row["recipient_sector"]) == ("RUS", "REB", "GOV")
    assert (row["type"], row["code"], row["goldstein"], row["story"]) == ("SUPPORT", "051", 3.4, "28235806")


def test_an_organisation_of_icews_is_known_by_its_name(tmp_path: Path) -> None:
    nato = ICEWS_ROW | {"Source Name": "North Atlantic Treaty Organization", "Source Country": "", "Target Country": ""}
    (row,) = imported(tmp_path, line(ICEWS, dict(zip(ICEWS, ICEWS, strict=True))), line(ICEWS, nato))
    assert (row["actor"], row["recipient"]) == ("org:nato", "icews:Boris Yeltsin")


@pytest.mark.parametrize("names", [POLECAT, LATER_NAMES])
def test_polecat(tmp_path: Path, names: tuple[str, ...]) -> None:
    iran, turkey = imported(tmp_path, "\t".join(names), line(POLECAT, POLECAT_ROW))
    assert [(row["actor"], row["recipient"], row["id"]) for row in (iran, turkey)] == [
        ("RUS", "IRN", "polecat:XX2018-1"), ("RUS", "TUR", "polecat:XX2018-1"),
    ]  # fmt: skip
    assert (iran["type"], iran["code"], iran["score"], iran["quad"]) == (
        "CONSULT", "CONSULT/visit", 4.0, "verbal cooperation",
    )  # fmt: skip
    assert (iran["contexts"], iran["goldstein"], iran["actor_sector"]) == (["diplomatic", "military"], None, "GOV")


def test_a_polecat_line_is_counted_once_and_its_faults_by_line(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    bad = POLECAT_ROW | {"Event ID": "2", "Recipient Country": "TUR; NOWHERE"}
    lines = ["\t".join(POLECAT), line(POLECAT, POLECAT_ROW), line(POLECAT, bad), line(POLECAT, POLECAT_ROW)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    one = import_file(path, tmp_path / "in")
    assert (one.account.lines, one.account.not_taken) == (3, {"unknown country of the recipient": 1})
    assert one.rejected is not None
    assert (
        one.rejected.read_text(encoding="utf-8").splitlines()[1].startswith("3\tunknown country of the recipient: NO")
    )


def test_phoenix(tmp_path: Path) -> None:
    (row,) = imported(tmp_path, line(PHOENIX, PHOENIX_ROW))
    assert (row["source"], row["actor"], row["actor_sector"]) == ("phoenix", "IND", "PTY")
    assert (row["recipient"], row["recipient_sector"], row["type"]) == ("org:un", "IGO", "CONSULT")
    assert (row["story"], row["report"], row["goldstein"]) == ("53a4_1", "http://a.example", 2.8)


def test_petrarch(tmp_path: Path) -> None:
    cells = {
        "Date": "20130101",
        "Source": "USAGOV",
        "Target": "IGONAT",
        "Code": "043",
        "Ids": "AFP1_3",
        "StorySource": "AFP",
    }
    (row,) = imported(tmp_path, line(PETRARCH, cells))
    assert (row["source"], row["actor"], row["actor_sector"], row["recipient"]) == (
        "petrarch",
        "USA",
        "GOV",
        "org:nato",
    )
    assert (row["story"], row["report"], row["goldstein"]) == ("AFP1", "AFP1_3", 2.8)
    assert len(row["id"]) == len("petrarch:") + 16


def test_petrarch_with_addresses_and_groups_without_a_state(tmp_path: Path) -> None:
    cells = {
        "Date": "20130101",
        "Source": "REB",
        "Target": "---",
        "Code": "190",
        "Ids": "A_1",
        "URL": "http://a.example",
    }
    (row,) = imported(tmp_path, line(WITH_ADDRESS, cells | {"StorySource": "AFP"}))
    assert (row["actor"], row["actor_sector"], row["recipient"]) == ("cameo:REB", "REB", None)
    assert (row["report"], row["type"]) == ("http://a.example", "ASSAULT")


def test_gdelt_mentions_have_a_table_of_their_own(tmp_path: Path) -> None:
    cells = {
        "GlobalEventID": "410412347", "EventTimeDate": "20150218230000", "MentionTimeDate": "20150218233000",
        "MentionType": "1", "MentionSourceName": "news.example", "MentionIdentifier": "https://news.example/b",
        "SentenceID": "2", "InRawText": "1", "Confidence": "70", "MentionDocLen": "2000", "MentionDocTone": "-3.1",
    }  # fmt: skip
    (row,) = imported(tmp_path, line(MENTIONS, cells))
    assert (row["event"], row["confidence"], row["in_raw_text"]) == ("gdelt-2:410412347", 0.7, True)
    assert (str(row["day"]), row["sentence"], row["tone"]) == ("2015-02-18", 2, -3.1)


MAPPING = """
source: incidents
delimiter: ";"
date: "%d/%m/%Y"
countries: name
coding: cameo
columns: {id: nr, day: when, code: what, actor: who, recipient: whom, score: weight}
"""


def mapped(tmp_path: Path, mapping: str, *lines: str) -> list[dict[str, Any]]:
    (tmp_path / "map.yaml").write_text(mapping, encoding="utf-8")
    (tmp_path / "own.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    import_file(tmp_path / "own.csv", tmp_path / "in", mapping=tmp_path / "map.yaml")
    found = duckdb.sql(f"FROM read_parquet({[str(path) for path in tables(tmp_path / 'in')]})")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_a_csv_of_ones_own_comes_in_by_its_mapping(tmp_path: Path) -> None:
    (row,) = mapped(
        tmp_path, MAPPING, "nr;when;who;whom;what;weight;note", '7;24/02/2022;Russia;Ukraine;190;-9.5;"a;b"'
    )
    assert (row["id"], str(row["day"]), row["actor"], row["recipient"]) == ("incidents:7", "2022-02-24", "RUS", "UKR")
    assert (row["type"], row["score"], row["source"]) == ("ASSAULT", -9.5, "incidents")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("who,", "nobody,"), "the file has no column 'nobody' for 'actor'"),
        (("id: nr, ", ""), "`columns` must say which is 'id'"),
        (("score:", "weight:"), "`columns` knows no 'weight'"),
        (("coding: cameo", "coding: own"), "coding 'own' is none of cameo, plover"),
        (("source: incidents", "source: A b"), "`source` must be a name"),
        (("delimiter", "separator"), "knows no 'separator'"),
    ],
)
def test_a_mapping_that_makes_no_sense_is_told(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    with pytest.raises(OptionError, match=told):
        mapped(tmp_path, MAPPING.replace(*change), "nr;when;who;whom;what;weight", "7;24/02/2022;Russia;Ukraine;190;1")


def test_no_format_is_taken_for_another(tmp_path: Path) -> None:
    with pytest.raises(
        SourceError, match=r"line 1: is not POLECAT .*: its first line does not name the column 'Event Type'"
    ):
        imported(tmp_path, "\t".join(ICEWS), line(ICEWS, ICEWS_ROW), name="polecat")
    with pytest.raises(
        SourceError, match=r"a.txt line 1: is not PETRARCH output .*: it has 61 columns where 7 are due"
    ):
        imported(tmp_path, gdelt(), name="petrarch")


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(OptionError, match="--format acled: no such format; there are gdelt-2, gdelt-1"):
        incoming_format("acled")
    assert len({one.name for one in incoming_formats()}) == len(incoming_formats())
