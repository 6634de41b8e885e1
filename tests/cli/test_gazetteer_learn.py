"""`dragoman gazetteer learn` as a person runs it: cited proposals, acceptance, and clear words for bad input."""

from __future__ import annotations

import csv
import json
import subprocess
from pathlib import Path

import pytest

from places import DRAGOMAN

REPORTS = (
    ("2024-01-10", "Jake Sullivan met Solomon Islands Foreign Minister Aino Virtamo in Honiara today."),
    ("2024-02-10", "Jake Sullivan spoke with Foreign Minister Aino Virtamo of Solomon Islands."),
    ("2024-02-11", "Jake Sullivan met Deputy Prime Minister Kalle Nurmio of Tuvalu."),
)


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    path = tmp_path / "reports.jsonl"
    lines = [
        {"url": f"https://example.org/{day}", "title": "Readout", "published": day, "publisher": "The White House",
         "language": "en", "text": text}
        for day, text in REPORTS
    ]  # fmt: skip
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [DRAGOMAN, "gazetteer", "learn", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=120, check=False, encoding="utf-8")


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_page_tells_each_proposal_with_one_citation(reports: Path) -> None:
    finished = run(reports)
    assert (finished.returncode, finished.stderr) == (0, "")
    page = finished.stdout
    assert "SLB          Aino Virtamo: Foreign Minister [foreign minister] 2024-01-10–2024-02-10, 2 reports" in page
    assert "2024-01-10 “Solomon Islands Foreign Minister Aino Virtamo” https://example.org/2024-01-10" in page
    assert page.splitlines()[-1] == "2 proposals (2 new); 0 accepted"


def test_enough_reports_of_official_publishers_are_accepted(reports: Path, tmp_path: Path) -> None:
    out, table = tmp_path / "proposals.csv", tmp_path / "learned.csv"
    finished = run(reports, "--min-reports", 2, "--publishers", "official", "--out", out, "--table", table)
    assert finished.returncode == 0
    assert {row["person"]: row["accept"] for row in read(out)} == {"Aino Virtamo": "yes", "Kalle Nurmio": ""}
    (term,) = read(table)
    assert (term["country"], term["office"], term["person"]) == ("SLB", "foreign minister", "aino-virtamo")
    assert (term["start"], term["as_of"], term["end"]) == ("2024-01-10", "2024-02-10", "")
    assert term["cited_reports"] == "https://example.org/2024-01-10|https://example.org/2024-02-10"


def test_a_person_accepts_by_marking_rows(reports: Path, tmp_path: Path) -> None:
    out, table = tmp_path / "proposals.csv", tmp_path / "learned.csv.gz"
    run(reports, "--out", out)
    out.write_text(out.read_text(encoding="utf-8").replace("\n,new,,Kalle", "\nyes,new,,Kalle"), encoding="utf-8")
    finished = run("--accept", out, "--table", table)
    assert finished.returncode == 0
    assert finished.stderr == f"dragoman: 1 accepted terms put into {table}, which now has 1\n"
    before = table.read_bytes()
    run("--accept", out, "--table", table)
    assert table.read_bytes() == before, "taking the same twice changes nothing"


def test_csv_and_json_say_the_same(reports: Path) -> None:
    rows = list(csv.DictReader(run(reports, "--format", "csv").stdout.splitlines()))
    assert rows == json.loads(run(reports, "--format", "json").stdout)


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ((), "gazetteer learn: nothing to read; name a SOURCE, or a proposals file with --accept"),
        (("--accept", "x.csv"), "--accept: say with --table FILE where the accepted terms go"),
        (("REPORTS", "--table", "x.csv"), "--table: say what is accepted, with --accept FILE or with --min-reports N"),
        (("--accept", "missing.csv", "--table", "x.csv"), "missing.csv: cannot be read as a proposals file"),
        (("REPORTS", "--out", "no/such/folder/x.csv"), "no/such/folder/x.csv: cannot be written"),
    ],
)
def test_bad_usage_gets_one_clear_sentence(reports: Path, arguments: tuple[str, ...], complaint: str) -> None:
    finished = run(*(str(reports) if word == "REPORTS" else word for word in arguments))
    assert finished.returncode == 2
    assert finished.stderr.startswith(f"dragoman: {complaint}")
    assert len(finished.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("accept,status", "take,status", "line 1: no column 'accept'"),
        ("\n,new", "\nperhaps,new", "line 2, column accept: 'perhaps' is neither yes nor no"),
        (",new,,Aino Virtamo,aino-virtamo", "yes,new,,Aino Virtamo,", "line 2: person_id, office, country and start"),
        ("https://example.org/2024-01-10|", "extra,cell,", "cells are due"),
    ],
)
def test_a_broken_proposals_file_is_refused_whole(
    reports: Path, tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    out, table = tmp_path / "proposals.csv", tmp_path / "learned.csv"
    run(reports, "--out", out)
    out.write_text(out.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    finished = run("--accept", out, "--table", table)
    assert (finished.returncode, table.exists()) == (2, False)
    assert complaint in finished.stderr


def test_what_cannot_be_read_is_named_and_the_rest_is_learned(reports: Path, tmp_path: Path) -> None:
    finished = run(tmp_path / "missing.txt", reports)
    assert finished.returncode == 1
    assert "missing.txt" in finished.stderr
    assert "Aino Virtamo" in finished.stdout
