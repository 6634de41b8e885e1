"""What a ledger promises, over every store: it gives back what it was given, once, and nothing is half there."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError

import dragoman
from dragoman.errors import LedgerError
from dragoman.exchange import record_to_json
from dragoman.intake import Raw
from dragoman.ledger import EventRow, Ledger, View, open_ledger, open_view, open_writer, reader_id
from dragoman.ledger import tables as t
from dragoman.model import Event, Record, Source, Span, When
from ledger.rows import all_rows
from made import made_record
from places import DRAGOMAN, EXAMPLES


def numbered(record: Record, number: int, **more: object) -> Record:
    """The same record of another report, published so many days later."""
    report = replace(record.report, id=f"{number:064x}", **more)
    return replace(record, report=report)


def newer(record: Record, version: str = "0.2.0") -> Record:
    """The record as a newer reader gives it: with one event less."""
    return replace(record, reader=replace(record.reader, version=version), events=record.events[:1])


def raw_of(text: str, where: str = "a.txt") -> Raw:
    return Raw(text.encode(), Source(None, where, None, None, "text/plain"), where, "document")


def test_a_record_comes_back_as_it_was_given(ledger: Ledger, record: Record) -> None:
    kept = ledger.add(record)
    assert (kept.is_new, kept.is_current) == (True, True)
    assert ledger.record(record.report.id) == record
    assert record_to_json(ledger.record(record.report.id)) == record_to_json(record)


def test_the_bytes_are_those_that_read_prints(place: str) -> None:
    command = [DRAGOMAN, "read", EXAMPLES / "readout-kenya.txt", "--format", "json"]
    printed = subprocess.run(command, capture_output=True, check=True, timeout=120).stdout
    with open_ledger(place) as ledger:
        ledger.add(dragoman.read(EXAMPLES / "readout-kenya.txt"))
        kept = ledger.record(json.loads(printed)["report"]["id"])
    assert record_to_json(kept, indent=2).encode() + b"\n" == printed


def test_adding_again_changes_no_row(ledger: Ledger, record: Record) -> None:
    ledger.add(record, raw_of("x"))
    before = all_rows(ledger, with_clock=True)
    kept = ledger.add(record, raw_of("x"))
    assert (kept.is_new, kept.is_current) == (False, True)
    assert all_rows(ledger, with_clock=True) == before


def test_the_raw_bytes_come_back_and_every_place_where_they_were_seen(ledger: Ledger, record: Record) -> None:
    raw = raw_of("Norwegian and Finnish ministers meet", "one.txt")
    ledger.add(numbered(record, int(raw.id, 16)), raw)
    ledger.add(numbered(record, int(raw.id, 16)), replace(raw, where="two.txt"))
    assert ledger.raw(raw.id) == raw.data
    assert [row[2] for row in all_rows(ledger)["sightings"]] == ["one.txt", "two.txt"]
    assert len(all_rows(ledger)["raws"]) == 1


def test_a_newer_reading_stands_beside_the_old_one_until_it_is_made_current(ledger: Ledger, record: Record) -> None:
    id, new = record.report.id, newer(record)
    ledger.add(record)
    before = all_rows(ledger)
    kept = ledger.add(new)
    assert (kept.is_new, kept.is_current) == (True, False)
    assert ledger.record(id) == record
    assert ledger.record(id, reader_id(new.reader)) == new
    assert [(reading.version, reading.is_current) for reading in ledger.readings(id)] == [
        ("0.1.0", True),
        ("0.2.0", False),
    ]
    after = all_rows(ledger)
    assert {name for name in before if before[name] != after[name]} == {"readers", "readings"}


def test_making_a_reading_current_puts_its_facts_in_the_place_of_the_old(
    place: str, ledger: Ledger, record: Record
) -> None:
    id, new = record.report.id, newer(record)
    ledger.add(record)
    ledger.add(new)
    before = all_rows(ledger)
    with open_writer(place) as writer:
        assert writer.make_current(id, reader_id(new.reader))
        assert not writer.make_current(id, reader_id(new.reader))
        assert ledger.record(id) == new
        assert [event.type for event in ledger.events()] == ["CONSULT"]
        assert writer.make_current(id, reader_id(record.reader))
    assert all_rows(ledger) == before


def test_every_fact_stands_in_rows(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    rows = all_rows(ledger)
    facts = ("actors", "statements", "events", "encounters", "commitments")
    assert [len(rows[name]) for name in facts] == [len(getattr(record, name)) for name in facts]
    mentions = [(mention.span, mention.form) for actor in record.actors for mention in actor.mentions]
    assert [(Span(start, end), form) for _, _, start, end, form in rows["mentions"]] == mentions
    spans = {(row[1], row[3:]) for row in rows["citations"]}
    assert ("quote", record.statements[0].quotes[0].span) in spans
    assert {("evidence", span) for fact in (*record.events, *record.encounters) for span in fact.evidence} <= spans


def test_an_event_comes_back_whole(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    met, criticised = ledger.events()
    told = record.events[0]
    same = (
        "id",
        "type",
        "mode",
        "contexts",
        "cameo",
        "quad",
        "score",
        "actors",
        "recipients",
        "status",
        "date",
        "place",
    )
    assert [getattr(met, name) for name in same] == [getattr(told, name) for name in same]
    assert (met.trigger, met.span, met.evidence) == ("met", told.trigger.span, told.evidence)
    assert met.actor_countries == ("NOR", "FIN")
    assert (criticised.date, criticised.day, criticised.told.published) == (None, "2021-03-03", "2021-03-03")
    assert criticised.according_to == record.statements[0].id


QUESTIONS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, ["CONSULT", "ACCUSE"]),
    ({"actor": "FIN"}, ["CONSULT", "ACCUSE"]),
    ({"actor": "FIN", "recipient": "NOR"}, ["CONSULT", "ACCUSE"]),
    ({"actor": "NOR", "recipient": "FIN"}, ["CONSULT"]),
    ({"recipient": "NOR"}, ["CONSULT", "ACCUSE"]),
    ({"actor": "state:FIN", "recipient": "NOR"}, ["ACCUSE"]),
    ({"actor": "person:kari-lunde"}, ["CONSULT"]),
    ({"actor": "FIN", "recipient": "state:NOR", "since": "2014"}, ["ACCUSE"]),
    ({"actor": "FIN", "since": "2021-03-04"}, []),
    ({"actor": "FIN", "until": "2021-03-03"}, []),
    ({"actor": "FIN", "until": "2022"}, ["CONSULT", "ACCUSE"]),
    ({"actor": "FIN", "type": "ACCUSE"}, ["ACCUSE"]),
    ({"type": "ACCUSE", "status": "occurred"}, ["ACCUSE"]),
    ({"status": "denied"}, []),
    ({"actor": "FIN", "min_confidence": 0.9}, []),
    ({"actor": "CAN"}, []),
    ({"actor": "'; DROP TABLE events; --"}, []),
]


def test_events_are_found_by_side_day_type_and_confidence(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    answers = [(question, [event.type for event in ledger.events(**question)]) for question, _ in QUESTIONS]
    assert answers == QUESTIONS


def test_encounters_commitments_and_statements_are_found_by_side(ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    (encounter,) = ledger.encounters("NOR", "FIN", since="2021")
    assert (encounter.countries, encounter.duration_minutes) == (("NOR", "FIN"), 45)
    assert not list(ledger.encounters("NOR", "RUS"))
    assert list(ledger.encounters("person:kari-lunde")) == [encounter]
    (commitment,) = ledger.commitments(by="NOR", to="FIN")
    assert record.report.text[slice(*commitment.action)] == "give Finland 12 patrol boats"
    assert commitment.due == record.commitments[0].due
    assert not list(ledger.commitments(by="FIN"))
    (statement,) = ledger.statements("NOR")
    assert (statement.speaker, statement.quotes) == ("person:kari-lunde", (record.statements[0].content.span,))


def dated(record: Record, number: int, day: str | None) -> Record:
    """A report with its one event on this day, or on none that is known."""
    date = None if day is None else When(day, None, "day", "then", Span(0, 4))
    event: Event = replace(record.events[1], date=date)
    letters = Random(number)
    # Another story each, or their facts would count once.
    text = "".join(letters.choice("abcdefgh") if letter.isalpha() else letter for letter in record.report.text)
    return replace(numbered(record, number, published=None, text=text), events=(event,), encounters=(), commitments=())


def test_answers_come_by_day_and_then_in_the_order_they_came_page_by_page(ledger: Ledger, record: Record) -> None:
    days = ["2016-05-01", "2014-01-01", None, "2014-01-01", "2019-12-31"]
    for n in range(23):
        ledger.add(dated(record, n + 1, days[n % 5]))
    expected = sorted((days[n % 5] or "", n) for n in range(23))
    walked = [(event.day or "", int(event.told.report, 16) - 1) for event in _paged(ledger, 4)]
    assert walked == expected
    back = [(event.day or "", int(event.told.report, 16) - 1) for event in ledger.events("FIN").newest_first()]
    assert back == expected[::-1]
    assert [event.day for event in ledger.events("FIN", since="2015").first(3)] == ["2016-05-01"] * 3


def _paged(ledger: Ledger, size: int) -> list[EventRow]:
    selection = ledger.events("FIN", "NOR")
    rows, end = selection.page(size)
    while end is not None:
        assert len(rows) % size == 0
        more, end = selection.page(size, end)
        rows += more
    return rows


def test_a_view_cannot_write(place: str, record: Record) -> None:
    with open_writer(place) as writer:
        writer.add(record)
    row = {"key": 9, "version": "9", "at": "now"}
    with open_view(place) as view, pytest.raises(LedgerError), view.looking() as connection:
        connection.execute(insert(t.makers).values(row))


def test_a_view_sees_what_was_there_when_it_looked(place: str, ledger: Ledger, record: Record) -> None:
    with open_view(place) as view, view.looking() as connection:
        assert connection.execute(select(t.reports.c.id)).all() == []
        ledger.add(record)
    with open_view(place) as view:
        assert [report.id for report in view.reports()] == [record.report.id]


def test_what_breaks_off_leaves_nothing(place: str, ledger: Ledger, record: Record) -> None:
    before = all_rows(ledger)
    row = {"key": 1, "id": "r", "version": "", "language_model": "", "event_model": "", "codebook": ""}

    def break_off() -> None:
        with open_writer(place) as writer, writer.transaction() as connection:
            connection.execute(insert(t.readers).values(row))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert all_rows(ledger) == before
    ledger.add(record)
    assert ledger.record(record.report.id) == record


def test_rows_must_belong_to_something(place: str) -> None:
    row = {"key": 1, "report": 404, "reader": 404, "is_current": True, "compression": "zlib", "record": b"", "at": ""}
    with open_writer(place) as writer, pytest.raises((LedgerError, DBAPIError)), writer.transaction() as connection:
        connection.execute(insert(t.readings).values(row))


def test_two_writers_take_turns(place: str, record: Record) -> None:
    with open_writer(place) as one, open_writer(place) as other:
        for number in range(6):
            (one, other)[number % 2].add(numbered(record, number))
    with open_view(place) as view:
        assert view.counts()["reports"] == 6


def test_what_is_not_there_is_said(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="no record of the report abc"):
        ledger.record("abc")
    with pytest.raises(LedgerError, match="no bytes of the digest abc"):
        ledger.raw("abc")
    assert ledger.readings("abc") == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.characters(exclude_categories=[]), max_size=40), number=st.integers(1, 10**6))
def test_any_text_is_kept(ledger: Ledger, words: str, number: int) -> None:
    base = made_record()
    record = numbered(base, number, title=words, text=base.report.text + words, publisher=words, byline="\x00\ud800")
    kept = ledger.add(record)
    if kept.is_new:
        assert ledger.record(record.report.id) == record


def test_looking_needs_no_writer(place: str, record: Record) -> None:
    with open_writer(place) as writer:
        writer.add(record)
        with open_view(place) as view:
            assert isinstance(view, View)
            assert len(list(view.events())) == 2
