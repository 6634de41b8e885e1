"""Promises out of a ledger: restatements joined, evidence suggested, the overdue listed, a person's word kept."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.ledger import View, open_ledger, open_view
from dragoman.readouts.promises import Asked, Promise, checked, follow_up, joined_tellings
from dragoman.readouts.promises.answers import load_answers
from dragoman.readouts.promises.evidence import Evidence, said_horizons
from dragoman.readouts.promises.near import tellings_near

LATER = date(2021, 12, 31)


def the_promise(view: View, **asked: str) -> Promise:
    (promise,) = follow_up(view, Asked(on=LATER, **asked))
    return promise


def test_a_restatement_is_the_same_promise(view: View) -> None:
    promise = the_promise(view, by="CAN")
    assert [telling.day for telling in promise.tellings] == ["2021-03-01", "2021-03-09"]


def test_the_deed_that_was_promised_is_suggested_as_keeping_it(view: View) -> None:
    promise = the_promise(view, by="CAN")
    best = promise.suggestions[0]
    assert (best.bearing, best.day) == ("kept", "2021-04-01")
    assert "the same quantity (20,000,000 USD)" in best.reason
    assert "31 days later" in best.reason


def test_the_same_deed_for_another_side_is_no_evidence(view: View) -> None:
    words = [suggestion.words for suggestion in the_promise(view, by="CAN").suggestions]
    assert words
    assert not any("Peru" in each for each in words)


def test_a_meeting_answers_who_agreed_to_stay_in_touch(view: View) -> None:
    best = the_promise(view, by="NOR").suggestions[0]
    assert (best.bearing, best.day) == ("kept", "2021-03-19")
    assert "between FIN and NOR" in best.reason


@pytest.mark.parametrize(
    ("words", "days"),
    [("stay in touch in the days ahead", [21]), ("meet in the coming weeks", [75]), ("meet again", []), ("days", [])],
)
def test_words_of_a_promise_tell_how_long_it_waits(words: str, days: list[int]) -> None:
    assert list(said_horizons(words, load_answers())) == days


def test_what_was_due_and_is_not_heard_of_again_is_overdue_and_unmentioned(view: View) -> None:
    promise = the_promise(view, by="SWE")
    assert promise.is_overdue
    assert promise.is_unmentioned
    assert [one.first.by for one in follow_up(view, Asked(is_overdue=True, on=LATER))] == [{"SWE"}]
    assert list(follow_up(view, Asked(is_overdue=True, on=date(2021, 4, 1)))) == []


def test_whom_a_promise_is_for_can_be_asked(view: View) -> None:
    assert the_promise(view, to="MLI").first.by == {"CAN"}


def test_one_promise_is_found_by_the_id_of_any_of_its_tellings(view: View) -> None:
    promise = the_promise(view, by="CAN")
    for telling in promise.tellings:
        assert the_promise(view, id=telling.row.id) == promise


def test_what_a_person_says_is_kept_shown_and_can_be_ended(place: str, tmp_path: Path) -> None:
    own = str(tmp_path / "own.db")
    shutil.copy(place, own)
    with open_ledger(own) as ledger:
        promise = the_promise(ledger, by="SWE")
        fact = promise.first.row.id
        said = ledger.corrector.amend(fact, {"status": "kept"}, reason="The embassy is open.", who="A. Berg")
    with open_view(own) as view:
        after = the_promise(view, by="SWE")
        assert after.said is not None
        assert (after.said.status, after.said.mark.who) == ("kept", "A. Berg")
        assert not after.is_overdue
        assert [one.first.row.id for one in follow_up(view, Asked(status="kept"))] == [fact]
    with open_ledger(own) as ledger:
        ledger.corrector.end(said.id, reason="It was another embassy.", who="A. Berg")
        again = the_promise(ledger, by="SWE")
        assert again.said is None
        assert again.is_overdue
        assert len(list(ledger.corrections(fact=fact))) == 1


def test_a_disputed_commitment_is_no_promise(place: str, tmp_path: Path) -> None:
    own = str(tmp_path / "own.db")
    shutil.copy(place, own)
    with open_ledger(own) as ledger:
        ledger.corrector.dispute(the_promise(ledger, by="SWE").first.row.id, reason="A joke.", who="A. Berg")
        assert list(follow_up(ledger, Asked(by="SWE"))) == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Asked(by="Norway"), "--by Norway: is no side"),
        (Asked(to="12"), "--for 12: is no side"),
        (Asked(since="spring"), "--since spring: is no date"),
        (Asked(until="2022-13"), "--until 2022-13: is no date"),
        (Asked(since="2022", until="2021"), "no day lies between"),
        (Asked(status="done"), "choose among vowed, announced, under way, kept, broken, lapsed"),
    ],
)
def test_what_makes_no_sense_is_told_in_a_sentence(asked: Asked, words: str) -> None:
    with pytest.raises(OptionError, match=words):
        checked(asked)


def test_sides_may_be_written_small() -> None:
    assert checked(Asked(by="can", to="org:nato")) == replace(Asked(), by="CAN", to="org:nato")


def test_promises_followed_up_together_find_what_each_finds_alone(view: View) -> None:
    table = load_answers()
    groups = joined_tellings(view, Asked())
    together = Evidence(view, table).on_all(groups)
    assert together == [Evidence(view, table).on(tellings) for tellings in groups]
    assert sum(map(bool, together)) == 2


def test_the_tellings_near_by_are_those_of_the_whole_promise(view: View) -> None:
    rows = list(view.commitments())
    whole = {one.row.key: group for group in joined_tellings(view, Asked()) for one in group}
    with view.looking() as connection:
        near = tellings_near(connection, rows, load_answers())
    assert [one.own.row for one in near] == rows
    assert [one.tellings for one in near] == [whole[row.key] for row in rows]
    assert max(len(one.tellings) for one in near) == 2
