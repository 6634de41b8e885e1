"""The default coder follows the pattern, question by question."""

from dragoman.codebook import load_codebook
from dragoman.coder import Decision, Question, load_coder
from dragoman.model import Span


def test_the_pattern_coder_answers_in_order() -> None:
    coder = load_coder(load_codebook())
    questions = [
        Question("Canada praised Latvia.", Span(0, 6), Span(15, 21), Span(7, 14), "SUPPORT", 0.8),
        Question("Canada sued Latvia.", Span(0, 6), None, Span(7, 11), "ACCUSE", 0.6),
    ]
    assert coder.decide(questions) == (Decision("SUPPORT", 0.8), Decision("ACCUSE", 0.6))


def test_the_label_names_the_codebook() -> None:
    codebook = load_codebook()
    assert codebook.version in load_coder(codebook).label
