"""Files that come in: taken once, whole or not at all; what is wrong in them counted and listed by line."""

from __future__ import annotations

import gzip
import os
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dragoman.errors import SourceError
from dragoman.exchange.event_table import EVENT_COLUMNS
from dragoman.exchange.imports import accounts, import_file, tables
from dragoman.exchange.imports.gdelt import DAILY, HISTORICAL

from .rows import gdelt


def written(path: Path, *lines: str | bytes) -> Path:
    path.write_bytes(b"\n".join(line.encode() if isinstance(line, str) else line for line in lines) + b"\n")
    return path


def rows(folder: Path) -> list[dict[str, Any]]:
    """Everything that came in, as dicts."""
    found = duckdb.sql(f"FROM read_parquet({[str(path) for path in tables(folder)]}) ORDER BY id")
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def test_a_line_of_gdelt_is_a_row_of_the_common_table(tmp_path: Path) -> None:
    one = import_file(written(tmp_path / "a.export.CSV", gdelt()), tmp_path / "in")
    (row,) = rows(tmp_path / "in")
    assert list(row) == [column.name for column in EVENT_COLUMNS]
    assert (row["id"], str(row["day"]), row["source"]) == ("gdelt-2:410412347", "2015-02-18", "gdelt-2")
    assert (row["actor"], row["actor_sector"], row["recipient"], row["recipient_sector"]) == ("USA", "GOV", "RUS", None)
    assert (row["type"], row["quad"], row["score"], row["goldstein"]) == ("AGREE", "verbal cooperation", 2.5, 4.0)
    assert (row["contexts"], row["code"], row["report"]) == (["diplomatic"], "036", "https://news.example/a-story")
    assert (one.account.taken, one.account.lines, one.account.failed, one.rejected) == (1, 1, 0, None)


@pytest.mark.parametrize(("columns", "name"), [(DAILY, "gdelt-1"), (HISTORICAL, "gdelt-1-historical")])
def test_both_older_column_sets_are_told_apart(tmp_path: Path, columns: tuple[str, ...], name: str) -> None:
    one = import_file(written(tmp_path / "a.csv", gdelt(columns)), tmp_path / "in")
    assert one.account.source == name
    (row,) = rows(tmp_path / "in")
    told_by = row["id"] if columns is HISTORICAL else "https://news.example/a-story"
    assert (row["actor"], row["story"], row["report"]) == ("USA", told_by, told_by)


def test_what_is_wrong_is_listed_by_line_and_the_rest_taken(tmp_path: Path) -> None:
    lines = [
        gdelt(),
        "too\tfew",
        "",
        gdelt(SQLDATE="20150231"),
        gdelt(EventCode="999"),
        gdelt().encode().replace(b"WASHINGTON", b"\xff"),
        gdelt(Actor2CountryCode="QQQ"),
        gdelt() + "\tmore",
        gdelt(GLOBALEVENTID=""),
        *(gdelt(GLOBALEVENTID=str(n)) for n in range(20)),
    ]
    one = import_file(written(tmp_path / "a.csv", *lines), tmp_path / "in")
    assert (one.account.lines, one.account.taken, one.account.failed) == (28, 21, 7)
    assert one.rejected is not None
    listed = [line.split("\t", 2)[:2] for line in one.rejected.read_text(encoding="utf-8").splitlines()[1:]]
    assert listed == [
        ["2", "too few columns"],
        ["4", "SQLDATE holds no date"],
        ["5", "unknown event code: 999"],
        ["6", "not UTF-8"],
        ["7", "unknown country of the recipient: QQQ"],
        ["8", "too many columns"],
        ["9", "no id"],
    ]


def test_what_has_no_counterpart_is_kept_without_a_type_and_counted(tmp_path: Path) -> None:
    lines = (gdelt(EventCode="010"), gdelt(GLOBALEVENTID="2", EventCode="010"), gdelt(GLOBALEVENTID="3"))
    one = import_file(written(tmp_path / "a.csv", *lines), tmp_path / "in")
    assert one.account.without_counterpart == {"010": 2}
    assert [(row["type"], row["quad"]) for row in rows(tmp_path / "in")] == [
        (None, "verbal cooperation"), ("AGREE", "verbal cooperation"), (None, "verbal cooperation"),
    ]  # fmt: skip


def test_a_file_comes_in_once_however_it_is_packed(tmp_path: Path) -> None:
    plain = written(tmp_path / "a.csv", gdelt())
    with zipfile.ZipFile(tmp_path / "a.csv.zip", "w") as archive:
        archive.write(plain, "a.csv")
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(plain.read_bytes()))
    folder = tmp_path / "in"
    again = [import_file(tmp_path / name, folder).is_new for name in ("a.csv.zip", "a.csv", "a.csv.gz")]
    assert again == [True, False, False]
    assert len(list(accounts(folder))) == 1


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (("a\tb\tc", "1\t2\t3"), "line 1: fits none"),
        (("",), "fits none"),
        ((gdelt(SQLDATE="last week"),), "fits none"),
    ],
)
def test_a_file_of_no_format_is_refused_and_nothing_is_left(tmp_path: Path, lines: Any, told: str) -> None:
    with pytest.raises(SourceError, match=told):
        import_file(written(tmp_path / "a.csv", *lines), tmp_path / "in")
    assert list((tmp_path / "in").iterdir()) == []


def test_a_file_that_is_not_what_it_claims_is_refused_with_the_line_that_shows_it(tmp_path: Path) -> None:
    lines = [*(gdelt(GLOBALEVENTID=str(n)) for n in range(3)), "not", "at", "all", "GDELT"]
    with pytest.raises(SourceError, match=r"a.csv line 4: is not GDELT 2.0 event exports .*: it has 1 columns"):
        import_file(written(tmp_path / "a.csv", *lines), tmp_path / "in", "gdelt-2")


def test_a_file_that_goes_wrong_after_its_first_lines_is_refused_too(tmp_path: Path) -> None:
    lines = [*(gdelt(GLOBALEVENTID=str(n)) for n in range(101)), *("no more of it" for _ in range(102))]
    with pytest.raises(SourceError, match=r"line 102: is not GDELT 2.0 .*too few columns; so with 102 of 203 lines"):
        import_file(written(tmp_path / "a.csv", *lines), tmp_path / "in")
    assert tables(tmp_path / "in") == []


def test_a_table_without_its_account_counts_for_nothing(tmp_path: Path) -> None:
    one = import_file(written(tmp_path / "a.csv", gdelt()), tmp_path / "in")
    (tmp_path / "in" / "gdelt-2" / one.account.table).with_suffix(".json").unlink()
    assert tables(tmp_path / "in") == []
    assert import_file(tmp_path / "a.csv", tmp_path / "in").is_new


def test_what_a_killed_import_left_is_swept_away_and_one_under_way_is_let_be(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    for process in (2**22 + 1, os.getppid()):
        (folder / f".work-{process}").mkdir(parents=True)
    import_file(written(tmp_path / "a.csv", gdelt()), folder)
    assert sorted(path.name for path in folder.iterdir()) == [f".work-{os.getppid()}", "gdelt-2"]
