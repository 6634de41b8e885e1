"""Whom "the leaders", "both sides" and "our countries" stand for, and when for nobody."""

from __future__ import annotations

import pytest

from casting import cast_of, countries

MET = "President Emmanuel Macron of France spoke with President Vladimir Putin of Russia. "


@pytest.mark.parametrize("words", ["The leaders", "The two presidents", "Both sides", "The two leaders"])
def test_those_who_met_are_meant(words: str) -> None:
    assert countries(cast_of(MET + f"{words} agreed to talk."), words) == {"FRA", "RUS"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The leaders of certain countries disagreed.", "The leaders"),
        ("The other leaders disagreed.", "The other leaders"),
        ("The presidents who testified left.", "The presidents"),
        ("He served under Presidents of both parties.", "both parties"),
        ("Trade grew on both sides of the Atlantic.", "both sides"),
        ("The prime ministers disagreed.", "The prime ministers"),
        ("Aid went to four countries.", "four countries"),
        ("The three countries agreed.", "The three countries"),
    ],
)
def test_others_are_not_meant(text: str, words: str) -> None:
    assert countries(cast_of(MET + text), words) == set()


def test_three_countries_are_exactly_three() -> None:
    cast = cast_of("Montenegro, Albania and North Macedonia came. The three countries stand ready.")
    assert countries(cast, "The three countries") == {"MNE", "ALB", "MKD"}


@pytest.mark.parametrize("words", ["each EU state", "a NATO country", "some EU countries"])
def test_one_member_is_not_the_organisation(words: str) -> None:
    cast = cast_of(f"Canada thanked {words} for help.")
    assert countries(cast, words) == set()


def test_the_members_together_are_the_organisation() -> None:
    cast = cast_of("Canada thanked the EU countries for help.")
    assert {a.id for a in cast.actors} >= {"org:eu"}
    assert countries(cast, "the EU countries") == {None}


def test_those_whom_a_state_backs_are_not_its_own() -> None:
    backed = cast_of("Iranian-backed militias fired. Canada objected.")
    assert all(actor.sector != "REB" or actor.country is None for actor in backed.actors)
    own = cast_of("Iranian militias fired. Canada objected.")
    assert any(actor.sector == "REB" and actor.country == "IRN" for actor in own.actors)


def test_the_white_house_acts_or_is_a_place() -> None:
    assert countries(cast_of("The White House objected."), "White House") == {"USA"}
    assert countries(cast_of("They met at the White House on Monday."), "White House") == set()
