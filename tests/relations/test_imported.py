"""Imported events: summaries made at import answer what the rows would, to the last digit, and nothing else."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from typing import Any

import pyarrow
import pytest

from dragoman.errors import OptionError
from dragoman.exchange.imports import import_file, tables
from dragoman.relations import Choice, Period, relation_series
from dragoman.relations.imported import (
    every_dyad,
    imported,
    imported_series,
    is_event_table,
    one_dyad,
    summarise,
    summarise_import,
)
from dragoman.relations.sides import Side
from exchange.imports.rows import gdelt

STATES = ("USA", "RUS", "UKR", "FIN")
CODES = ("036", "040", "190", "057", "112", "173")
USA, RUSSIA = Side("United States", "USA"), Side("Russia", "RUS")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two files of a year each, of which some reports are in both."""
    folder = tmp_path_factory.mktemp("imported")
    for year in (2015, 2016):
        file = folder / f"{year}.export.CSV"
        file.write_text("\n".join(_lines(year)) + "\n", encoding="utf-8")
        summarise_import(import_file(file, folder / "news.imported"), folder / "news.imported")
    return folder / "news.imported"


def _lines(year: int) -> list[str]:
    draw = random.Random(year)
    return [
        gdelt(
            GLOBALEVENTID=str(year * 10_000 + n), EventCode=(code := draw.choice(CODES)), EventRootCode=code[:2],
            SQLDATE=f"{year}{draw.randrange(1, 13):02}{draw.randrange(1, 29):02}",
            GoldsteinScale=str(draw.randrange(-100, 100) / 10), SOURCEURL=f"https://news.example/{draw.randrange(150)}",
            Actor1Code=(one := draw.choice((*STATES, ""))), Actor1CountryCode=one,
            Actor2Code=(two := draw.choice((*STATES, ""))), Actor2CountryCode=two,
        )
        for n in range(400)
    ]  # fmt: skip


def rows(table: pyarrow.Table) -> list[dict[str, Any]]:
    return sorted(table.to_pylist(), key=str)


def without_summaries(folder: Path, to: Path) -> list[Path]:
    """The same tables where nothing lies beside them."""
    there = to / "news.imported" / "gdelt-2"
    return [Path(shutil.copy(path, there)) for path in tables(folder) if not there.mkdir(parents=True, exist_ok=True)]


@pytest.mark.parametrize("period", ["month", "quarter", "year", "week"])
@pytest.mark.parametrize(
    "choice", [Choice(), Choice("done", since="2015-04-01", until="2016-07-01"), Choice(since="2015-04-02")]
)
@pytest.mark.parametrize("files", [1, 2])
def test_summaries_answer_what_the_rows_would(
    folder: Path, tmp_path: Path, period: Period, choice: Choice, files: int
) -> None:
    paths, bare = tables(folder)[:files], without_summaries(folder, tmp_path)[:files]
    found = rows(every_dyad(paths, period, choice))
    assert found == rows(every_dyad(bare, period, choice)) != []
    mine = [row for row in found if (row["actor"], row["recipient"]) == ("USA", "RUS")]
    days = [row["start"] for row in mine]
    for where in (paths, bare):
        one = one_dyad(where, "USA", "RUS", period, choice).to_pylist()
        assert [row["start"] for row in one] == sorted(days)
        assert sorted(one, key=str) == mine


@pytest.mark.parametrize("period", ["day", "week", "month"])
def test_attention_is_of_all_reports_however_it_is_known(folder: Path, tmp_path: Path, period: Period) -> None:
    for paths, bare in (
        (tables(folder), without_summaries(folder, tmp_path)),
        (tables(folder)[:1], without_summaries(folder, tmp_path)[:1]),
    ):
        series = imported_series(paths, USA, RUSSIA, period)
        assert series == imported_series(bare, USA, RUSSIA, period)
        with imported(bare) as events:
            assert series == relation_series(events, USA, RUSSIA, period, Choice())
        assert any((point.attention or 0) > 0 for point in series.both)


def test_a_question_with_a_floor_or_a_type_goes_to_the_rows(folder: Path) -> None:
    whole, sure = (every_dyad(tables(folder), "month", choice) for choice in (Choice(), Choice(min_confidence=0.5)))
    assert rows(whole) == rows(sure)
    attacks = every_dyad(tables(folder), "month", Choice(types=("ASSAULT",)))
    assert 0 < attacks.num_rows < whole.num_rows


def test_summaries_are_made_once_and_of_events_alone(folder: Path) -> None:
    (table, _) = tables(folder)
    made = sorted((folder / "summaries").glob("*/*"))
    before = [path.stat().st_mtime_ns for path in made]
    assert len(made) == 4, "two of each file"
    summarise(table)
    assert [path.stat().st_mtime_ns for path in made] == before
    assert is_event_table(table)
    assert not is_event_table(made[0])


def test_two_sides_without_events_are_refused(folder: Path) -> None:
    with pytest.raises(OptionError, match="no event between them that counts"):
        imported_series(tables(folder), USA, Side("Andorra", "AND"), "month")
    assert one_dyad(tables(folder), "USA", "AND", "month").num_rows == 0
