"""Folding and slugs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import fold, slug


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Sergey Lavrov", "sergey-lavrov"),
        ("Stéphane Dion", "stephane-dion"),
        ("Erdoğan", "erdogan"),
        ("O’Brien", "obrien"),
    ],
)
def test_a_slug_is_plain_latin(name: str, made: str) -> None:
    assert slug(name) == made


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(words: str) -> None:
    assert fold(fold(words)) == fold(words)
