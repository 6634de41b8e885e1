"""The pattern coder follows the pattern, question by question; the settings pick the coder."""

import pytest

from dragoman.codebook import load_codebook
from dragoman.coder import Decision, Question, load_coder
from dragoman.errors import OptionError
from dragoman.model import Span

QUESTIONS = [
    Question("Canada praised Latvia.", Span(0, 6), Span(15, 21), Span(7, 14), "SUPPORT", 0.8),
    Question("Canada sued Latvia.", Span(0, 6), None, Span(7, 11), "ACCUSE", 0.6),
]


def test_the_pattern_coder_answers_in_order() -> None:
    coder = load_coder(load_codebook(), "patterns")
    assert coder.decide(QUESTIONS) == (Decision("SUPPORT", 0.8), Decision("ACCUSE", 0.6))


def test_the_label_names_the_codebook() -> None:
    codebook = load_codebook()
    assert codebook.version in load_coder(codebook, "patterns").label
    assert codebook.version in load_coder(codebook).label


def test_a_coder_that_there_is_not_is_refused() -> None:
    with pytest.raises(OptionError, match=r"'oracle'.*model, patterns"):
        load_coder(load_codebook(), "oracle")
