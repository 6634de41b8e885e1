"""Phrases that speak of a matter though no subject has a wording for it."""

from __future__ import annotations

import pytest

from dragoman.model import Record, Span
from dragoman.readouts.accounts.matter_words import load_matter_words, phrases_of
from dragoman.readouts.accounts.stretch import Stretch


def phrases(text: str, call: list[Record]) -> list[str]:
    """The phrases of a text put in the place of a report's."""
    from dataclasses import replace

    record = replace(call[0], report=replace(call[0].report, text=text, body=(Span(0, len(text)),)))
    whole = (Span(0, len(text)),)
    return [found.span.words(text) for found in phrases_of(record, Stretch(whole, whole), ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They spoke of local authorities.", ["local authorities"]),
        ("He raised the flow of migrants, and equity.", ["flow of migrants", "equity"]),
        ("They condemned it and celebrated.", []),
        ("A threat.", []),
    ],
)
def test_nouns_and_adjectives_that_stand_together_are_a_phrase(text: str, found: list[str], call: list[Record]) -> None:
    assert phrases(text, call) == found


def test_a_word_stands_in_one_list_only() -> None:
    known = load_matter_words()
    assert not known.alone & known.nouns
    assert not (known.alone | known.nouns) & known.adjectives


@pytest.mark.parametrize("words", load_matter_words())
def test_words_are_small_and_single(words: frozenset[str]) -> None:
    assert all(word.islower() and word.isalpha() for word in words)
