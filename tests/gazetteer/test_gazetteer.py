"""Names, titles, holders, people and towns are found as the news writes them, and nothing else is."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.gazetteer import Gazetteer, load_gazetteer
from timing import cost


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def found(gazetteer: Gazetteer, text: str) -> list[tuple[str, str, str]]:
    """What is found, as (words, use, ids)."""
    return [
        (hit.span.words(text), hit.use, "|".join(entity.id for entity in hit.entities)) for hit in gazetteer.find(text)
    ]


def ids(gazetteer: Gazetteer, text: str) -> list[str]:
    return [ident for _, _, ident in found(gazetteer, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada’s minister met Russians.", [("Canada", "name", "state:CAN"), ("Russians", "demonym", "state:RUS")]),
        ("the Kremlin’s Crimea", [("Kremlin", "metonym", "gov:RUS"), ("Crimea", "name", "region:crimea")]),
        ("Moscow said", [("Moscow", "capital", "gov:RUS")]),
        ("Papua New Guinea", [("Papua New Guinea", "name", "state:PNG")]),
        ("in Guinea-Bissau", [("Guinea-Bissau", "name", "state:GNB")]),
        ("the Côte d’Ivoire", [("Côte d’Ivoire", "name", "state:CIV")]),
        ("NATO called. The Alliance agreed.", [("NATO", "name", "org:nato"), ("Alliance", "name", "org:nato")]),
        ("Russian-Canadian relations", [("Russian", "demonym", "state:RUS"), ("Canadian", "demonym", "state:CAN")]),
        ("THE UNITED STATES SAYS", [("UNITED STATES", "name", "state:USA")]),
        ("a U.S.-led force", [("U.S.", "name", "state:USA")]),
        ("the al-Shabaab fighters", [("al-Shabaab", "name", "group:al-shabaab")]),
        ("Al-Qaida", [("Al-Qaida", "name", "group:al-qaeda")]),
    ],
)  # fmt: skip
def test_finds_names(gazetteer: Gazetteer, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They told us who ate the turkey.", "pro-Russian and anti-American", "the New Mexico desert", "Nigerias",
        "Jim Jordan spoke. Jordan then left.", "Israel Katz arrived", "Mr. Holland", "in March and May", "@Ukraine",
        "the Paris Agreement and the Minsk agreements", "African Americans", "an alliance, and the Alliance of nobody",
        "Chinese-made phones", "a guinea pig", "the Washington Monument",
    ],
)  # fmt: skip
def test_finds_nothing(gazetteer: Gazetteer, text: str) -> None:
    assert found(gazetteer, text) == []


def test_ambiguous_names_keep_their_candidates(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Georgia agreed.") == ["state:GEO|region:usa-georgia"]
    assert ids(gazetteer, "The Congo agreed.") == ["state:COD|state:COG"]
    assert ids(gazetteer, "a Korean envoy") == ["state:PRK|state:KOR"]


def test_ambiguous_names_are_decided_by_the_text(gazetteer: Gazetteer) -> None:
    assert ids(gazetteer, "Alabama, Georgia and Texas")[1] == "region:usa-georgia"
    assert ids(gazetteer, "Ukraine, Georgia and Moldova")[1] == "state:GEO"
    assert ids(gazetteer, "South Korea agreed. The Korean envoy left.") == ["state:KOR", "state:KOR"]
    assert ids(gazetteer, "North Korea and South Korea. A Korean envoy.")[-1] == "state:PRK|state:KOR"


def test_combining_marks_keep_offsets(gazetteer: Gazetteer) -> None:
    text = "Cafe\u0301 in Co\u0302te d'Ivoire, Turkey"
    assert [words for words, _, _ in found(gazetteer, text)] == ["Co\u0302te d'Ivoire", "Turkey"]


@pytest.mark.parametrize(
    ("phrase", "office", "role"),
    [
        ("Foreign Affairs Minister", "foreign minister", "minister of foreign affairs"),
        ("minister of foreign affairs", "foreign minister", "minister of foreign affairs"),
        ("foreign ministers", "foreign minister", "minister of foreign affairs"),
        ("Secretary of State", "foreign minister", "secretary of state"),
        ("Deputy Foreign Minister", "deputy foreign minister", "deputy minister of foreign affairs"),
        ("ministers of defence", "defence minister", "minister of defence"),
        ("Federal Chancellor", "chancellor", "federal chancellor"),
        ("national security advisor", "national security adviser", "national security adviser"),
        ("head of the presidential office", "head of the presidential office", "head of the office of the president"),
        ("Secretary General", "secretary-general", "secretary-general"),
        ("EU foreign policy chief", "high representative", "high representative for foreign affairs"),
        ("presidents", "president", "president"),
        ("spokesmen", "spokesperson", "spokesman"),
        ("chiefs of staff", "chief of staff", "chief of staff"),
        ("crown prince", "crown prince", "crown prince"),
    ],
)  # fmt: skip
def test_offices(gazetteer: Gazetteer, phrase: str, office: str, role: str) -> None:
    text = f"Yesterday the {phrase} spoke."
    assert [(span.words(text), o.id, o.role) for span, o in gazetteer.offices_in(text)] == [(phrase, office, role)]


def test_words_that_are_titles_only_with_a_capital(gazetteer: Gazetteer) -> None:
    text = "In general, General Milley told the General Assembly so."
    assert [span.words(text) for span, _ in gazetteer.offices_in(text)] == ["General"]


def test_institutions(gazetteer: Gazetteer) -> None:
    text = "The Turkish Ministry of Foreign Affairs, the defence ministry, parliament and the Supreme Court"
    assert [(span.words(text), i.id, i.sector) for span, i in gazetteer.institutions_in(text)] == [
        ("Ministry of Foreign Affairs", "foreign ministry", "GOV"),
        ("defence ministry", "defence ministry", "GOV"),
        ("parliament", "parliament", "LEG"),
        ("Supreme Court", "supreme court", "JUD"),
    ]


@pytest.mark.parametrize(
    ("country", "office", "on", "person"),
    [
        ("CAN", "foreign minister", "2016-07-25", "Stéphane Dion"),
        ("RUS", "foreign minister", "2016-07-25", "Sergey Lavrov"),
        ("USA", "president", "2021-12-07", "Joe Biden"),
        ("USA", "head of government", "2021-12-07", "Joe Biden"),
        ("GBR", "prime minister", "2022-02-19", "Boris Johnson"),
        ("FRA", "foreign minister", "2020-01-08", "Jean-Yves Le Drian"),
        ("DEU", "chancellor", "2022-02-15", "Olaf Scholz"),
        ("org:nato", "secretary-general", "2022-02-19", "Jens Stoltenberg"),
        ("org:un", "secretary-general", "2005-01-01", "Kofi Annan"),
    ],
)  # fmt: skip
def test_holders(gazetteer: Gazetteer, country: str, office: str, on: str, person: str) -> None:
    assert [term.person for term in gazetteer.holders(country, office, on)] == [person]


def test_open_terms_are_not_trusted_past_their_source(gazetteer: Gazetteer) -> None:
    assert gazetteer.holders("RUS", "foreign minister", "2049-01-01") == ()
    assert gazetteer.holders("XXX", "foreign minister", "2020-01-01") == ()


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Stephane Dion", "person:stephane-dion"), ("Volodymyr Zelensky", "person:volodymyr-zelenskyy"),
        ("Zelenskiy", "person:volodymyr-zelenskyy"), ("Recep Tayyip Erdogan", "person:recep-tayyip-erdogan"),
        ("Sergei Lavrov", "person:sergey-lavrov"), ("President Biden", "person:joe-biden"),
        ("Xi", "person:xi-jinping"), ("von der Leyen", "person:ursula-von-der-leyen"),
        ("Andriy Yermak", "person:andriy-yermak"), ("Sergey Shoygu", "person:sergei-shoigu"),
    ],
)  # fmt: skip
def test_people(gazetteer: Gazetteer, name: str, ident: str) -> None:
    assert gazetteer.people(name, "2022-02-01")[0].person_id == ident


def test_people_are_ordered_by_nearness_in_time(gazetteer: Gazetteer) -> None:
    assert gazetteer.people("Dmitry Medvedev", "2010-01-01")[0].office == "president"
    assert gazetteer.people("Dmitry Medvedev", "2015-01-01")[0].office == "prime minister"
    assert gazetteer.people("Nobody Whatever") == ()


def test_towns(gazetteer: Gazetteer) -> None:
    assert gazetteer.towns("Vientiane")[0].country == "LAO"
    assert gazetteer.towns("Kiev")[0].name == "Kyiv"
    assert gazetteer.towns("Moscow")[0].country == "RUS"
    assert all(town.country == "USA" for town in gazetteer.towns("Moscow", "USA"))


def test_states_and_members(gazetteer: Gazetteer) -> None:
    assert gazetteer.state("CAN").name == "Canada"
    assert gazetteer.seat("CAN") == "Ottawa"
    assert gazetteer.state("GRL").country == "DNK"
    assert len(gazetteer.members("org:nato")) == 32
    assert len(gazetteer.members("org:eu")) == 27
    government = gazetteer.entity("gov:RUS")
    assert government is not None
    assert (government.name, government.kind, government.sector) == ("Government of Russia", "government", "GOV")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_taken_and_spans_lie_within_it(text: str) -> None:
    gazetteer = load_gazetteer()
    spans = [hit.span for hit in gazetteer.find(text)]
    spans += [span for span, _ in gazetteer.offices_in(text)] + [span for span, _ in gazetteer.institutions_in(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert gazetteer.people(text, "2020-01-01") is not None
    assert gazetteer.towns(text) is not None


@pytest.mark.parametrize(
    "text", ["Russia, ", "U.S. ", "Georgia ", "deputy ", "minister of the ", "a\u0301", "\u2028", "İ"]
)
def test_cost_stays_linear(gazetteer: Gazetteer, text: str) -> None:
    long = text * (100_000 // len(text))
    searches = (gazetteer.find, gazetteer.offices_in, gazetteer.institutions_in)
    assert sum(cost(partial(search, long)) for search in searches) < 3
