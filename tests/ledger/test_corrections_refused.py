"""Corrections that break the contract, or name what is not there: refused in words, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dragoman.errors import DragomanError, OptionError
from dragoman.ledger import Ledger
from dragoman.model import Record
from ledger.correcting import ME, PROTEST, criticised, met
from ledger.rows import all_rows
from made import TEXT

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
