"""Corrections when a newer reader has read the report again, or another report tells the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dragoman.ledger import Ledger, open_writer, reader_id
from dragoman.ledger.corrections import Correction
from dragoman.model import Cited, Event, Record, Span
from ledger.correcting import ME, PROTEST, criticised, make_current, met, reread
from ledger.rows import all_rows
from made import span_of

Shift = Callable[[Span], Span]


def moved(record: Record, ahead: str) -> Record:
    """The record of the same report whose text another intake begins with these words: every span moves on."""
    by = len(ahead)

    def shifted(value: Any) -> Any:
        if isinstance(value, Span):
            return Span(value.start + by, value.end + by)
        if isinstance(value, tuple):
            return tuple(map(shifted, value))
        if hasattr(value, "__dataclass_fields__"):
            return replace(value, **{name: shifted(getattr(value, name)) for name in value.__dataclass_fields__})
        return value

    report = replace(record.report, text=ahead + record.report.text)
    parts = {
        name: shifted(getattr(record, name)) for name in ("actors", "statements", "events", "encounters", "commitments")
    }
    return reread(record, report=report, **parts)


def say_everything(ledger: Ledger, record: Record) -> list[Correction]:
    corrector = ledger.corrector
    return [
        corrector.dispute(criticised(record), **ME),
        corrector.amend(met(record), {"status": "planned", "date": {"span": "3 March 2021"}}, **ME),
        corrector.add(record.report.id, "event", PROTEST, **ME),
        corrector.confirm(record.encounters[0].id, **ME),
        corrector.amend(record.commitments[0].id, {"status": "kept"}, **ME),
        corrector.confirm("person:kari-lunde", **ME),
    ]


def test_corrections_survive_a_newer_reading_of_a_text_that_moved(place: str, filled: Ledger, record: Record) -> None:
    said = say_everything(filled, record)
    new = moved(record, "Read by Nordwire.\n\n")
    make_current(place, filled, new)
    assert not list(filled.corrections(unfitting=True))
    assert [one.id for one in filled.corrections(in_force=True)] == [one.id for one in said]
    text = new.report.text
    planned, disputed, added = filled.events()
    assert [text[slice(*event.span)] for event in (planned, disputed, added)] == [
        "met", "criticised", "called the talks",
    ]  # fmt: skip
    assert planned.status == "planned"
    assert planned.date is not None
    assert text[slice(*planned.date.span)] == "3 March 2021"
    assert [[mark.verdict for mark in event.corrections] for event in (planned, disputed, added)] == [
        ["amended"], ["disputed"], ["added"],
    ]  # fmt: skip
    assert [row.status for row in filled.commitments()] == ["kept"]


def test_going_back_to_the_old_reading_gives_the_same_rows(place: str, filled: Ledger, record: Record) -> None:
    say_everything(filled, record)
    filled.add(moved(record, "Read by Nordwire.\n\n"))
    before = all_rows(filled)
    with open_writer(place) as writer:
        writer.make_current(record.report.id, reader_id(reread(record).reader))
        assert all_rows(filled)["events"] != before["events"]
        writer.make_current(record.report.id, reader_id(record.reader))
    assert all_rows(filled) == before


def with_event(record: Record, **more: Any) -> Record:
    """The newer reading in which the second event is another."""
    event: Event = replace(record.events[1], id="event:other", **more)
    return reread(record, events=(record.events[0], event))


def test_a_fact_with_another_id_on_the_same_words_is_the_same(place: str, filled: Ledger, record: Record) -> None:
    filled.corrector.dispute(criticised(record), **ME)
    wider = Cited(Span(span_of("criticised").start - 4, span_of("criticised").end))
    make_current(place, filled, with_event(record, trigger=wider))
    assert [mark.verdict for mark in filled.events(type="ACCUSE").first(1)[0].corrections] == ["disputed"]


def test_a_dispute_of_what_the_program_no_longer_says_is_listed(place: str, filled: Ledger, record: Record) -> None:
    said = filled.corrector.dispute(criticised(record), **ME)
    kept = filled.corrector.amend(criticised(record), {"status": "denied"}, **ME)
    make_current(place, filled, with_event(record, type="REJECT"))
    (unfitting,) = filled.corrections(unfitting=True)
    assert (unfitting.id, unfitting.fact_now) == (said.id, None)
    assert unfitting.trouble == "the program now says something else of “criticised”"
    (event,) = filled.events(type="REJECT")
    assert (event.status, [mark.id for mark in event.corrections]) == ("denied", [kept.id])


def test_what_the_program_no_longer_sees_is_listed_and_comes_back(place: str, filled: Ledger, record: Record) -> None:
    filled.corrector.amend(criticised(record), {"status": "denied"}, **ME)
    make_current(place, filled, reread(record, events=record.events[:1]))
    (unfitting,) = filled.corrections(unfitting=True)
    assert unfitting.trouble == "the program sees no event any more at “criticised”"
    with open_writer(place) as writer:
        writer.make_current(record.report.id, reader_id(record.reader))
    assert not list(filled.corrections(unfitting=True))
    assert [event.status for event in filled.events(type="ACCUSE")] == ["denied"]


def test_an_addition_that_the_program_has_found_meanwhile_is_no_second_fact(
    place: str, filled: Ledger, record: Record
) -> None:
    filled.corrector.add(record.report.id, "event", PROTEST, **ME)
    own = replace(record.events[1], id="event:own", type="PROTEST", trigger=Cited(span_of("called")))
    make_current(place, filled, reread(record, events=(*record.events, own)))
    (event,) = filled.events(type="PROTEST")
    assert (event.id, [mark.verdict for mark in event.corrections]) == ("event:own", ["added"])


def test_an_addition_whose_actor_is_gone_is_listed(place: str, filled: Ledger, record: Record) -> None:
    filled.corrector.add(record.report.id, "event", PROTEST, **ME)
    left = tuple(actor for actor in record.actors if actor.id != "state:FIN")
    make_current(place, filled, reread(record, actors=left, events=record.events[:1]))
    (unfitting,) = filled.corrections(unfitting=True)
    assert "state:FIN is no actor of this report" in (unfitting.trouble or "")


def test_a_story_counts_as_it_was_amended_once(ledger: Ledger, record: Record) -> None:
    copy = replace(record, report=replace(record.report, id="1" * 64, publisher="The Other Paper"))
    ledger.add(record)
    ledger.add(copy)
    counted = len(list(ledger.events()))
    ledger.corrector.amend(met(record), {"status": "planned"}, **ME)
    assert len(list(ledger.events())) == counted
    (event,) = ledger.events(status="planned")
    assert [again.report for again in event.again] == ["1" * 64]
    by_copy = ledger.corrector.dispute(criticised(record), report="1" * 64, **ME)
    assert by_copy.report == record.report.id
    assert [len(event.corrections) for event in ledger.events()] == [1, 1]
