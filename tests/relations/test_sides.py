"""Sides are found by code, id or name; a bloc's members are those of the day."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.errors import OptionError
from dragoman.gazetteer.gazetteer import load_gazetteer
from dragoman.relations import PERIODS, Choice, first_day, in_duckdb, relation_series, side_named
from dragoman.relations.periods import fitting_period, label_of, next_start, run_of, start_of

from .events import as_arrow, made_events


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("RUS", "RUS"),
        ("rus", "RUS"),
        ("Russia", "RUS"),
        ("state:RUS", "RUS"),
        ("NATO", "org:nato"),
        ("nato", "org:nato"),
        ("org:nato", "org:nato"),
        ("RUS/MIL", "RUS/MIL"),
        ("United Nations", "org:un"),
    ],
)
def test_a_side_is_found_however_it_is_written(words: str, key: str) -> None:
    assert side_named(words, load_gazetteer()).key == key


@pytest.mark.parametrize(
    ("words", "told"), [("Atlantis", "'Atlantis' is no side"), ("RUS/XYZ", "'XYZ' is no PLOVER sector")]
)
def test_no_side_is_refused_in_a_sentence(words: str, told: str) -> None:
    with pytest.raises(OptionError, match=told):
        side_named(words, load_gazetteer())


def test_the_united_nations_are_not_their_members() -> None:
    assert side_named("United Nations", load_gazetteer()).members == ()
    assert len(side_named("NATO", load_gazetteer()).members) == 32


def test_a_member_counts_from_the_day_it_joined() -> None:
    base = {**made_events(30)[0], "status": "occurred", "is_first": True, "actor": "FIN", "recipient": "RUS"}
    days = {"a": date(2023, 4, 3), "b": date(2023, 4, 4)}
    rows = [{**base, "id": id, "day": day} for id, day in days.items()]
    gazetteer = load_gazetteer()
    with in_duckdb(as_arrow(rows).to_reader()) as events:
        series = relation_series(events, side_named("NATO", gazetteer), side_named("RUS", gazetteer), "day", Choice())
    assert [point.start for point in series.forth if point.events] == [date(2023, 4, 4)]


def test_a_sector_is_only_its_own_deeds() -> None:
    base = {**made_events(30)[0], "status": "occurred", "is_first": True, "actor": "RUS", "recipient": "UKR"}
    rows = [{**base, "id": str(n), "day": date(2022, 1, n), "actor_sector": of} for n, of in ((1, "MIL"), (2, "GOV"))]
    gazetteer = load_gazetteer()
    with in_duckdb(as_arrow(rows).to_reader()) as events:
        series = relation_series(
            events, side_named("RUS/MIL", gazetteer), side_named("UKR", gazetteer), "day", Choice()
        )
    assert [point.start.day for point in series.both if point.events] == [1]


@pytest.mark.parametrize(
    ("period", "start", "end", "label"),
    [
        ("day", date(2022, 2, 24), date(2022, 2, 25), "2022-02-24"),
        ("week", date(2022, 2, 21), date(2022, 2, 28), "2022-W08"),
        ("month", date(2022, 2, 1), date(2022, 3, 1), "2022-02"),
        ("quarter", date(2022, 1, 1), date(2022, 4, 1), "2022-Q1"),
        ("year", date(2022, 1, 1), date(2023, 1, 1), "2022"),
    ],
)
def test_periods(period: str, start: date, end: date, label: str) -> None:
    assert period in PERIODS
    assert start_of(date(2022, 2, 24), period) == start  # type: ignore[arg-type]
    assert next_start(start, period) == end  # type: ignore[arg-type]
    assert label_of(start, period) == label  # type: ignore[arg-type]
    assert list(run_of(start, end, period)) == [start, end]  # type: ignore[arg-type]


def test_bounds_are_days_or_their_beginnings() -> None:
    assert [first_day(words, "--since") for words in ("2014", "2014-03", "2014-03-18", None)] == [
        "2014-01-01", "2014-03-01", "2014-03-18", None,
    ]  # fmt: skip
    with pytest.raises(OptionError, match="--until 2014-13: not a day"):
        first_day("2014-13", "--until")


def test_periods_suit_the_stretch_of_time() -> None:
    first = date(2020, 1, 1)
    spans = (date(2020, 2, 1), date(2020, 12, 1), date(2024, 1, 1), date(2040, 1, 1))
    assert [fitting_period(first, last) for last in spans] == ["day", "week", "month", "quarter"]
