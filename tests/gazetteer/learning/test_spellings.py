"""Spellings of one person are grouped, and two people stay two."""

from __future__ import annotations

import pytest

from dragoman.gazetteer.learning.spellings import edit_distance, group_spellings, is_full, name_words, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Akiba Takeo", "Takeo Akiba"),
        ("Shin Won-sik", "Shin Wonsik"),
        ("Mohammed bin Salman", "Mohammed bin Salman Al Saud"),
        ("S. Jaishankar", "Subrahmanyam Jaishankar"),
        ("Antony J. Blinken", "Antony Blinken"),
        ("Radosław Sikorski", "Radoslaw Sikorski"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Michal Herzog", "Michael Herzog"),
        ("Salman bin Abdulaziz Al Saud", "Khalid bin Salman bin Abdulaziz Al Saud"),
        ("George Bush", "Laura Bush"),
        ("Eli Cohen", "Yossi Cohen"),
    ],
)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(name_words(one), name_words(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jen Daskal", "Jennifer Daskal"), ("Liz Sherwood-Randall", "Elizabeth Sherwood-Randall"),
     ("Denis McDonough", "Dennis McDonough"), ("Ivan Osuna Patiño", "Nestor Ivan Osuna Patiño")],
)  # fmt: skip
def test_in_one_office_pet_names_slips_and_left_out_names_are_one_person(one: str, other: str) -> None:
    assert same_person(name_words(one), name_words(other), in_one_office=True)
    assert not same_person(name_words("Josh Stein"), name_words("Jill Stein"), in_one_office=True)


def test_a_name_alone_is_not_full() -> None:
    assert is_full("S. Jaishankar") is False
    assert is_full("Xi Jinping")
    assert not is_full("Modi")
    assert not is_full("Macron Emmanuel Macron")


def test_groups_take_the_most_usual_name_first() -> None:
    groups = group_spellings({
        "Eduardo M. Año": ["national security adviser"] * 2,
        "Eduardo Año": ["national security adviser"] * 3,
        "Enrique Manalo": ["foreign minister"],
        "Manalo": ["foreign minister"],
    })  # fmt: skip
    assert {group.names for group in groups} == {("Eduardo Año", "Eduardo M. Año"), ("Enrique Manalo",)}
    assert groups[0].has_word("Año") != groups[1].has_word("Año")


def test_edit_distance_stops_at_its_limit() -> None:
    assert edit_distance("dennis", "denis", 2) == 1
    assert edit_distance("abcdef", "ghijkl", 2) > 2
    assert edit_distance("ab", "abcdef", 2) == 3
