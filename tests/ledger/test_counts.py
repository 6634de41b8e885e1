"""What is in a ledger, counted and listed, the same on every store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.ledger import Ledger
from dragoman.ledger.counts import (
    Passed,
    actor_counts,
    by_year,
    callings_of,
    changes,
    deeds_of_countries,
    outcomes,
    pairs_of_states,
    partners_of,
    places_of,
    publishers,
    reports_newest_first,
)
from dragoman.ledger.counts.words import words_at
from dragoman.ledger.search import Question
from dragoman.ledger.search.facets import facets
from dragoman.model import Published, Record, Report


@pytest.fixture
def several(ledger: Ledger, record: Record) -> Ledger:
    """The record built by hand, and three reports without facts: two of one day, one undated."""
    ledger.add(record)
    for number, day in enumerate(("2020-01-05", "2020-01-05", None), start=1):
        ledger.add(_plain(record, number, day))
    return ledger


def _plain(record: Record, number: int, day: str | None) -> Record:
    published = Published(day, f"{day[:-2]}28", "day", "stated", None) if day else None
    text = f"Herring number {number} of the northern sea."
    report: Report = replace(
        record.report, id=f"{number:064x}", title=f"Herring {number}", text=text, publisher="Nordwire",
        published=published, byline=None,
    )  # fmt: skip
    empty: dict[str, Any] = {"actors": (), "statements": (), "events": (), "encounters": (), "commitments": ()}
    return replace(record, report=report, **empty)


def test_reports_come_newest_first_and_page_by_page(several: Ledger) -> None:
    every = reports_newest_first(several, 10)
    days = [one.published or "" for one in every]
    assert days == sorted(days, reverse=True)
    paged, after = [], None
    while page := reports_newest_first(several, 1, after=after):
        paged += page
        after = page[-1].passed
    assert paged == every


def test_reports_of_a_publisher_and_a_day(several: Ledger) -> None:
    assert len(reports_newest_first(several, 10, publisher="Nordwire")) == 3
    assert len(reports_newest_first(several, 10, publisher="Nordwire", since="2020", until="2021")) == 2
    assert reports_newest_first(several, 10, publisher="nobody") == []
    assert reports_newest_first(several, 10, after=Passed("", 0)) == []


def test_a_listed_report_says_how_many_facts_it_tells(filled: Ledger, record: Record) -> None:
    (one,) = reports_newest_first(filled, 10)
    told = (one.statements, one.events, one.encounters, one.commitments)
    assert told == tuple(map(len, (record.statements, record.events, record.encounters, record.commitments)))


def test_every_actor_is_counted_once(filled: Ledger, record: Record) -> None:
    counted = actor_counts(filled)
    assert {one.id for one in counted} == {actor.id for actor in record.actors}
    assert {one.reports for one in counted} == {1}


def test_an_actor_is_called_what_most_reports_call_it(ledger: Ledger, record: Record) -> None:
    asked = [record.actors[0].id, "person:nobody"]
    for number, name in enumerate(("Aldous", "Bertha", "Bertha", "Aldous", "Aldous"), start=1):
        actors = (replace(record.actors[0], name=name), *record.actors[1:])
        ledger.add(replace(record, actors=actors, report=replace(record.report, id=f"{number:064x}")))
        # What was told before is not kept beyond what is written.
        told = {1: "Aldous", 2: "Aldous", 3: "Bertha", 4: "Aldous", 5: "Aldous"}[number]
        assert ledger.names_told(asked) == {asked[0]: told, asked[1]: None}
        assert ledger.names_told(asked) == {asked[0]: told, asked[1]: None}


def test_callings_are_names_in_the_text(filled: Ledger, record: Record) -> None:
    for actor in record.actors:
        names = {record.text(m.span) for m in actor.mentions if m.form in ("name", "metonym")}
        assert {one.words for one in callings_of(filled, actor.id)} == {" ".join(name.split()) for name in names}


def test_pairs_partners_and_years_tell_of_the_same_events(filled: Ledger) -> None:
    pairs = pairs_of_states(filled)
    assert pairs, "the record has an event between two states"
    for pair in pairs:
        assert pair.one < pair.other
        assert pair.events == pair.cooperation + pair.conflict
        assert {pair.other: pair.events}.items() <= {p.side: p.events for p in partners_of(filled, pair.one)}.items()
        assert {pair.one: pair.events}.items() <= {p.side: p.events for p in partners_of(filled, pair.other)}.items()
        assert sum(deed.events for deed in by_year(filled, pair.one)) >= pair.events


def test_pairs_are_those_of_the_time_asked(filled: Ledger) -> None:
    assert pairs_of_states(filled, "1800", "1801") == []
    assert pairs_of_states(filled, "1000", "9999") == [p for p in pairs_of_states(filled) if p.events]


def test_deeds_count_within_the_spell_of_each_country(filled: Ledger) -> None:
    acting = {deed for pair in pairs_of_states(filled) for deed in (pair.one, pair.other)}
    assert deeds_of_countries(filled, []) == []
    assert deeds_of_countries(filled, [(code, "1800", "1801") for code in acting]) == []
    assert deeds_of_countries(filled, [(code, None, None) for code in acting])


def test_places_have_what_is_told_of_them(filled: Ledger, record: Record) -> None:
    located = [
        fact.place
        for fact in (*record.events, *record.encounters)
        if fact.place and (fact.place.geonames or fact.place.country)
    ]
    assert sum(one.events + one.encounters for one in places_of(filled)) == len(located)
    for place in located:
        asked = place.geonames or place.country
        assert filled.events(place=asked).first(9) or filled.encounters(place=asked).first(9)


def test_publishers_outcomes_and_changes(several: Ledger) -> None:
    assert {(one.name, one.reports) for one in publishers(several)} >= {("Nordwire", 3)}
    # Records that are added as they are came in without bytes.
    assert outcomes(several) == []
    assert changes(several).in_force == 0


def test_words_are_those_of_the_text(filled: Ledger, record: Record) -> None:
    for row in filled.events():
        assert words_at(filled, [(row.key, row.span)])[row.key, row.span] == record.text(row.span)


@pytest.mark.parametrize("question", [Question(), Question("sea"), Question(since="2000"), Question(actor="RUS")])
def test_a_facet_counts_the_hits_that_choosing_it_leaves(several: Ledger, question: Question) -> None:
    counted = facets(several, question)
    assert counted.hits == len(several.search(question, size=100).hits)
    for name, counts in counted.counts.items():
        for one in counts:
            chosen: dict[str, Any] = {name: one.value}
            if name == "year":
                chosen = {"since": one.value, "until": f"{int(one.value) + 1:04}"}
            assert len(several.search(replace(question, **chosen), size=100).hits) == one.hits, (name, one)


def test_what_is_asked_already_is_no_facet(several: Ledger) -> None:
    assert "publisher" not in facets(several, Question(publisher="Nordwire")).counts
    assert "year" not in facets(several, Question(since="2000")).counts
    assert facets(several, Question("???")).hits == 0
