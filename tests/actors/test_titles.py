"""Titles of several words, surnames with particles, aides of those they serve, and names cut out of headlines."""

from __future__ import annotations

import pytest

from casting import cast_of, countries, meant_by
from extract.telling import read, told


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Canada met State Secretary for European Affairs of Slovakia Ivan Brown.", None, "SVK"),
        ("Canada met Minister for European Union Affairs of Norway Ivan Brown.", None, "NOR"),
        ("Canada met Minister of Digital Affairs of Poland Ivan Brown.", None, "POL"),
        ("Ivan Brown, Diplomatic Advisor to the Norwegian Prime Minister, met Canada.", "Ivan Brown", "NOR"),
        ("Canada met policy adviser to the German Chancellor Ivan Brown.", None, "DEU"),
        (
            "Prime Minister Jonas Store of Norway spoke. Ivan Brown, adviser to the Prime Minister, met Canada.",
            None,
            "NOR",
        ),
    ],
)
def test_a_post_of_several_words_tells_the_country(text: str, words: str | None, country: str) -> None:
    cast = cast_of(text)
    (brown,) = [actor for actor in cast.actors if actor.name == "Ivan Brown"]
    assert brown.country == country
    assert words is None or brown in meant_by(cast, words)


def test_the_words_of_a_post_are_nobody() -> None:
    cast = cast_of("Canada met Minister for European Union Affairs of Norway Ivan Brown.")
    assert [actor.name for actor in cast.actors if actor.kind == "person"] == ["Ivan Brown"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President von der Leyen met President Biden.", "Ursula von der Leyen"),
        ("President el-Sisi spoke to Canada.", "Abdel Fattah el-Sisi"),
        ("Minister van Bergen spoke to Canada.", "van Bergen"),
    ],
)
def test_a_surname_keeps_its_particles(text: str, name: str) -> None:
    (found,) = meant_by(
        cast_of(text), " ".join(text.split()[: text.split().index("met" if "met" in text else "spoke")])
    )
    assert found.name == name


def test_in_is_no_surname() -> None:
    text = "The President of the Republic of Korea Moon Jae-in spoke. In his message to Norway, he thanked it."
    assert not [r for r in cast_of(text).references if r.span.words(text) == "In"]


@pytest.mark.parametrize(
    "title", ["Remarks by President Biden Before Marine One Departure", "President Joe Biden Honors Jane Brown"]
)
def test_a_headline_s_verb_is_no_part_of_a_name(title: str) -> None:
    _, actors, _ = read("Canada helped.", title=title)
    assert "person:joe-biden" in actors
    assert not any("before" in id or "honors" in id for id in actors)


def test_a_seat_of_government_before_a_title_is_where_the_guest_comes() -> None:
    text = "Canada welcomed to the White House Prime Minister Scott Morrison of Australia and Ann Brown."
    assert countries(cast_of(text), "White House Prime Minister Scott Morrison of Australia") <= {"AUS"}
    assert [actor.country for actor in cast_of(text).actors if "Morrison" in actor.name] == ["AUS"]


def test_a_joint_statement_is_of_both_who_issue_it() -> None:
    title = "Joint Statement by President Biden and President von der Leyen"
    events, actors, _ = read("We are concerned by Putin's war in Ukraine.", published="2022-03-24", title=title)
    assert {actors[id].name for id in events[0].actors} == {"Joe Biden", "Ursula von der Leyen"}


def test_two_people_of_a_title_are_the_parties_whoever_else_it_names() -> None:
    title = "Ivan Brown of Norway discussed with Jan Smith of Poland Sweden's help in the war with Russia"
    text = "Ivan Brown spoke with Jan Smith. The European Union gave Ukraine help. The parties agreed on new sanctions."
    assert told(text, title=title)[-1] == "NOR+POL AGREE occurred"


def test_the_region_of_a_post_is_nobody_s_country() -> None:
    cast = cast_of("U.S. Special Envoy for the Horn of Africa Ivan Brown met Canada.")
    assert [actor.country for actor in cast.actors if actor.name == "Ivan Brown"] == ["USA"]
