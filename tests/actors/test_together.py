"""Whom "the leaders", "both sides" and "our countries" stand for, and when for nobody."""

from __future__ import annotations

import pytest

from casting import cast_of, countries
from dragoman.actors import Cast, cast_actors
from dragoman.gazetteer import load_gazetteer
from dragoman.intake import NOWHERE, read_text
from dragoman.parse import load_language_model, parse_report
from dragoman.settings import Settings

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


def titled_cast(title: str, text: str) -> Cast:
    report = read_text(text, NOWHERE, Settings(), title=title, published="2023-05-19", language="en")
    return cast_actors(parse_report(report, load_language_model("en_core_web_sm")), load_gazetteer())


@pytest.mark.parametrize(
    ("title", "issuers"),
    [
        ("G7 Leaders’ Statement on Ukraine", {"org:g7"}),
        ("Joint Statement of the Leaders of Japan and the United States on Ukraine", {"state:JPN", "state:USA"}),
        ("Declaration on Ukraine by the Leaders of Japan and France", {"state:JPN", "state:FRA"}),
        ("Speech by President Volodymyr Zelenskyy at the Asian Security Summit", set()),
    ],
)
def test_what_a_joint_text_is_about_does_not_issue_it(title: str, issuers: set[str]) -> None:
    cast = titled_cast(title, "We will help.")
    assert set(cast.issuers or ()) - {""} == issuers


def test_leaders_of_several_states_are_each_of_theirs() -> None:
    cast = cast_of("President Biden spoke with the leaders of Japan, Australia, and South Korea.")
    assert {actor.country for actor in cast.actors if actor.kind == "group"} == {"JPN", "AUS", "KOR"}


def test_who_is_named_in_passing_is_not_who_agreed() -> None:
    passing = "Their call followed up on the talks between President Joe Biden and President Xi Jinping. "
    assert countries(cast_of(MET + passing + "The leaders agreed to talk."), "The leaders") == {"FRA", "RUS"}
    assert countries(cast_of(MET + passing + "They agreed to talk."), "They") == {"FRA", "RUS"}


@pytest.mark.parametrize(
    "text",
    [
        "We, the Leaders of Japan and France, condemn the attack. We will help.",
        "Today, we — Prime Minister Kishida of Japan and President Macron of France — condemn the attack.",
    ],
)
def test_who_stand_beside_we_are_those_who_say_it(text: str) -> None:
    cast = titled_cast("Joint Statement on Ukraine", text)
    assert {cast.by_id[id].country for id in cast.issuers or ()} == {"JPN", "FRA"}


def test_the_publishing_office_is_party_to_a_conversation_with_another() -> None:
    title = "Telephone conversation with President of Uzbekistan Shavkat Mirziyoyev"
    text = "The presidents discussed trade."
    report = read_text(
        text, NOWHERE, Settings(), title=title, published="2022-02-25", publisher="President of Russia", language="en"
    )
    cast = cast_actors(parse_report(report, load_language_model("en_core_web_sm")), load_gazetteer())
    assert countries(cast, "The presidents") == {"RUS", "UZB"}


def test_holders_of_one_office_are_both_though_the_model_takes_them_for_a_name() -> None:
    text = (
        "National Security Advisor Jake Sullivan spoke with National Security Advisor Hermogenes Esperon of the "
        "Philippines. The National Security Advisors welcomed the treaty."
    )
    assert countries(cast_of(text), "The National Security Advisors") == {"USA", "PHL"}
