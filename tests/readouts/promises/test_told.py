"""How a later sentence tells of a deed: what is asked, foretold, supposed or recalled is no evidence."""

from __future__ import annotations

import pytest

from dragoman.readouts.promises.answers import load_answers
from dragoman.readouts.promises.told import is_told_as_done, told_as_held


@pytest.mark.parametrize(
    "words",
    [
        "Q The President just met with Prime Minister Ishiba?",
        "The two leaders will meet tomorrow.",
        "When I spoke with him, he laughed.",
        "Almost 10 years ago I visited Mumbai.",
        "A ceasefire will come if he meets him.",
    ],
)
def test_what_is_not_told_as_held_is_passed_over_for_what_is(words: str) -> None:
    held = "The two leaders met in Oslo."
    assert told_as_held((words,), "Readout of a meeting", load_answers()) is None
    assert told_as_held((words, held), "Readout of a meeting", load_answers()) == held


def test_a_report_that_looks_ahead_tells_of_nothing_held() -> None:
    assert (
        told_as_held(("The two leaders met in Oslo.",), "Background Press Call Previewing the Summit", load_answers())
        is None
    )


def test_what_was_done_over_years_is_no_news() -> None:
    assert is_told_as_done("Canada imposed sanctions on the bank.", load_answers())
    assert not is_told_as_done("Canada imposed sanctions on banks throughout this year.", load_answers())
