"""Every format that goes out: written in pieces or as a folder, read back by what reads it."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow.parquet
import pytest

from dragoman.errors import OptionError
from dragoman.exchange import record_from_json
from dragoman.exchange.formats import outgoing_format
from dragoman.exchange.out import Entry, Wanted
from dragoman.model import Record
from made import made_record


def entries(*records: Record) -> list[Entry]:
    return [Entry(record, "story-1") for record in records]


def written(name: str, *records: Record, wanted: Wanted | None = None) -> bytes:
    pieces = outgoing_format(name).pieces
    assert pieces is not None
    return b"".join(pieces(entries(*records), wanted or Wanted()))


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_records_come_back_whole() -> None:
    lines = written("jsonl", made_record(), made_record()).splitlines()
    assert [record_from_json(line) for line in lines] == [made_record(), made_record()]


def test_events_stand_in_a_spreadsheet_dyad_by_dyad() -> None:
    met, back, *_ = csv_rows(written("csv", made_record()))
    assert (met["actor"], met["recipient"], back["actor"], back["recipient"]) == ("NOR", "FIN", "FIN", "NOR")
    assert (met["type"], met["day"], met["words"], met["actor_name"]) == ("CONSULT", "2021-03-03", "met", "Kari Lunde")


@pytest.mark.parametrize("title", ['=HYPERLINK("http://evil.example")', "+1", "-2+3", "@SUM(A1)", "\tx", "＝1"])
def test_no_text_is_taken_for_a_formula(title: str) -> None:
    record = made_record()
    named = replace(record, report=replace(record.report, title=title))
    (row, *_) = csv_rows(written("csv", named))
    assert row["title"] == f"'{title}"
    assert min(float(row["score"]) for row in csv_rows(written("csv", named))) == -2.0


def test_events_are_parquet_in_the_common_shape(tmp_path: Path) -> None:
    (tmp_path / "a.parquet").write_bytes(written("parquet", made_record()))
    rows = pyarrow.parquet.read_table(tmp_path / "a.parquet").to_pylist()
    assert (rows[0]["actor"], rows[0]["recipient"], rows[0]["day"]) == ("NOR", "FIN", date(2021, 3, 3))
    assert {row["source"] for row in rows} == {"dragoman"}


def test_parquet_is_parted_by_year(tmp_path: Path) -> None:
    format = outgoing_format("parquet-years")
    undated = replace(made_record(), report=replace(made_record().report, published=None))
    assert format.write_folder is not None
    format.write_folder(entries(made_record(), undated), Wanted(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["year=2021", "year=none"]
    read = pyarrow.parquet.read_table(tmp_path)
    assert [(row["type"], row["day"]) for row in read.to_pylist()].count(("ACCUSE", None)) == 1
    assert read.num_rows == 6


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(since=date(2022, 1, 1)), 0),
        (Wanted(until=date(2021, 3, 3)), 0),
        (Wanted(min_confidence=0.9), 0),
        (Wanted(sides=("NOR", "SWE")), 0),
        (Wanted(sides=("NOR", "FIN"), since=date(2021, 3, 3), until=date(2021, 3, 4)), 3),
    ],
)
def test_only_what_is_wanted_goes_out(wanted: Wanted, count: int) -> None:
    assert len(csv_rows(written("csv", made_record(), wanted=wanted))) == count


def test_an_unknown_format_is_told() -> None:
    with pytest.raises(OptionError, match="--format xlsx: no such format; there are jsonl, csv"):
        outgoing_format("xlsx")
