"""Which institution a noun names, and when it names none."""

from __future__ import annotations

import pytest

from casting import cast_of, countries

HOME = "The White House"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("No law was passed by any administration in history.", "any administration"),
        ("Ann Lee serves at the Tennessee Valley Authority today.", "the Tennessee Valley Authority"),
        ("Your term as Vice President ended.", "Vice President"),
    ],
)
def test_none_in_particular_and_longer_names_are_nobody(text: str, words: str) -> None:
    assert countries(cast_of(text, HOME), words) == set()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The administration objected.", "The administration"),
        ("The Biden administration objected.", "Biden administration"),
        ("The Vice President objected.", "The Vice President"),
    ],
)
def test_its_own_are_meant_in_a_government_s_release(text: str, words: str) -> None:
    assert countries(cast_of(text, HOME), words) == {"USA"}


def test_the_state_after_a_region_is_not_the_country() -> None:
    cast = cast_of("Canada sent aid to Texas. The state thanked everyone.", HOME)
    assert countries(cast, "The state") == set()
    assert countries(cast_of("Canada sent aid. The state objected.", HOME), "The state") == {"CAN"}


def test_a_national_bank_is_the_state_s_own() -> None:
    cast = cast_of("The National Bank ensured stability.", "President of Ukraine")
    (bank,) = [actor for actor in cast.actors if actor.sector == "GOV"]
    assert (bank.kind, bank.country) == ("organisation", "UKR")
