"""The automaton finds what looking for every phrase at every place would find, and nothing else."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.gazetteer.automaton import Automaton

# Few letters, so that phrases overlap, nest and repeat; and what may stand at the edges of words.
LETTERS = "ab éà𝒳"
TEXT = st.text(LETTERS + " .,-_@'1\u2019\n\ud800", max_size=60)
PHRASES = st.lists(st.from_regex(r"[abé1][abé 1-]{0,5}", fullmatch=True), unique=True, max_size=8)


def by_hand(phrases: list[str], text: str) -> list[tuple[int, int, int]]:
    found = [
        (match.start(), -match.end(1), number)
        for number, phrase in enumerate(phrases)
        for match in re.finditer(rf"(?<![\w@])(?=({re.escape(phrase)})(?!\w))", text)
    ]
    return sorted(found)


@settings(max_examples=400, deadline=None)
@given(PHRASES, TEXT)
def test_finds_every_whole_phrase_at_every_place(phrases: list[str], text: str) -> None:
    assert Automaton(phrases).matches(text) == by_hand(phrases, text)


def test_offsets_count_characters_whatever_their_bytes() -> None:
    assert Automaton(["Iran"]).matches("“𝒳” and Iran") == [(8, -12, 0)]


def test_longest_first_at_one_place() -> None:
    found = Automaton(["Guinea", "Guinea-Bissau"]).matches("Guinea-Bissau")
    assert found == [(0, -13, 1), (0, -6, 0)]


def test_a_handle_and_a_part_of_a_word_are_no_names() -> None:
    assert Automaton(["Oman"]).matches("Romania @Oman Omani _Oman Oman_ Oman2") == []


def test_no_phrases_find_nothing_and_a_broken_surrogate_hinders_nothing() -> None:
    assert Automaton([]).matches("Iran") == []
    assert Automaton(["Iran"]).matches("\ud800 Iran") == [(2, -6, 0)]
