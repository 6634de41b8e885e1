"""Marks are found by looking at some words only, and are those that looking at all of them gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.ledger.search.snippets import marks_in, snippet_of
from dragoman.ledger.search.stems import stems_of
from dragoman.ledger.search.terms import Term, terms_of
from dragoman.model import Span

TEXT = (
    "The U.N. envoy's talks on São Tomé’s sea; sanctions, sanctioned and re-sanctioned. Łódź and Øresund met. "
    "Ünder the Æsir, the European Union's Unions; un-named US's U.S. forces. ﬁsh Ⅳ 2nd 27-member e\u0301tat o'clock."
    " Dying skies, cried the vying."
)


def naive(text: str, terms: tuple[Term, ...]) -> list[tuple[Span, Term]]:
    """Every stem of the text held against every term."""
    stems = list(stems_of(text))
    found = []
    for term in terms:
        for at in range(len(stems) - len(term) + 1):
            if tuple(one.stem for one in stems[at : at + len(term)]) == term:
                found.append((stems[at].span.cover(stems[at + len(term) - 1].span), term))
    return sorted(found)


@pytest.mark.parametrize(
    "words", [*TEXT.split(), '"the sea"', '"sao tome sea"', '"European Union"', "un s n", "fish iv"]
)
def test_the_marks_are_those_of_every_stem(words: str) -> None:
    terms = terms_of(words)
    assert marks_in(TEXT, terms) == naive(TEXT, terms)


ALPHABET = st.sampled_from([*"absuntz SNUŁøéæ.’'-_ 12\n", "\u0301"])


@given(st.text(ALPHABET, max_size=60), st.text(ALPHABET, max_size=12))
def test_the_same_for_any_text_and_words(text: str, words: str) -> None:
    for asked in (words, f'"{words}"'):
        terms = terms_of(asked)
        assert marks_in(text, terms) == naive(text, terms)


# What ends differently, down to the last letter that stem and word have in common.
FORMS = """use using used uses aging ages die dying tie ties tied sky skies cry cries hope hoping hoped agency agencies
mobility ability able notably orator organisation organization recognise recognizes promise promising advertisement
nation national rational activity possibly sensibility sanctioned sanctions Sanctioning presidents presidency lying"""


def test_every_form_of_a_word_is_found_by_every_other() -> None:
    for word in FORMS.split():
        terms = terms_of(word)
        assert marks_in(FORMS, terms) == naive(FORMS, terms), word
        assert marks_in(FORMS, terms)


def test_no_words_make_no_snippet() -> None:
    assert snippet_of(TEXT, ()) is None
