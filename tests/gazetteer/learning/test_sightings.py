"""Every form in which a text puts a title beside a name is read, and what only looks like one is not."""

from __future__ import annotations

import pytest

from dragoman.gazetteer import Gazetteer, load_gazetteer
from dragoman.gazetteer.learning import Sighting, find_sightings
from dragoman.gazetteer.learning.forms import load_forms
from dragoman.intake.read import read_text
from dragoman.model import Source
from dragoman.settings import Settings


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def sightings(
    gazetteer: Gazetteer, text: str, publisher: str = "The White House", title: str = "Readout"
) -> tuple[Sighting, ...]:
    source = Source("1", None, "https://example.org/1", None, "text/plain")
    report = read_text(
        text, source, Settings(), title=title, published="2024-03-05", publisher=publisher, language="en"
    )
    return find_sightings(report, gazetteer)


def told(gazetteer: Gazetteer, text: str, **more: str) -> set[tuple[str, str, str, str]]:
    return {(one.form, one.person, one.office, one.country) for one in sightings(gazetteer, text, **more)}


@pytest.mark.parametrize(
    ("text", "form", "person", "office", "country"),
    [
        ("He met Indian Prime Minister Narendra Modi.", "people-office-name", "Narendra Modi", "prime minister", "IND"),
        ("He met ROK National Security Advisor Shin Wonsik.", "state-office-name", "Shin Wonsik",
         "national security adviser", "KOR"),
        ("He met India’s Minister of External Affairs Dr. S. Jaishankar.", "possessive-office-name", "S. Jaishankar",
         "foreign minister", "IND"),
        ("The Japanese foreign minister, Yoko Kamikawa, agreed.", "people-office-comma-name", "Yoko Kamikawa",
         "foreign minister", "JPN"),
        ("Israel’s foreign minister, Eli Cohen, agreed.", "possessive-office-comma-name", "Eli Cohen",
         "foreign minister", "ISR"),
        ("He met Prime Minister Narendra Modi of India.", "office-name-of-state", "Narendra Modi", "prime minister",
         "IND"),
        ("He met President of Finland Sauli Niinistö.", "office-of-state-name", "Sauli Niinistö", "president", "FIN"),
        ("He met Nikos Dendias, Minister of Foreign Affairs of Greece.", "name-office-of-state", "Nikos Dendias",
         "foreign minister", "GRC"),
        ("He met Tzachi Hanegbi, the Israeli National Security Advisor.", "name-people-office", "Tzachi Hanegbi",
         "national security adviser", "ISR"),
        ("He met Esteban Moctezuma, Mexico’s Ambassador to the United States.", "name-possessive-office",
         "Esteban Moctezuma", "ambassador", "MEX"),
        ("He met Kim Sung-han, ROK National Security Advisor.", "name-state-office", "Kim Sung-han",
         "national security adviser", "KOR"),
        ("He met Ambassador of Mexico to Canada, Carlos Joaquín González.", "office-of-state-post-name",
         "Carlos Joaquín González", "ambassador", "MEX"),
        ("He met Carlos Joaquín González, Ambassador of Mexico to Canada.", "name-office-of-state-post",
         "Carlos Joaquín González", "ambassador", "MEX"),
        ("He met his Israeli counterpart, Minister of Defense Yoav Gallant.", "counterpart-office-name",
         "Yoav Gallant", "defence minister", "ISR"),
        ("He met National Security Advisor Jake Sullivan.", "own-title", "Jake Sullivan",
         "national security adviser", "USA"),
        ("He met Deb Haaland, Secretary of the Interior.", "own-title", "Deb Haaland", "interior minister", "USA"),
        ("They met the Secretary of Energy, Jennifer Granholm, in Texas.", "own-title", "Jennifer Granholm",
         "energy minister", "USA"),
        ("He met Israeli Foreign Minister Eli Cohen, Defense Minister Yoav Gallant, and others.",
         "listed-office-name", "Yoav Gallant", "defence minister", "ISR"),
        ("He met EPA Administrator Michael Regan.", "title-tells", "Michael Regan", "agency head", "USA"),
        ("He met NATO Secretary General Jens Stoltenberg.", "title-tells", "Jens Stoltenberg", "secretary-general",
         "org:nato"),
    ],
)  # fmt: skip
def test_each_form_is_read(gazetteer: Gazetteer, text: str, form: str, person: str, office: str, country: str) -> None:
    assert (form, person, office, country) in told(gazetteer, text)


@pytest.mark.parametrize(
    "text",
    [
        "He met former Indian Prime Minister Manmohan Singh.",
        "He met former Prime Minister Manmohan Singh of India.",
        "He met former U.S. Ambassador to Poland Daniel Fried.",
        "He met the late Prime Minister of Japan Shinzo Abe.",
        "He met then-Deputy National Security Advisor Jon Finer.",
        "He met Manmohan Singh, former Prime Minister of India.",
        "He met Ambassador-designate of India Vinay Kwatra.",
        "He met the Foreign Ministers of Japan, Yoko Kamikawa, and of Korea.",
        "He met Counselor to the Secretary of the Treasury Joseph Lavorgna.",
        "He met the Head of the International Policy Bureau of the Office of the President of Poland Jakub Kumoch.",
        "He met the chief of staff to Colombian President Maria Paula Correa.",
        "He met Maryland Secretary of Transportation Paul Wiedefeld.",
        "He met Polish Secretary of State Jacek Siewiera.",
        "He met Ambassador Celso Amorim of Brazil.",
        "In 1978 he met Prime Minister Menachem Begin of Israel.",
        "He met President Biden, Prime Minister of Japan Kishida.",
        "He met Foreign Minister Eli Cohen.",
        "He met Secretary General Mikhail Gorbachev of the Soviet Union.",
        "He met Brett Hart, President of United Airlines.",
        "He met Minister Amichai Chikli of Israel.",
    ],
)
def test_what_only_looks_like_one_is_left(gazetteer: Gazetteer, text: str) -> None:
    assert not [one for one in sightings(gazetteer, text) if len(one.person.split()) > 1]


def test_every_form_of_the_data_reads_its_own_example(gazetteer: Gazetteer) -> None:
    names = {form.name for form in load_forms()}
    tested = {
        mark.args[1][at][1]
        for mark in test_each_form_is_read.pytestmark  # type: ignore[attr-defined]
        for at in range(len(mark.args[1]))
    }
    assert names - tested == {"office-name", "office-comma-name", "name-office"}, (
        "these are told by how the state is known"
    )


def test_a_full_name_takes_its_state_from_elsewhere_in_the_report(gazetteer: Gazetteer) -> None:
    text = "President Biden met Prime Minister Ishiba of Japan.\n\nPrime Minister Shigeru Ishiba thanked him."
    assert ("same-report", "Shigeru Ishiba", "prime minister", "JPN") in told(gazetteer, text)


def test_a_short_report_about_one_state_gives_its_titles_to_it(gazetteer: Gazetteer) -> None:
    text = "Jake Sullivan met Foreign Minister Eli Cohen."
    title = "Readout of a Meeting with Israeli Officials"
    assert ("one-state-report", "Eli Cohen", "foreign minister", "ISR") in told(gazetteer, text, title=title)
    assert not told(gazetteer, text, title="Readout of a Meeting with Israeli and Jordanian Officials")
    assert not told(gazetteer, text, title=title, publisher="A Newspaper")


def test_two_titles_of_one_person_are_two_sightings(gazetteer: Gazetteer) -> None:
    text = "He met Deputy Prime Minister and Defense Minister Richard Marles of Australia."
    assert {one.office for one in sightings(gazetteer, text)} == {"deputy prime minister", "defence minister"}


def test_the_vice_president_and_a_prime_minister_are_two_people(gazetteer: Gazetteer) -> None:
    text = "The Vice President and Prime Minister Philip Davis of the Bahamas met."
    assert {one.office for one in sightings(gazetteer, text)} == {"prime minister"}


def test_acting_is_kept_as_said(gazetteer: Gazetteer) -> None:
    (one,) = sightings(gazetteer, "He met Colombian Acting Foreign Minister Luis Murillo.")
    assert (one.person, one.is_acting) == ("Luis Murillo", True)


def test_the_whole_title_and_the_verbatim_words_are_cited(gazetteer: Gazetteer) -> None:
    text = "He met Deputy National Security Advisor for Cyber and Emerging Technology Anne Neuberger today."
    (one,) = sightings(gazetteer, text)
    assert one.title == "Deputy National Security Advisor for Cyber and Emerging Technology"
    assert one.words in text
    assert (one.day, one.report) == ("2024-03-05", "https://example.org/1")


def test_a_report_that_tells_of_nominees_is_no_evidence(gazetteer: Gazetteer) -> None:
    text = "Michael G. Whitaker, Administrator of the Federal Aviation Administration"
    assert not told(gazetteer, text, title="President Biden Announces Key Nominees")
    assert told(gazetteer, text)


def test_honorifics_stand_outside_names_and_headings_make_none(gazetteer: Gazetteer) -> None:
    (one,) = sightings(gazetteer, "He met H.E. Dr. Sydney Mufamadi, National Security Advisor of South Africa.")
    assert one.person == "Sydney Mufamadi"
    assert not sightings(gazetteer, "The Indian Prime Minister Summit Statement follows.")


def test_an_undated_report_tells_no_term(gazetteer: Gazetteer) -> None:
    source = Source("1", None, None, None, "text/plain")
    report = read_text("He met Prime Minister Narendra Modi of India.", source, Settings(), language="en")
    assert not find_sightings(report, gazetteer)
