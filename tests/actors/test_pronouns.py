"""Whom pronouns stand for: the nearest subject that fits, and nobody where it is no actor."""

from __future__ import annotations

import pytest

from casting import cast_of, countries

MACRON_MET = "President Emmanuel Macron of France spoke with President Vladimir Putin of Russia. "


def test_they_are_those_a_sentence_names_as_meeting() -> None:
    cast = cast_of(MACRON_MET + "They agreed to talk.")
    assert countries(cast, "They") == {"FRA", "RUS"}


def test_they_are_nobody_after_a_plural_subject_that_is_no_actor() -> None:
    cast = cast_of(MACRON_MET + "Prices rose in the spring. They stayed high.")
    assert countries(cast, "They") == set()


def test_they_reach_no_further_than_two_sentences() -> None:
    cast = cast_of(MACRON_MET + "It was late. The room was cold. Dinner was served. They left.")
    assert countries(cast, "They") == set()


def test_their_is_the_plural_subject_of_its_own_clause() -> None:
    cast = cast_of(MACRON_MET + "Ukrainian soldiers defend their homes.")
    assert countries(cast, "their") == {"UKR"}


def test_their_is_nobody_where_farmers_or_members_stand_before_it() -> None:
    cast = cast_of(MACRON_MET + "Farmers lost their harvest.")
    assert countries(cast, "their") == set()


def test_her_is_no_man_and_him_is_not_the_one_who_wishes() -> None:
    cast = cast_of(
        "Vice President Kamala Harris met Prime Minister Boris Johnson of the United Kingdom. She wished him well."
    )
    assert countries(cast, "She") == {"USA"}
    assert countries(cast, "him") == {"GBR"}


def test_her_after_a_mother_is_the_mother_s() -> None:
    cast = cast_of("Vice President Kamala Harris lived in Montreal. My mother was doing her research there.")
    assert countries(cast, "her") == set()


@pytest.mark.parametrize(
    ("text", "word", "whose"),
    [
        ("Russia must end its war.", "its", {"RUS"}),
        ("Ukraine and its people stand firm.", "its", {"UKR"}),
        ("Russia attacked the plant. The reactor lost its power.", "its", set()),
        ("We met today. This day reminds us of Ukraine. It reminds us of hope.", "It", set()),
        ("Canada told Iran of its plans.", "its", set()),
        ("When it comes to trade, Canada is open.", "it", set()),
    ],
)
def test_its_is_a_state_s_only_where_nothing_else_can_be_meant(text: str, word: str, whose: set[str | None]) -> None:
    assert countries(cast_of(text), word) == whose


def test_who_has_the_word_in_a_transcript_is_not_he() -> None:
    cast = cast_of(
        "PRESIDENT BIDEN: Good morning.\n\nQ Thank you.\n\n"
        "PRESIDENT BIDEN: President Emmanuel Macron of France came. He stayed."
    )
    assert countries(cast, "He") == {"FRA"}


def test_his_is_of_whom_a_sentence_thanks() -> None:
    cast = cast_of("President Joe Biden thanked President Emmanuel Macron of France for his advocacy.")
    assert countries(cast, "his") == {"FRA"}


def test_them_is_nobody_behind_a_nearer_plural() -> None:
    cast = cast_of("The governments of Brazil and the United States stand with workers and empower them.")
    assert countries(cast, "them") == set()


def test_who_says_i_is_not_the_one_he_congratulates() -> None:
    cast = cast_of("President Volodymyr Zelenskyy speaks.\n\nPRESIDENT ZELENSKYY: I congratulated him.")
    assert countries(cast, "him") == set()
