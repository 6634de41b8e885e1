"""The tables of subjects and positions hold their form, and name what they are meant to."""

from __future__ import annotations

import pytest

from dragoman.model import Span
from dragoman.readouts.accounts.subjects import load_positions, load_subjects
from dragoman.readouts.accounts.wordings import words_of
from dragoman.text.words import read_words

ROOM = "dragoman.readouts.accounts"


def labels(text: str) -> set[str]:
    return {found.label for found in load_subjects().find(words_of(text, [Span(0, len(text))]))}


@pytest.mark.parametrize(
    ("one", "other", "subject"),
    [
        ("the situation in Donbas", "the internal Ukrainian conflict", "conflict in eastern Ukraine"),
        ("the Iran nuclear deal", "the Joint Comprehensive Plan of Action", "Iran's nuclear programme"),
        ("a dialogue on ransomware", "an exchange on information security", "cyber security and information security"),
        ("impose severe costs on Russia", "the possibility of sanctions", "sanctions and economic measures"),
        ("tasked their teams", "instruct their representatives", "follow-up and further contacts"),
        ("food insecurity", "exports of Ukrainian grain", "food security and grain"),
        ("a cease-fire", "cessation of hostilities", "ceasefire and end of hostilities"),
        ("NATO's open door policy", "applied for membership in the Alliance", "NATO membership and enlargement"),
        ("clean energy", "the COP26 summit", "climate and clean energy"),
    ],
)
def test_two_wordings_name_one_subject(one: str, other: str, subject: str) -> None:
    assert subject in labels(one) & labels(other)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("the United States and its allies", "unity and coordination with allies"),
        ("consultations were held", "embassies, diplomats and visas"),
        ("He met the minister and told us so.", "follow-up and further contacts"),
    ],
)
def test_what_only_sounds_alike_names_no_subject(text: str, subject: str) -> None:
    assert subject not in labels(text)


@pytest.mark.parametrize(("table", "key"), [("subjects", "subject"), ("positions", "position")])
def test_each_entry_stands_once_and_so_does_each_wording(table: str, key: str) -> None:
    entries = read_words(ROOM, table)
    names = [entry[key] for entry in entries]
    assert len(names) == len(set(names))
    for entry in entries:
        wordings = [str(wording).lower() for wording in entry["wordings"]]
        assert len(wordings) == len(set(wordings)), f"{entry[key]} has a wording twice"


def test_positions_are_read() -> None:
    text = "The President urged restraint and was firm on borders."
    found = load_positions().find(words_of(text, [Span(0, len(text))]))
    assert [one.label for one in found] == ["urged", "was firm"]
