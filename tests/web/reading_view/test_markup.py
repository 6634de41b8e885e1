"""Layers over a text: nested where they can be, split where they cross, and the words always all there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dragoman.model import Span
from dragoman.web.reading_view.markup import Layer, Points, draw_stretch

NOTHING = Points({}, {})


def layer(start: int, end: int, rank: int = 0, tag: str = "b") -> Layer:
    return Layer(Span(start, end), rank, tag, "")


@pytest.mark.parametrize(
    ("layers", "drawn"),
    [
        ([], "abcdefgh"),
        ([layer(2, 4)], "ab<b>cd</b>efgh"),
        ([layer(0, 8), layer(2, 4, tag="i")], "<b>ab<i>cd</i>efgh</b>"),
        # Crossing: what goes on is closed with what ends, and opened again.
        ([layer(0, 4), layer(2, 6, tag="i")], "<b>ab<i>cd</i></b><i>ef</i>gh"),
        ([layer(2, 6, rank=1, tag="i"), layer(2, 4)], "ab<b><i>cd</i></b><i>ef</i>gh"),
        # The same words twice: the lower rank lies outside.
        ([layer(2, 4, rank=1, tag="i"), layer(2, 4)], "ab<b><i>cd</i></b>efgh"),
        # What begins before the stretch and ends behind it lies over all of it.
        ([layer(-3, 20)], "<b>abcdefgh</b>"),
    ],
)
def test_layers_nest_and_split(layers: list[Layer], drawn: str) -> None:
    assert draw_stretch("abcdefgh", Span(0, 8), layers, NOTHING) == drawn


def test_points_stand_behind_what_ends_and_before_what_begins() -> None:
    points = Points({4: "["}, {4: "]"})
    drawn = draw_stretch("abcdefgh", Span(0, 8), [layer(2, 4), layer(4, 6, tag="i")], points)
    assert drawn == "ab<b>cd</b>][<i>ef</i>gh"


def test_a_point_between_two_stretches_stands_in_one_of_them() -> None:
    points = Points({4: "["}, {4: "]"})
    assert draw_stretch("abcdefgh", Span(0, 4), [], points) == "abcd]"
    assert draw_stretch("abcdefgh", Span(4, 8), [], points) == "[efgh"


spans = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda one: Span(one[0], one[0] + one[1]))


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(spans, st.integers(0, 3), st.sampled_from("bius")), max_size=12),
)
def test_whatever_lies_over_it_the_words_are_the_texts(text: str, laid: list[tuple[Span, int, str]]) -> None:
    layers = [Layer(span, rank, tag, "") for span, rank, tag in laid if span.start < len(text)]
    drawn = draw_stretch(text, Span(0, len(text)), layers, NOTHING)
    plain = draw_stretch(text, Span(0, len(text)), [], NOTHING)
    assert re.sub(r"</?[bius]>", "", drawn) == plain
    # Well formed: the parser closes nothing by itself.
    assert drawn.count("<") - plain.count("<") == 2 * len(html.fromstring(f"<div>{drawn}</div>").xpath(".//*"))
