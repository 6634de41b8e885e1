"""Offices, surnames and descent in one sentence, as of its day or without one."""

from __future__ import annotations

import pytest

from dragoman.actors import cast_actors
from dragoman.gazetteer import load_gazetteer
from dragoman.intake import NOWHERE, read_text
from dragoman.model import Actor
from dragoman.parse import load_language_model, parse_report
from dragoman.settings import Settings


def meant_by(words: str, text: str, day: str | None, publisher: str | None = None) -> list[Actor]:
    """The actors of the mention with exactly these words; none when nothing is mentioned by them."""
    report = read_text(text, NOWHERE, Settings(), published=day, publisher=publisher, language="en")
    cast = cast_actors(parse_report(report, load_language_model("en_core_web_sm")), load_gazetteer())
    found = [r for r in cast.references if r.span.words(report.text) == words]
    return [cast.by_id[id] for id in found[0].actors] if found else []


@pytest.mark.parametrize(("day", "name"), [("2012-05-10", "Anders Fogh Rasmussen"), ("2023-07-10", "Jens Stoltenberg")])
def test_an_organisations_office_names_its_holder_of_the_day(day: str, name: str) -> None:
    (actor,) = meant_by("The NATO Secretary General", "The NATO Secretary General spoke in Riga.", day)
    assert (actor.name, actor.country, actor.sector, actor.of) == (name, None, "IGO", "org:nato")


def test_a_title_that_one_country_has_is_that_countrys_in_anothers_release() -> None:
    (actor,) = meant_by("the Taoiseach", "Today the Taoiseach called.", "2024-03-05", "The White House")
    assert (actor.name, actor.country) == ("Leo Varadkar", "IRL")


def test_the_former_president_is_not_the_present_one() -> None:
    text = "We heard the former President on the radio."
    (actor,) = meant_by("the former President", text, "2022-03-01", "The White House")
    assert (actor.kind, actor.country, actor.role) == ("office", "USA", "former president")
    assert "Donald Trump" in actor.candidates
    assert not any("Biden" in name for name in actor.candidates)


def test_a_post_after_another_persons_in_a_list_is_no_apposition() -> None:
    text = (
        "France told of a talk with President of the European Council Charles Michel, "
        "the President of Azerbaijan and the Prime Minister of Armenia."
    )
    (actor,) = meant_by("the President", text, "2022-02-08")
    assert actor.name == "Ilham Aliyev"


def test_without_a_day_a_surname_is_known_by_the_office_once_held() -> None:
    assert meant_by("President Mugabe", "President Mugabe refused.", None)[0].country == "ZWE"
    assert meant_by("Erdogan", "Erdogan refused the offer.", None)[0].country == "TUR"


def test_a_hyphened_given_name_belongs_to_the_name() -> None:
    text = "We welcomed President Moon Jae-in of the Republic of Korea."
    (actor,) = meant_by("President Moon Jae-in of the Republic of Korea", text, "2021-05-21")
    assert actor.country == "KOR"


def test_a_country_within_a_title_is_the_persons() -> None:
    text = "U.S. Secretary of State Arlo Brinkmann telephoned Paris."
    assert meant_by("U.S. Secretary of State Arlo Brinkmann", text, None)[0].country == "USA"


def test_where_a_person_is_from_may_stand_before_the_name() -> None:
    text = "Police questioned former Germany defender Anna Keller."
    assert meant_by("Anna Keller", text, None)[0].country == "DEU"


def test_people_by_descent_are_no_states() -> None:
    assert meant_by("Albanians", "Serb forces fired on ethnic Albanians.", None) == []
    assert meant_by("Albanians", "Serb forces fired on Albanians.", None)[0].country == "ALB"


def test_a_people_of_several_states_is_here_of_one() -> None:
    (actor,) = meant_by("Kurds", "Thousands of Turkish Kurds crossed the river.", None)
    assert (actor.name, actor.country) == ("Turkish Kurds", "TUR")


def test_a_sentence_that_opens_with_a_day_means_who_held_the_office_then() -> None:
    text = "On May 6, 1995, the President issued an order. Today the President signed another."
    (then,) = meant_by("the President", text, "2021-03-05", "The White House")
    assert then.name == "Bill Clinton"
    assert meant_by("the President", "Today, May 6, 2021, the President spoke.", "2021-05-06", "The White House")[
        0
    ].name == ("Joe Biden")


def test_a_bare_title_in_the_genitive_is_its_holder() -> None:
    text = "He was told of the Vice President's meetings in Munich."
    (actor,) = meant_by("the Vice President", text, "2022-02-19", "The White House")
    assert actor.name == "Kamala Harris"


@pytest.mark.parametrize(
    "title",
    [
        "We shall prevail - address by the President of Ukraine",
        "Statement of the President of Ukraine",
        "We shall prevail - President Volodymyr Zelenskyy's evening address",
    ],
)
def test_the_first_person_is_whose_text_the_title_says_it_is(title: str) -> None:
    (actor,) = meant_by("I", f"{title}\n\nI spoke today with our partners.", "2022-05-10", "President of Ukraine")
    assert actor.name == "Volodymyr Zelenskyy"


def test_a_foreign_minister_just_named_comes_before_the_publishers_own() -> None:
    text = "President Biden met with Prime Minister Justin Trudeau of Canada. The President and Prime Minister agreed."
    (actor,) = meant_by("Prime Minister", text, "2022-06-09", "The White House")
    assert (actor.name, actor.country) == ("Justin Trudeau", "CAN")
    text = "The Prime Minister of the United Kingdom Boris Johnson came to Kyiv. Then the Prime Minister left."
    (actor,) = meant_by("the Prime Minister", text, "2022-02-01", "President of Ukraine")
    assert (actor.name, actor.country) == ("Boris Johnson", "GBR")


def test_an_adviser_to_a_head_of_government_is_no_head_of_government() -> None:
    words = "Foreign Affairs Adviser to the German Chancellor Jens Plötner"
    text = f"He spoke with {words} and National Security Advisor to the President of the United States Jacob Sullivan."
    (actor,) = meant_by("National Security Advisor to the President of the United States Jacob Sullivan", text, None)
    assert (actor.role, actor.country) == ("national security adviser", "USA")
