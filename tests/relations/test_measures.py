"""Every measure agrees to the last digit with plain Python, on DuckDB and on Spark, for twenty random dyads."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

import ibis
import pytest

from dragoman.errors import OptionError
from dragoman.gazetteer.gazetteer import load_gazetteer
from dragoman.relations import PERIODS, Choice, Period, in_duckdb, relation_series, side_named
from dragoman.relations.asking import collected
from dragoman.relations.choice import chosen
from dragoman.relations.dyads import all_dyads, counts_by, undirected_rows

from .by_hand import counts, series
from .events import SIDES, as_arrow, made_events

ROWS = made_events()

# What pyspark says of the pandas installed; Arrow alone goes between them here.
pytestmark = pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning")


@pytest.fixture(scope="module")
def duckdb() -> Iterator[ibis.Table]:
    with in_duckdb(as_arrow(ROWS).to_reader()) as events:
        yield events


@pytest.fixture(scope="module")
def spark() -> Iterator[ibis.Table]:
    """The same rows on a Spark of two threads."""
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java 17, which is not here: make services installs it")
    from pyspark.sql import SparkSession

    # Compiling each query to byte code takes longer than running it over these few rows.
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.shuffle.partitions": "1",
        "spark.sql.session.timeZone": "UTC",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    try:
        connection = ibis.pyspark.connect(session)
        session.createDataFrame(as_arrow(ROWS)).createOrReplaceTempView("events")
        yield connection.table("events")
    finally:
        session.stop()


def dyads() -> list[tuple[str, str, Period, float, bool, bool]]:
    """Twenty questions, drawn once: sides, period, floor of confidence, deeds only, deduplicated."""
    draw = random.Random(20)
    return [
        (
            *draw.sample(SIDES, 2),
            draw.choice(PERIODS),
            draw.choice((0.0, 0.4)),
            draw.random() < 0.5,
            draw.random() < 0.5,
        )
        for _ in range(20)
    ]  # type: ignore[misc]


@pytest.mark.parametrize("store", ["duckdb", "spark"])
def test_twenty_dyads_agree_with_plain_python(store: str, request: pytest.FixtureRequest) -> None:
    events: ibis.Table = request.getfixturevalue(store)
    gazetteer = load_gazetteer()
    for one, other, period, floor, only_done, once in dyads() if store == "duckdb" else dyads()[:1]:
        choice = Choice("done" if only_done else "said", floor, once)
        found = relation_series(events, side_named(one, gazetteer), side_named(other, gazetteer), period, choice)
        wanted = series(ROWS, one, other, period, floor, only_done, once)
        assert found.events > 0
        told = {report for points in wanted["reports"].values() for report in points}
        assert found.reports == len(told)
        for way in ("both", "forth", "back"):
            points = {point.start: asdict(point) for point in getattr(found, way)}
            told = {begins for begins, point in points.items() if point["events"]}
            assert told == set(wanted[way]), (one, other, way)
            for begins, measured in wanted[way].items():
                assert {name: points[begins][name] for name in measured} == measured, (one, other, way, begins)


@pytest.mark.parametrize("store", ["duckdb", "spark"])
def test_counts_by_kind_agree_with_plain_python(store: str, request: pytest.FixtureRequest) -> None:
    events: ibis.Table = request.getfixturevalue(store)
    gazetteer = load_gazetteer()
    rows = undirected_rows(chosen(events, Choice()), side_named("USA", gazetteer), side_named("RUS", gazetteer))
    mine: dict[str, dict[str, Any]] = {
        row["id"]: row
        for row in ROWS
        if {row["actor"], row["recipient"]} == {"USA", "RUS"} and counts(row, 0, False, True)
    }
    for what in ("type", "quad", "status", "context"):
        wanted: dict[tuple[Any, str], int] = {}
        for row in mine.values():
            for value in row["contexts"] if what == "context" else [row[what]]:
                key = (row["day"].replace(month=1, day=1), value)
                wanted[key] = wanted.get(key, 0) + 1
        found = collected(counts_by(rows, "year", what))
        assert {(row["start"], row[what]): row["events"] for row in found} == wanted


def test_all_dyads_at_once_are_the_directed_series_of_each(duckdb: ibis.Table) -> None:
    found = collected(all_dyads(chosen(duckdb, Choice()), "month"))
    gazetteer = load_gazetteer()
    one, other = side_named("CHN", gazetteer), side_named("FIN", gazetteer)
    series = relation_series(duckdb, one, other, "month", Choice())
    mine = {row["start"]: row for row in found if (row["actor"], row["recipient"]) == ("CHN", "FIN")}
    assert {point.start for point in series.forth if point.events} == set(mine)
    for point in series.forth:
        if point.events:
            assert {name: mine[point.start][name] for name in ("events", "score_sum")} == {
                "events": point.events,
                "score_sum": point.score_sum,
            }


def test_periods_without_events_are_points_of_zero(duckdb: ibis.Table) -> None:
    gazetteer = load_gazetteer()
    sides = side_named("USA", gazetteer), side_named("RUS", gazetteer)
    found = relation_series(duckdb, *sides, "day", Choice(since="2022-01-01", until="2022-02-01"))
    assert len(found.both) == len(found.forth) == 31
    assert any(point.events == 0 and point.score_mean is None for point in found.both)


def test_a_relation_without_events_is_refused_with_its_reason(duckdb: ibis.Table) -> None:
    gazetteer = load_gazetteer()
    with pytest.raises(OptionError, match="no event between them that counts"):
        relation_series(duckdb, side_named("AND", gazetteer), side_named("RUS", gazetteer), "month", Choice())


def test_every_measure_says_its_formula() -> None:
    from dragoman.relations.measures import MEASURES

    assert all(":" in (measure.__doc__ or "") for measure in MEASURES.values())
