"""Folding makes spellings alike and never loses where a character stood."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.gazetteer.fold import fold_name, fold_text, spelling_key

MARKED = st.text(
    st.sampled_from("aZé\u0301\u0302ñłŁ’–\u00a0“”Жт中\t\n`\ud800𝒳ạ")
    | st.characters(min_codepoint=32, max_codepoint=0x24F),
    max_size=80,
)


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_every_stretch_gives_back_its_words(text: str) -> None:
    folded = fold_text(text)
    for start in range(len(folded.text)):
        span = folded.span(start, start + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert fold_text(span.words(text)).text == folded.text[start]
    assert "".join(folded.span(at, at + 1).words(text) for at in range(len(folded.text))) in text


@settings(max_examples=300, deadline=None)
@given(MARKED)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold_text(text).text
    assert fold_text(once).text == once


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(min_codepoint=0xC0, max_codepoint=0x24F), max_size=60))
def test_many_kinds_of_letters_fold_like_each_alone(text: str) -> None:
    assert fold_text(text).text == "".join(fold_text(letter).text for letter in text)


@pytest.mark.parametrize("name", ["Côte d’Ivoire", "São Tomé", "Åland", "Türkiye", "Łódź", "Curaçao"])
def test_marks_fold_however_they_are_written(name: str) -> None:
    plain = fold_text(name).text
    assert plain.isascii()
    assert fold_text(unicodedata.normalize("NFD", name)).text == plain


def test_names_and_spellings_compare_alike() -> None:
    assert fold_name("São-Tomé  d’Ivoire") == "sao tome divoire"
    assert len({spelling_key(name) for name in ("Zelensky", "Zelenskiy", "Zelenskyy")}) == 1
