"""What is a person's name, where it opens, and which country and office go with it."""

from __future__ import annotations

import pytest

from casting import cast_of, countries, meant_by, people, person

HOME = "The White House"


@pytest.mark.parametrize(
    "text",
    [
        "The SummerReady Campaign was launched on Monday.",
        "The Moapa Band of Paiutes announced a plan.",
        "Joint Statement on the Virtual Meeting of Canada and Israel",
        "Alfamino Junior was recalled on Monday.",
    ],
)
def test_common_words_make_no_person(text: str) -> None:
    assert people(cast_of(text, HOME)) == []


def test_a_name_opens_behind_the_words_of_a_post() -> None:
    cast = cast_of("Senior Advisor and Director of Public Engagement Cedric Richmond met the mayor.", HOME)
    assert people(cast) == ["Cedric Richmond"]
    cast = cast_of("FEMA Administrator Deanne Criswell met the mayor.", HOME)
    assert (person(cast, "Deanne Criswell").country, person(cast, "Deanne Criswell").role) == ("USA", "administrator")


def test_a_state_before_a_name_is_no_part_of_it() -> None:
    cast = cast_of("Canada called President of Turkmenistan Serdar Berdimuhamedov on Monday.")
    assert person(cast, "Serdar Berdimuhamedov").id == "person:serdar-berdimuhamedow"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Ramin Toloui, of Iowa, to be an Assistant Secretary of State.", "Ramin Toloui", "USA"),
        ("Kenneth Jarin, Nominee for Member of the Commission, came.", "Kenneth Jarin", "USA"),
        ("Anne Neuberger, Deputy Assistant to the President, spoke.", "Anne Neuberger", "USA"),
        ("Ramin Toloui, an economist, spoke.", "Ramin Toloui", None),
    ],
)
def test_where_one_is_from_tells_the_country(text: str, name: str, country: str | None) -> None:
    assert person(cast_of(text, HOME), name).country == country


def test_one_sent_out_as_a_country_s_envoy_is_of_it() -> None:
    text = "I am appointing Penny Pritzker to serve as the new U.S. Special Representative for Ukraine. "
    cast = cast_of(text + "Special Representative Pritzker will travel.", HOME)
    assert person(cast, "Penny Pritzker").country == "USA"


def test_a_former_holder_is_known_by_surname_and_office() -> None:
    cast = cast_of("He had served President Obama. President Quendel agreed.", HOME)
    assert person(cast, "Barack Obama").country == "USA"
    assert person(cast, "Quendel").country is None


def test_a_head_of_a_university_holds_no_office_of_a_state() -> None:
    head = person(
        cast_of("Howard Gillman, Chancellor, University of California, Irvine, came.", HOME), "Howard Gillman"
    )
    assert (head.sector, head.role) == ("EDU", "chancellor")
    head = person(cast_of("Olaf Petersen, Chancellor of Austria, came.", HOME), "Olaf Petersen")
    assert (head.sector, head.country) == ("GOV", "AUT")


def test_the_town_of_a_university_is_no_person() -> None:
    cast = cast_of("President Sandu spoke at the University of Birmingham on Monday.", HOME)
    assert not [actor.name for actor in cast.actors if "Birmingham" in actor.name]


def test_the_wife_of_a_president_is_none() -> None:
    cast = cast_of("Olena Zelenska met the wife of the President of the European Council Amelie Derbaudrenghien.", HOME)
    assert person(cast, "Amelie Derbaudrenghien").role is None


def test_a_misspelt_holder_of_a_high_office_is_the_holder() -> None:
    cast = cast_of("Volodymyr Zelenskyiyy said no. Volodymyr Shevchenko agreed.", "President of Ukraine")
    assert "person:volodymyr-zelenskyy" in {actor.id for actor in cast.actors}
    assert "Volodymyr Shevchenko" in people(cast)


def test_a_title_in_a_list_belongs_to_the_name_that_follows() -> None:
    cast = cast_of("Ann Lewis, Ambassador Kurt Campbell and Paul Roy came.", HOME)
    assert person(cast, "Ann Lewis").role is None
    assert person(cast, "Kurt Campbell").role == "ambassador"


def test_the_head_of_an_organisation_is_the_organisation_s() -> None:
    cast = cast_of("Chairman of the Board of the Eurasian Economic Commission Mikhail Myasnikovich spoke.")
    assert person(cast, "Mikhail Myasnikovich").sector == "IGO"


def test_a_post_may_hold_a_region_and_a_state_is_no_post() -> None:
    envoy = person(cast_of("Assistant Secretary of State for African Affairs Molly Phee spoke.", HOME), "Molly Phee")
    assert envoy.role == "assistant secretary of state"
    president = person(cast_of("Canada called President of Kenya Grace Achieng on Monday."), "Grace Achieng")
    assert (president.country, president.role) == ("KEN", "president")


def test_a_wife_is_not_her_husband() -> None:
    cast = cast_of("First Lady Jill Biden came. President of the United States Joe Biden spoke.", HOME)
    assert {"person:jill-biden", "person:joe-biden"} <= {actor.id for actor in cast.actors}


def test_a_surname_may_come_first() -> None:
    assert people(cast_of("Colonel Baranyuk Volodymyr Anatoliyovych fought.")) == ["Baranyuk Volodymyr Anatoliyovych"]
    assert people(cast_of("National Security Bureau Chief Pawel Soloch came.")) == ["Pawel Soloch"]


def test_aides_are_the_release_s_own_and_foreign_ministers_are_not() -> None:
    cast = cast_of("Labor Secretary Julie Sutherland met Foreign Minister Ulrika Tamm.", HOME)
    assert person(cast, "Julie Sutherland").country == "USA"
    assert person(cast, "Ulrika Tamm").country is None


def test_an_ambassador_to_one_state_is_of_the_other() -> None:
    text = "Canada called Ambassador of the Swiss Confederation to Ukraine Claude Wild on Monday."
    assert person(cast_of(text), "Claude Wild").country == "CHE"


def test_a_list_of_counties_holds_no_pope() -> None:
    cast = cast_of("Floods hit Nobles, Pope, Redwood, and the plains.")
    assert all(actor.role != "pope" for actor in cast.actors)
    assert any(actor.role == "pope" for actor in cast_of("Canada called Pope Francis on Monday.").actors)


def test_the_father_of_the_same_name_is_another() -> None:
    cast = cast_of("President Joe Biden spoke of his father, Joseph R. Biden, Sr.")
    assert [actor.id for actor in meant_by(cast, "Joseph R. Biden, Sr")] != ["person:joe-biden"]


def test_an_office_that_may_be_had_is_nobody() -> None:
    cast = cast_of("President Joe Biden asked people to vote for somebody for President.", "The White House")
    assert countries(cast, "President") == set()


def test_a_claim_from_a_capital_is_its_government_s_and_a_train_is_not() -> None:
    assert countries(cast_of("Russia dismissed the claim from Berlin."), "Berlin") == {"DEU"}
    assert countries(cast_of("They took the train from Berlin."), "Berlin") == set()
