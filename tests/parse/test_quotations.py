"""Quotations are found whatever marks they stand in, and stray marks swallow nothing."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.parse.parsed import Paragraph, Quotation
from dragoman.parse.quotations import find_quotations
from timing import cost


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    made, at = [], 0
    for index, block in enumerate(text.split("\n\n")):
        made.append(Paragraph(index, "body", Span(at, at + len(block))))
        at += len(block) + 2
    return tuple(made)


def quoted(text: str) -> list[str]:
    return [quotation.inner.words(text) for quotation in found(text)]


def found(text: str) -> tuple[Quotation, ...]:
    return find_quotations(text, paragraphs_of(text))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We agree,” she said.", ["We agree,"]),
        ('"We agree," she said.', ["We agree,"]),
        ("«We agree», she said.", ["We agree"]),
        ("„We agree“, she said.", ["We agree"]),
        ("‘We don’t agree,’ she said.", ["We don’t agree,"]),
        ("'The allies' troops left,' she said.", ["The allies' troops left,"]),
        ("He said “the so-called ‘open door’ is shut.”", ["the so-called ‘open door’ is shut.", "open door"]),
    ],
)
def test_marks_of_every_kind(text: str, inner: list[str]) -> None:
    assert quoted(text) == inner


def test_marks_within_marks_are_deeper() -> None:
    assert [q.depth for q in found("He said “it is ‘open’ now.”")] == [0, 1]


@pytest.mark.parametrize(
    "text", ["the ministers' plan and Iran's", "rock 'n' roll in the ’90s", 'a 6" gun', "*frank* talks"]
)
def test_apostrophes_inches_and_asterisks_are_no_quotations(text: str) -> None:
    assert quoted(text) == []


def test_a_lost_space_before_the_mark() -> None:
    assert quoted('He spoke of"threatening" movements near "our" borders.') == ["threatening", "our"]


def test_an_unclosed_mark_ends_where_the_next_opens() -> None:
    assert quoted("“We go. “You too,” he said. “Fine.”") == ["We go.", "You too,", "Fine."]


def test_an_unclosed_mark_ends_with_its_paragraph_and_the_next_carries_on() -> None:
    first, second, other = found("“First.\n\n“Second,” he said.\n\nThen “third.”")
    assert not first.is_closed
    assert second.carries_on
    assert not other.carries_on


def test_a_paragraph_may_carry_on_without_a_mark_of_its_own() -> None:
    _, second = found("“First.\n\nSecond,” he said.")
    assert second.carries_on


@pytest.mark.parametrize(
    ("text", "is_scare"),
    [
        ("The “moderate” rebels left the town.", True),
        ("The so-called “caliphate” fell, he said.", True),
        ("He opened the “Days of Northern Culture” and said more.", True),
        ("He called it “reckless” on Monday.", False),
        ("“No.” Then they left.", False),
    ],
)
def test_scare_quotes_are_told_from_speech(text: str, is_scare: bool) -> None:
    assert [q.is_scare for q in found(text)] == [is_scare]


def test_a_lone_closing_mark_after_an_unclosed_paragraph_is_nothing() -> None:
    assert quoted('“First.\n\n"') == ["First."]


@given(st.text(alphabet=st.one_of(st.sampled_from("\"“”'‘’„«» .s\n"), st.characters()), max_size=200))
def test_any_text_gives_stretches_within_their_paragraphs(text: str) -> None:
    paragraphs = paragraphs_of(text)
    for quotation in find_quotations(text, paragraphs):
        assert paragraphs[quotation.paragraph].span.contains(quotation.span)
        assert quotation.span.contains(quotation.inner)
        assert quotation.inner.words(text)


def test_cost_is_linear() -> None:
    for piece in ('"a ', "“a ", "‘a ", "\"s' "):
        assert cost(partial(quoted, piece * 30_000)) < 3
