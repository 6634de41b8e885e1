"""People join and part encounters: kept with who, when and why, through newer readings, ended and never erased."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text

from dragoman.errors import LedgerError, OptionError
from dragoman.ledger import Ledger, reader_id
from dragoman.readouts.joining import Joiner, joined_encounters_of, keep_joined
from dragoman.readouts.joining.decisions import all_decisions
from readouts.joining.tellings import COMMENT, FINLANDS, NORWAY, NORWAYS, ONE_CALL, Told, telling

LATER = telling(
    NORWAY, "2021-12-20", "Readout of President Lunde’s call with President Salo",
    Told("President Lunde spoke with President Salo today about the ferry.", said="today"),
)  # fmt: skip
SAID = {"reason": "The protocol says so.", "who": "A. Berg"}


@pytest.fixture
def two(ledger: Ledger) -> Ledger:
    """A ledger with two calls of the same two."""
    for record in (NORWAYS, FINLANDS, LATER):
        ledger.add(record)
    keep_joined(ledger)
    return ledger


def reports_of(ledger: Ledger) -> list[set[str]]:
    return [set(one.reports) for one in joined_encounters_of(ledger)]


APART = [{NORWAYS.report.id, FINLANDS.report.id}, {LATER.report.id}]


def test_what_a_person_joins_is_one_until_it_is_ended(two: Ledger) -> None:
    assert reports_of(two) == APART
    said = Joiner(two.writer).join([one.id for one in joined_encounters_of(two)], **SAID)
    assert reports_of(two) == [{NORWAYS.report.id, FINLANDS.report.id, LATER.report.id}]
    ended = Joiner(two.writer).end(said.id, reason="Misread.", who="B. Dahl")
    assert ended.ended is not None
    assert ended.ended[:2] == ("B. Dahl", "Misread.")
    assert reports_of(two) == APART


def test_what_a_person_parts_is_apart_until_it_is_ended(two: Ledger) -> None:
    call = next(one for one in joined_encounters_of(two) if len(one.reports) == 2)
    said = Joiner(two.writer).part(call.id, [FINLANDS.report.id[:12]], **SAID)
    assert sorted(map(len, reports_of(two))) == [1, 1, 1]
    Joiner(two.writer).end(said.id, **SAID)
    assert reports_of(two) == APART


def test_decisions_hold_for_reports_that_come_later(two: Ledger) -> None:
    call = next(one for one in joined_encounters_of(two) if len(one.reports) == 2)
    Joiner(two.writer).part(call.id, [FINLANDS.report.id], **SAID)
    for record in (*ONE_CALL, COMMENT):
        two.add(record)
    keep_joined(two)
    assert not any({NORWAYS.report.id, FINLANDS.report.id} <= some for some in reports_of(two))


def test_decisions_survive_a_newer_reading_by_the_words_they_stand_on(two: Ledger) -> None:
    Joiner(two.writer).join([one.id for one in joined_encounters_of(two)], **SAID)
    renamed = replace(LATER.encounters[0], id="encounter:000000000000")
    newer = replace(LATER, reader=replace(LATER.reader, version="9.9.9"), encounters=(renamed,))
    two.add(newer)
    two.writer.make_current(newer.report.id, reader_id(newer.reader))
    keep_joined(two)
    assert len(reports_of(two)) == 1


def test_saying_the_same_twice_changes_nothing(two: Ledger) -> None:
    call = next(one for one in joined_encounters_of(two) if len(one.reports) == 2)
    joiner = Joiner(two.writer)
    first = joiner.part(call.id, [FINLANDS.report.id], **SAID)
    joiner.end(first.id, **SAID)
    again = joiner.part(call.id, [FINLANDS.report.id], **SAID)
    with two.looking() as connection:
        assert [(one.id, one.ended is None) for one in all_decisions(connection)] == [
            (first.id, False),
            (again.id, True),
        ]
    assert first.id != again.id


def test_decisions_are_never_erased(two: Ledger) -> None:
    said = Joiner(two.writer).join([one.id for one in joined_encounters_of(two)], **SAID)
    Joiner(two.writer).end(said.id, **SAID)
    for statement in (
        "DELETE FROM join_decisions", "UPDATE join_decisions SET who = 'C'", "DELETE FROM join_decision_endings",
    ):  # fmt: skip
        with pytest.raises(LedgerError, match="kept for good"), two.writer.transaction() as connection:
            connection.execute(text(statement))


def test_what_makes_no_sense_is_refused_in_one_sentence(two: Ledger) -> None:
    joiner = Joiner(two.writer)
    (first, second) = (one.id for one in joined_encounters_of(two))
    with pytest.raises(OptionError, match="two encounters"):
        joiner.join([first, first], **SAID)
    with pytest.raises(LedgerError, match="no encounter"):
        joiner.join([first, "joined:nothing"], **SAID)
    with pytest.raises(OptionError, match="none of its reports"):
        joiner.part(first, ["ffff"], **SAID)
    with pytest.raises(OptionError, match="all of its reports"):
        joiner.part(second, [LATER.report.id], **SAID)
    with pytest.raises(OptionError, match="a reason"):
        joiner.join([first, second], reason=" ", who="A. Berg")
    with pytest.raises(LedgerError, match="no decision"):
        joiner.end("decision:nothing", **SAID)
