"""The data files of learning keep their schema."""

from __future__ import annotations

import re

from dragoman.gazetteer.learning.forms import load_forms
from dragoman.gazetteer.learning.words import (
    counted_offices,
    is_title_of,
    owner_in_title,
    publishers,
    words_of,
)
from dragoman.gazetteer.tables import listed, read_table

KINDS = {
    "not_holding", "acting", "honorific", "particle", "portfolio", "not_name", "plural", "refused", "ended_state",
    "no_president", "announcing", "lengthens",
}  # fmt: skip


def test_forms_have_names_of_their_own_and_known_signs() -> None:
    rows = list(read_table("learn_forms.csv"))
    assert len({row["form"] for row in rows}) == len(rows) == len(load_forms())
    for row in rows:
        assert row["strength"] in ("strong", "weak", "bare")
        assert set(re.findall(r"\{\w+\}", row["pattern"])) <= {
            "{office}", "{name}", "{state}", "{people}", "{the}", "{no_name}", "{no_state}",
        }  # fmt: skip
        assert row["reads"]


def test_words_are_lower_case_and_of_known_kinds() -> None:
    rows = list(read_table("learn_words.csv"))
    assert {row["kind"] for row in rows} == KINDS
    for row in rows:
        words = listed(row["words"])
        assert len(words) == len(set(words)), row["kind"]
        assert row["kind"] == "ended_state" or all(word == word.lower() and word.strip() for word in words)


def test_titles_and_limits_name_offices_that_count() -> None:
    states = {row["iso3"] for row in read_table("states.csv")}
    for row in read_table("learn_titles.csv"):
        assert row["office"] in counted_offices() or row["office"] == "other vice president"
        assert not row["owner"] or row["owner"] in states
        assert row["phrases"] == row["phrases"].lower()
    for row in read_table("learn_limits.csv"):
        assert any(re.fullmatch(row["office"], office) for office in counted_offices())
        assert set(row["countries"].split()) <= states | {"*"}


def test_offices_say_all_that_is_asked() -> None:
    rows = list(read_table("learn_offices.csv"))
    assert len(rows) == len(counted_offices())
    for row in rows:
        assert set(row["of"].split()) <= {"state", "organisation"}
        assert row["holders"] in ("one", "many")
        assert {row["follows_subject"], row["combines"]} <= {"yes", "no"}


def test_publishers_are_of_a_state() -> None:
    states = {row["iso3"] for row in read_table("states.csv")}
    assert {publisher.country for publisher in publishers().values()} <= states
    assert publishers()["the white house"].has_own_titles_only


def test_a_title_means_an_office_in_the_states_that_use_it_so() -> None:
    assert is_title_of("foreign minister", "Secretary of State", "USA")
    assert not is_title_of("foreign minister", "Secretary of State", "POL")
    assert not is_title_of("foreign minister", "Foreign Secretary", "IND")
    assert is_title_of("foreign minister", "Foreign Secretary", "GBR")
    assert not is_title_of("under secretary", "Under Secretary", "USA")


def test_some_titles_say_whose_they_are() -> None:
    assert owner_in_title("NATO Secretary General") == "org:nato"
    assert owner_in_title("EPA Administrator") == "USA"
    assert owner_in_title("Foreign Minister") is None


def test_kinds_of_words_are_disjoint_where_they_must_be() -> None:
    assert not words_of("acting") & words_of("not_holding")
