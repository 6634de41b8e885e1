"""What people say of the facts, over every store: kept, shown, carried over to a newer reading, ended, never erased."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text

from dragoman.errors import DragomanError, LedgerError, OptionError
from dragoman.ledger import Ledger, open_ledger, open_view, open_writer, reader_id
from dragoman.ledger.corrections import Correction
from dragoman.model import Cited, Event, Record, Span
from ledger.rows import all_rows
from made import TEXT, span_of

ME: dict[str, str] = {"reason": "The readout says otherwise.", "who": "A. Berg"}
PROTEST: dict[str, Any] = {
    "type": "PROTEST",
    "actors": ["state:FIN"],
    "recipients": ["state:NOR"],
    "trigger": "called the talks",
}


@pytest.fixture
def filled(ledger: Ledger, record: Record) -> Ledger:
    ledger.add(record)
    return ledger


def met(record: Record) -> str:
    return record.events[0].id


def criticised(record: Record) -> str:
    return record.events[1].id


def reread(record: Record, **more: Any) -> Record:
    """The record as a newer reader gives it."""
    return replace(record, reader=replace(record.reader, version="0.2.0"), **more)


def make_current(place: str, ledger: Ledger, record: Record) -> None:
    ledger.add(record)
    with open_writer(place) as writer:
        assert writer.make_current(record.report.id, reader_id(record.reader))


def test_a_dispute_stands_on_the_fact_and_leaves_its_values(filled: Ledger, record: Record) -> None:
    before = list(filled.events())
    said = filled.corrector.dispute(criticised(record), **ME)
    same, disputed = filled.events()
    assert same == before[0]
    assert replace(disputed, corrections=()) == before[1]
    (mark,) = disputed.corrections
    assert (mark.id, mark.verdict, mark.reason, mark.who, mark.program) == (
        said.id, "disputed", ME["reason"], "A. Berg", {},
    )  # fmt: skip
    assert said.at.endswith("Z")
    assert said.at == mark.at


def test_an_amendment_is_in_force_and_the_programs_own_is_kept(filled: Ledger, record: Record) -> None:
    filled.corrector.amend(met(record), {"status": "planned", "type": "COOPERATE"}, **ME)
    (amended,) = filled.events(type="COOPERATE", status="planned", actor="NOR", recipient="FIN")
    assert (amended.quad, amended.score, amended.mode) == ("material cooperation", 9.5, None)
    assert amended.corrections[0].program["type"] == "CONSULT"
    assert amended.corrections[0].program["status"] == "occurred"
    assert not list(filled.events(type="CONSULT"))
    assert filled.record(record.report.id) == record
    assert filled.corrected_record(record.report.id).events[0].status == "planned"


def test_an_added_fact_is_found_like_any_other(filled: Ledger, record: Record) -> None:
    said = filled.corrector.add(record.report.id, "event", PROTEST, **ME)
    (added,) = filled.events("FIN", "NOR", type="PROTEST")
    assert (added.id, added.span, added.evidence) == (said.fact, span_of("called the talks"), (added.span,))
    assert (added.status, added.quad, added.confidence, added.why) == (
        "occurred", "material conflict", 1.0, ME["reason"],
    )  # fmt: skip
    assert [mark.verdict for mark in added.corrections] == ["added"]


def test_every_kind_can_be_added_and_judged(filled: Ledger, record: Record) -> None:
    add, report = filled.corrector.add, record.report.id
    add(report, "actor", {"name": "Barents forum", "kind": "organisation", "mentions": ["the Barents forum"]}, **ME)
    add(report, "statement", {"speaker": "state:FIN", "content": "called the talks “frank”"}, **ME)
    add(
        report, "encounter",
        {"format": "multilateral meeting", "participants": ["state:NOR", "org:barents-forum"],
         "evidence": ["on the margins"]}, **ME,
    )  # fmt: skip
    add(report, "commitment", {"by": ["state:NOR"], "type": "AID", "action": "guard the border"}, **ME)
    (actor,) = filled.actors("org:barents-forum")
    (statement,) = filled.statements("FIN")
    (encounter,) = filled.encounters("org:barents-forum")
    (commitment,) = [row for row in filled.commitments("NOR") if row.corrections]
    assert (actor.name, actor.mentions) == ("Barents forum", (span_of("the Barents forum"),))
    assert (statement.form, encounter.countries, commitment.status) == ("indirect", ("NOR",), "announced")
    for row in (actor, statement, encounter, commitment):
        filled.corrector.confirm(row.id, **ME)
    assert {mark.verdict for row in filled.statements("FIN") for mark in row.corrections} == {"added", "confirmed"}
    assert not list(filled.corrections(unfitting=True))


def test_an_amended_actor_changes_the_sides_of_its_events(filled: Ledger, record: Record) -> None:
    filled.corrector.amend("state:FIN", {"country": "SWE"}, **ME)
    assert [event.type for event in filled.events("SWE", "NOR")] == ["ACCUSE"]
    assert not list(filled.events("state:FIN", "NOR", until="1900"))
    assert filled.actors("SWE").first(1)[0].corrections[0].program == {"country": "FIN"}


def test_several_people_speak_of_one_fact(filled: Ledger, record: Record) -> None:
    filled.corrector.amend(criticised(record), {"status": "threatened"}, **ME)
    filled.corrector.amend(criticised(record), {"status": "denied", "confidence": 0.5}, reason="x", who="B")
    filled.corrector.dispute(criticised(record), reason="y", who="C")
    (event,) = filled.events(type="ACCUSE")
    assert (event.status, event.confidence) == ("denied", 0.5)
    assert [(mark.who, mark.verdict, mark.program.get("status")) for mark in event.corrections] == [
        ("A. Berg", "amended", "occurred"), ("B", "amended", "occurred"), ("C", "disputed", None),
    ]  # fmt: skip


def test_saying_the_same_again_changes_nothing(filled: Ledger, record: Record) -> None:
    first = filled.corrector.dispute(criticised(record), **ME)
    before = all_rows(filled, with_clock=True)
    assert filled.corrector.dispute(criticised(record), **ME) == first
    assert all_rows(filled, with_clock=True) == before


def test_an_ended_correction_is_kept_and_holds_no_longer(filled: Ledger, record: Record) -> None:
    before = list(filled.events())
    said = filled.corrector.amend(met(record), {"status": "planned"}, **ME)
    ended = filled.corrector.end(said.id, reason="I misread it.", who="B. Lie")
    assert list(filled.events()) == before
    assert ended.ending is not None
    assert (ended.ending.reason, ended.ending.who) == ("I misread it.", "B. Lie")
    assert list(filled.corrections()) == [ended]
    assert list(filled.corrections(in_force=True)) == []
    with pytest.raises(OptionError, match=r"was ended by B\. Lie at .* already"):
        filled.corrector.end(said.id, **ME)
    again = filled.corrector.amend(met(record), {"status": "planned"}, **ME)
    assert again.id != said.id
    assert [one.id for one in filled.corrections(in_force=False)] == [said.id]


def test_ending_an_addition_takes_the_fact_away(filled: Ledger, record: Record) -> None:
    before = list(filled.events())
    said = filled.corrector.add(record.report.id, "event", PROTEST, **ME)
    filled.corrector.confirm(said.fact, reason="x", who="B")
    filled.corrector.end(said.id, **ME)
    assert list(filled.events()) == before
    assert [one.verdict for one in filled.corrections(unfitting=True)] == ["confirmed"]


STATEMENTS = [
    "UPDATE corrections SET reason = 'none'",
    "DELETE FROM corrections",
    "UPDATE correction_endings SET who = 'nobody'",
    "DELETE FROM correction_endings",
]


def test_the_database_itself_refuses_to_change_or_erase(place: str, filled: Ledger, record: Record) -> None:
    said = filled.corrector.dispute(met(record), **ME)
    filled.corrector.end(said.id, **ME)
    before = all_rows(filled, with_clock=True)
    with open_writer(place) as writer:
        for statement in STATEMENTS:
            with pytest.raises(LedgerError, match="kept for good"), writer.transaction() as connection:
                connection.execute(text(statement))
    assert all_rows(filled, with_clock=True) == before


def test_sqlite_lets_nobody_put_a_row_in_the_place_of_another(place: str, filled: Ledger, record: Record) -> None:
    if "://" in place:
        statement = "TRUNCATE corrections, correction_endings, attachments"
        with (
            open_writer(place) as writer,
            pytest.raises(LedgerError, match="kept for good"),
            writer.transaction() as connection,
        ):
            connection.execute(text(statement))
        return
    filled.corrector.dispute(met(record), **ME)
    with sqlite3.connect(place) as connection, pytest.raises(sqlite3.IntegrityError, match="kept for good"):
        connection.execute("INSERT OR REPLACE INTO corrections SELECT * FROM corrections")
    connection.close()


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


WRONG: list[tuple[dict[str, Any], str]] = [
    ({}, "sets at least one field"),
    ({"type": "GREET"}, "GREET is no type of event; choose among AGREE"),
    ({"type": 5}, "event.type: 5 is not str"),
    ({"status": "maybe"}, "event.status: 'maybe' is none of occurred, ongoing"),
    ({"mode": "shout"}, "shout is no mode of ACCUSE"),
    ({"contexts": ["cooking"]}, "cooking is no context"),
    ({"actors": ["state:SWE"]}, "state:SWE is no actor of this report; it lists person:antti-salo"),
    ({"actors": []}, "names nobody who acts"),
    ({"evidence": []}, "cites no words"),
    ({"trigger": "shouted"}, "these words do not stand in the report's text"),
    ({"trigger": "Norway"}, "stands in the text more than once"),
    ({"trigger": {"span": [5, 5]}}, r"\[5, 5\] is no stretch of the report's text"),
    ({"evidence": [[0, 10**9]]}, "is no stretch of the report's text"),
    ({"date": {"start": "3 March", "span": "3 March 2021"}}, "3 March is no date; write YYYY-MM-DD"),
    ({"date": {"start": "2021-03-03", "end": "2021-03-03", "span": "3 March 2021"}}, "is empty"),
    ({"confidence": 7.0}, "between 0 and 1, not at 7.0"),
    ({"according_to": "statement:none"}, "statement:none is no statement of this report"),
    ({"id": "event:mine"}, "id: is no field of event that can be set"),
    ({"colour": "red"}, "colour: is no field of event that can be set; choose among type, mode"),
    ({"status": "occurred"}, "says that already; confirm it instead"),
]


def test_an_amendment_that_breaks_the_contract_is_refused(filled: Ledger, record: Record) -> None:
    before = all_rows(filled)
    for wanted, message in WRONG:
        with pytest.raises(OptionError, match=message):
            filled.corrector.amend(criticised(record), wanted, **ME)
    assert all_rows(filled) == before


WRONG_ADDITIONS: list[tuple[str, dict[str, Any], str]] = [
    ("rumour", {}, "rumour: is no kind of fact; choose among actor, statement, event"),
    ("event", {"actors": ["state:FIN"]}, "event: needs type, trigger too; write them like type=…"),
    ("actor", {"mentions": ["the Barents forum"]}, "actor: needs name too"),
    ("actor", {"name": "…", "mentions": ["the Barents forum"]}, "a name with letters"),
    ("actor", {"name": "Kari Lunde", "mentions": ["Kari Lunde"]}, "has this actor already"),
    ("encounter", {"format": "call", "participants": "state:SWE", "evidence": ["met"]}, "state:SWE is no actor"),
    ("commitment", {"by": ["state:NOR"], "type": "BOATS", "action": "guard the border"}, "BOATS is no type of event"),
]


def test_an_addition_that_breaks_the_contract_is_refused(filled: Ledger, record: Record) -> None:
    for kind, wanted, message in WRONG_ADDITIONS:
        with pytest.raises(OptionError, match=message):
            filled.corrector.add(record.report.id, kind, wanted, **ME)
    assert list(filled.corrections()) == []


def test_what_is_not_there_is_said(filled: Ledger, record: Record) -> None:
    calls: list[tuple[Callable[[], object], str]] = [
        (lambda: filled.corrector.dispute("event:gone", **ME), "holds no fact event:gone; copy the id"),
        (lambda: filled.corrector.dispute(met(record), report="f" * 64, **ME), "holds no report ffff"),
        (lambda: filled.corrector.add("", "event", PROTEST, **ME), "holds no report"),
        (lambda: filled.corrector.end("correction:gone", **ME), "holds no correction correction:gone"),
        (lambda: filled.corrector.dispute(met(record), reason=" ", who="A"), "a correction needs a reason"),
        (lambda: filled.corrector.dispute(met(record), reason="x", who=""), "needs a name of who says so"),
    ]
    for call, message in calls:
        with pytest.raises(DragomanError, match=message):
            call()


def test_a_fact_that_several_reports_hold_needs_its_report(ledger: Ledger, record: Record) -> None:
    other = replace(record.report, id="f" * 64, text="".join(reversed(TEXT)))
    ledger.add(record)
    ledger.add(replace(record, report=other))
    with pytest.raises(OptionError, match=r"state:FIN: several reports hold .*\(0000000000000000, ffffffffffffffff\)"):
        ledger.corrector.confirm("state:FIN", **ME)
    assert ledger.corrector.confirm("state:FIN", report="ffff", **ME).report == "f" * 64


def test_whatever_a_person_writes_comes_back(filled: Ledger, record: Record) -> None:
    reason = "“Nei” – 不\u2028 '; DROP TABLE corrections; --"
    filled.corrector.dispute(met(record), reason=reason, who="Ærlig Øst")
    (said,) = filled.corrections(fact=met(record))
    assert (said.reason, said.who) == (reason, "Ærlig Øst")


def test_a_view_shows_corrections_and_cannot_make_them(place: str, filled: Ledger, record: Record) -> None:
    filled.corrector.dispute(met(record), **ME)
    with open_view(place) as view:
        assert [one.fact for one in view.corrections(report=record.report.id[:8])] == [met(record)]
        assert not hasattr(view, "corrector")
    with open_ledger(place) as again:
        assert [one.fact for one in again.corrections()] == [met(record)]
