"""Facts in a few words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dragoman.cli.wording import Names, day, event_words, statement_words
from dragoman.model import Record, Span, When


def test_an_event_on_one_line(record: Record) -> None:
    names = Names.of(record)
    accuse = record.events[1]
    assert event_words(accuse, names, None) == "FIN → NOR  ACCUSE (disapprove) occurred .82"
    within = replace(accuse, actors=("person:kari-lunde",), recipients=("state:NOR",), mode=None, confidence=1.0)
    assert event_words(within, names, "³") == "Kari Lunde → Norway  ACCUSE occurred 1.00 says ³"


def test_a_statement_on_one_line(record: Record) -> None:
    names = Names.of(record)
    (statement,) = record.statements
    to_salo = replace(statement, addressee="person:antti-salo", channel=None)
    assert statement_words(statement, names) == "Kari Lunde (NOR) by email, direct"
    assert statement_words(to_salo, names) == "Kari Lunde (NOR) to Antti Salo, direct"


def test_an_actor_that_the_record_lacks_is_named_by_its_id(record: Record) -> None:
    assert Names.of(record).names(["state:NOR", "state:XYZ"]) == "Norway, state:XYZ"


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        ("2016-07-25", "2016-07-26", "day", "2016-07-25"),
        ("2016-07-01", "2016-08-01", "month", "2016-07"),
        ("2016-01-01", "2017-01-01", "year", "2016"),
        ("2016-07-25", "2016-08-01", "week", "2016-07-25…2016-08-01"),
        ("2014-01-01", None, "range", "2014-01-01…"),
        (None, None, None, "“on Monday”"),
    ],
)
def test_a_date_is_as_short_as_its_precision(start: str, end: str, precision: str, shown: str) -> None:
    assert day(When(start, end, precision, "on Monday", Span(0, 9))) == shown
