"""Names and title phrases are answered as of the day, with reasons, and doubts are told."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.gazetteer import load_gazetteer
from dragoman.gazetteer.answers import Answer, Question
from dragoman.gazetteer.spells import standing_on
from dragoman.gazetteer.who import missing, who


def ask(words: str, on: str | None = None, country: str | None = None) -> tuple[Answer, ...]:
    return who(load_gazetteer(), Question(words, on, country))


def ids(words: str, on: str | None = None, country: str | None = None) -> list[str | None]:
    return [answer.id for answer in ask(words, on, country)]


@pytest.mark.parametrize(
    ("phrase", "on", "person"),
    [
        ("foreign minister of Greece", "2020-01-08", "Nikos Dendias"),
        ("the Greek foreign minister", "2016-01-08", "Nikos Kotzias"),
        ("Turkish foreign minister", "2020-01-08", "Mevlüt Çavuşoğlu"),
        ("the German chancellor", "2022-02-15", "Olaf Scholz"),
        ("the German chancellor", "2015-02-15", "Angela Merkel"),
        ("Germany's chancellor", "2015-02-15", "Angela Merkel"),
        ("NATO secretary general", "2022-02-19", "Jens Stoltenberg"),
        ("secretary general of NATO", "2022-02-19", "Jens Stoltenberg"),
        ("UN Secretary-General", "2005-01-01", "Kofi Annan"),
        ("EU foreign policy chief", "2021-01-01", "Josep Borrell"),
        ("president of the European Commission", "2021-01-01", "Ursula von der Leyen"),
        ("the pope", "2016-01-01", "Francis"),
        ("British foreign secretary", "2021-01-01", "Dominic Raab"),
        ("us secretary of state", "2010-01-01", "Hillary Clinton"),
        ("incoming president of the United States", "2020-12-01", "Joe Biden"),
        ("former German chancellor", "2022-02-15", "Angela Merkel"),
        ("then prime minister of Russia", "2015-01-01", "Dmitry Medvedev"),
        ("Foreign Minister Lavrov", "2016-01-01", "Sergey Lavrov"),
        ("Russian Foreign Minister Sergei Lavrov", "2016-01-01", "Sergey Lavrov"),
    ],
)  # fmt: skip
def test_title_phrases_resolve_against_the_terms_of_the_day(phrase: str, on: str, person: str) -> None:
    answer = ask(phrase, on)[0]
    assert answer.name == person or person in answer.name
    assert answer.kind == "person"
    assert answer.why


def test_the_office_held_on_the_day_comes_first_and_the_others_are_placed_in_time() -> None:
    spells = ask("Dmitry Medvedev", "2010-01-01")[0].spells
    assert [
        (spell.term.office, spell.standing) for spell in spells if spell.term.office in ("president", "prime minister")
    ] == [
        ("president", "held"),
        ("prime minister", "later"),
    ]
    assert ask("Dmitry Medvedev", "2015-01-01")[0].spells[0].term.office == "prime minister"


def test_an_open_term_is_told_only_up_to_its_source() -> None:
    office = ask("foreign minister of Russia", "2049-01-01")[0]
    assert office.kind == "office"
    assert office.id is None
    assert "known only up to" in (office.note or "")
    assert [(s.term.person, s.standing) for s in office.spells] == [("Sergey Lavrov", "not known")]
    assert ask("Sergey Lavrov", "2049-01-01")[0].note == "No office is known to be held on 2049-01-01."


def test_without_a_day_the_last_known_holder_is_named_as_such() -> None:
    answer = ask("NATO secretary general")[0]
    assert answer.note == "The last known secretary-general of NATO; give a day with --on."
    assert {spell.standing for spell in answer.spells} == {"any day"}


def test_two_owners_give_an_answer_each() -> None:
    names = {answer.country for answer in ask("Korean foreign minister", "2020-01-01")}
    assert names == {"PRK", "KOR"}
    assert {answer.country for answer in ask("Korean foreign minister", "2020-01-01", "KOR")} == {"KOR"}


def test_two_holders_in_one_day_are_told() -> None:
    gazetteer = load_gazetteer()
    both = [
        (owner, day)
        for owner in gazetteer.owners("foreign minister")
        for term in gazetteer.holders(owner, "foreign minister", None)
        if (day := term.start) and len(day) == 10
        and len({t.person_id for t in gazetteer.holders(owner, "foreign minister", day)}) > 1
    ]  # fmt: skip
    owner, day = both[0]
    answers = ask("foreign minister", day, owner)
    assert len(answers) > 1
    assert all("the office alone does not decide" in (answer.note or "") for answer in answers)


def test_an_office_of_nobody_asks_whose() -> None:
    answer = ask("foreign minister")[0]
    assert (answer.kind, answer.id) == ("office", None)
    assert "--country" in (answer.decides or "")
    assert ask("foreign minister", "2020-01-08", "GRC")[0].name == "Nikos Dendias"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Kremlin", ["gov:RUS"]),
        ("kremlin", ["gov:RUS"]),
        ("Russia", ["state:RUS"]),
        ("Russians", ["state:RUS"]),
        ("nato", ["org:nato"]),
        ("Hezbollah", ["group:hezbollah"]),
        ("Georgia", ["state:GEO", "region:usa-georgia"]),
        ("Zelenskiy", ["person:volodymyr-zelenskyy"]),
        ("Nobody Whatever", []),
        ("", []),
    ],
)
def test_names(name: str, expected: list[str]) -> None:
    assert ids(name, "2022-01-01") == expected


def test_what_would_decide_between_namesakes_is_told() -> None:
    assert all("words near it" in (answer.decides or "") for answer in ask("Georgia"))
    assert ids("Georgia", country="GEO") == ["state:GEO"]


def test_a_capital_is_a_government_and_a_town() -> None:
    assert [(answer.kind, answer.country) for answer in ask("Vienna", country="AUT")] == [
        ("government", "AUT"),
        ("place", "AUT"),
    ]


def test_institutions_have_an_owner() -> None:
    assert [answer.name for answer in ask("Turkish foreign ministry")] == ["ministry of foreign affairs of Türkiye"]
    assert [answer.name for answer in ask("the parliament of Greece")] == ["parliament of Greece"]
    assert ask("foreign ministry")[0].decides is not None


def test_why_nothing_was_found() -> None:
    gazetteer = load_gazetteer()
    assert "is known by that name" in missing(gazetteer, Question("Nobody Whatever"))
    assert "people bear that surname" in missing(gazetteer, Question("Smith"))


WORDS = ("former", "the", "Greek", "of", "Greece", "foreign minister", "Lavrov", "NATO", "'s", "x", "\ud800")


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=6), st.sampled_from([None, "2020-01-08", "1900-01-01"]))
def test_any_words_are_taken_and_every_standing_is_that_of_its_day(words: list[str], on: str | None) -> None:
    for answer in ask(" ".join(words), on):
        assert answer.why
        assert all(spell.standing == standing_on(spell.term, on) for spell in answer.spells)
