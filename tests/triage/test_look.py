"""Triage lets through what tells of two states, keeps out what does not, and never fails."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DataError
from dragoman.gazetteer import load_gazetteer
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Report
from dragoman.settings import Settings
from dragoman.triage import Signs, find_signs, load_triage
from dragoman.triage.cues import load_cues
from dragoman.triage.look import read_weights

BETWEEN = (
    "Readout of the call with Prime Minister Justin Trudeau of Canada\n\nPresident Biden spoke with Prime Minister "
    "Justin Trudeau of Canada. They discussed support for Ukraine and agreed to stay in close touch.",
    "Russian Foreign Minister Sergey Lavrov accused Poland of closing the border and said that Moscow would answer.",
    "The Kremlin condemned the sanctions that the European Union and Japan imposed on Russia on Friday.",
    "On December 6, Vladimir Putin will visit India for talks with Prime Minister Narendra Modi.",
)
WITHIN = (
    "The city opened a new swimming pool on Saturday. Children swam for free, and the mayor cut a ribbon before noon. "
    "The pool has six lanes and a slide, and it will stay open until the end of September, the council said. " * 3,
    "FACT SHEET: Lowering the price of insulin\n\nMillions of Americans will pay no more than $35 a month for insulin. "
    "The law caps what seniors pay at the counter, and Medicare can now bargain with the makers of the drugs. "
    "Families in Ohio and Georgia told Congress what the price of the drug meant for them and for their budgets. " * 4,
)


def report(text: str) -> Report:
    return read_text(text, NOWHERE, Settings())


@pytest.mark.parametrize("text", BETWEEN)
def test_what_tells_of_two_states_passes(text: str) -> None:
    look = load_triage().look(report(text))
    assert look.passes
    assert "at least" in look.why


@pytest.mark.parametrize("text", WITHIN)
def test_what_stays_within_one_state_is_left_out(text: str) -> None:
    look = load_triage().look(report(text))
    assert not look.passes
    assert "under" in look.why


def test_the_reason_names_the_states_and_the_score() -> None:
    look = load_triage().look(report(BETWEEN[1]))
    assert look.why.startswith("names RUS (3), POL (1); score 0.")
    assert 0 < look.score <= 1


def test_more_than_four_states_are_counted_and_not_listed() -> None:
    look = load_triage().look(report("Chad, Mali, Niger, Togo, Benin and Ghana met in Accra."))
    assert "and 2 more;" in look.why


def signs(heading: str, text: str) -> Signs:
    return find_signs(heading, text, load_gazetteer(), load_cues())


def test_people_of_known_office_stand_for_their_state() -> None:
    assert signs("", "We heard from Sergey Lavrov, and President Emmanuel Macron wrote.").states == {"RUS": 1, "FRA": 1}


def test_words_count_beside_another_state_than_the_own_only() -> None:
    text = "France and France and France met. France met nobody. Peru condemned it."
    values = signs("", text).values
    assert values["encounter beside"] == 0
    assert values["conflict beside"] > 0
    assert values["together"] == 0
    assert signs("", "Peru met France. France. France.").values["together"] > 0


def test_the_heading_counts_by_itself() -> None:
    assert signs("Peru and Chile sign treaty", "").values["heading states"] > 0
    assert signs("", "Peru and Chile sign treaty").values["heading states"] == 0


@settings(max_examples=100, deadline=None)
@given(
    st.text() | st.lists(st.sampled_from(["Peru", " ", "met", "İ", "\ud800", ".", "\n", "Sergey Lavrov"])).map("".join)
)
def test_any_text_gets_the_same_look_each_time(text: str) -> None:
    triage = load_triage()
    made = Report(
        "id", NOWHERE, None, text, None, (), (), None, None, (), None, None, "en", (), (), ()
    )  # fmt: skip
    look = triage.look(made)
    assert look == triage.look(made)
    assert 0 <= look.score <= 1
    assert all(value >= 0 for value in triage.signs(made).values.values())


@pytest.mark.parametrize(
    "data",
    [
        None,
        {"threshold": 0.1, "bias": 0},
        {"threshold": "high", "bias": 0, "weights": {}},
        {"threshold": 0.1, "bias": 0, "weights": ["words"]},
        {"threshold": 0.1, "bias": float("nan"), "weights": {}},
    ],
)
def test_broken_weights_are_refused(data: Any) -> None:
    with pytest.raises(DataError, match=r"weights\.yaml"):
        read_weights(data)


def test_weights_of_other_signs_are_refused() -> None:
    weights = read_weights({"threshold": 0.1, "bias": 0, "weights": {"words": 1}})
    with pytest.raises(DataError, match="make it anew"):
        weights.score(signs("", "Peru"))


def test_no_cue_is_in_two_groups() -> None:
    assert load_cues().groups == ("encounter", "agreement", "help", "conflict", "demand", "office")
