"""`dragoman export` and `dragoman import` as a person runs them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from dragoman.exchange.formats import OUTGOING
from dragoman.ledger import open_ledger
from exchange.imports.rows import gdelt
from made import made_record
from places import DRAGOMAN


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    with open_ledger(tmp_path / "news.db") as kept:
        kept.add(made_record())
    return tmp_path / "news.db"


def run(*words: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([DRAGOMAN, *map(str, words)], capture_output=True, check=False, timeout=120)


def test_the_formats_are_listed() -> None:
    told = run("export")
    assert (told.returncode, [line.split()[0] for line in told.stdout.decode().splitlines()]) == (
        0, [format.name for format in OUTGOING],
    )  # fmt: skip


def test_a_ledger_goes_out_with_what_people_said_of_it(ledger: Path) -> None:
    with open_ledger(ledger) as kept:
        kept.corrector.amend(made_record().events[0].id, {"confidence": 0.1}, reason="x", who="A")
    told = run("export", "--format", "jsonl", "--ledger", ledger)
    assert (told.returncode, told.stderr) == (0, b"")
    assert json.loads(told.stdout)["events"][0]["confidence"] == 0.1
    assert run("export", "--format", "csv", "--ledger", ledger, "--min-confidence", "0.5").stdout.count(b"\r\n") == 2


@pytest.mark.parametrize("name", ["parquet", "package"])
def test_what_bears_the_name_is_whole_and_nothing_else_is_left(ledger: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out" / "a"
    out.parent.mkdir()
    assert run("export", "--format", name, "--ledger", ledger, "--out", out).returncode == 0
    assert [path.name for path in out.parent.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "xlsx"), "--format xlsx: no such format"),
        (("--format", "package"), "--format package: is a folder of files; name it with --out"),
        (("--format", "jsonl", "--side", "NOR"), "--format jsonl: writes whole records; leave out --since"),
        (("--format", "csv", "--since", "May"), "--since May: not a date"),
        (("--format", "csv", "--out", "/nowhere/a.csv"), "--out /nowhere/a.csv: cannot be written"),
        (("--format", "package", "--out", "/"), "--out /: is there already"),
    ],
)
def test_what_makes_no_sense_is_told(ledger: Path, words: tuple[str, ...], told: str) -> None:
    done = run("export", "--ledger", ledger, *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


def test_imports_lie_beside_the_ledger_and_are_listed(ledger: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.export.CSV"
    file.write_text("\n".join([gdelt(), gdelt(GLOBALEVENTID="2", EventCode="010"), "torn", gdelt()]) + "\n")
    first = run("import", file, "--ledger", ledger)
    assert first.returncode == 0, first.stderr
    assert b"3 rows" in first.stdout
    assert b"1 of 4 lines not taken (1 too few columns)" in first.stdout
    assert b"1 rows of 1 codes without a PLOVER counterpart, kept without a type: 010 1" in first.stdout
    (table,) = (tmp_path / "news.imported" / "gdelt-2").glob("*.parquet")
    assert b"came in before" in run("import", file, "--ledger", ledger).stdout
    listed = run("import", "--ledger", ledger).stdout.decode().split()
    assert listed[:3] == ["gdelt-2", "2015-02-18", "2015-02-18"]
    assert table.stat().st_size > 0


def test_files_that_fail_are_named_and_the_rest_taken(ledger: Path, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("no event data\n")
    (tmp_path / "b.csv").write_text(gdelt() + "\n")
    done = run("import", tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv", "--ledger", ledger)
    assert done.returncode == 1
    assert b"a.csv line 1: fits none of the formats" in done.stderr
    assert b"c.csv: no such file" in done.stderr
    assert b"b.csv: GDELT 2.0 event exports" in done.stdout
