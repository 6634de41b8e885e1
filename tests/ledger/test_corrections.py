"""What people say of the facts, over every store: kept, shown, ended, never erased."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from sqlalchemy import text

from dragoman.errors import LedgerError, OptionError
from dragoman.ledger import Ledger, open_ledger, open_view, open_writer
from dragoman.model import Record
from ledger.correcting import ME, PROTEST, criticised, met
from ledger.rows import all_rows
from made import span_of


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
