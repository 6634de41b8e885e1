"""Pairs as callers give them, and what is said of those that cannot be read."""

import pytest

from dragoman.coder.given import PairError, find_pair, parse_marked


def test_marks_are_taken_out_and_point_at_the_words() -> None:
    marked = parse_marked("On Monday <s>Canada</s> <e>praised</e> <t>Latvia</t>.")
    assert marked.text == "On Monday Canada praised Latvia."
    words = [span.words(marked.text) if span else None for span in marked.marks]
    assert words == ["Canada", "Latvia", "praised"]


def test_one_side_may_be_unmarked() -> None:
    assert parse_marked("<s>Egypt</s> has lifted the curfew.").recipient is None


@pytest.mark.parametrize("text", ["Canada praised Latvia.", "<s>Canada praised <t>Latvia</t>.", "", "<e>praised</e>"])
def test_a_sentence_without_whole_marks_is_refused(text: str) -> None:
    with pytest.raises(PairError, match="expected the sides marked"):
        parse_marked(text)


def test_sides_are_found_by_their_words() -> None:
    marked = find_pair("Georgia and Georgia's envoy met.", "Georgia", "Georgia's envoy")
    assert (marked.actor, marked.recipient) != (None, None)
    assert marked.actor is not None
    assert marked.recipient is not None
    assert marked.actor.end <= marked.recipient.start


@pytest.mark.parametrize(
    ("source", "target"), [("Chad", "Latvia"), ("Canada", "Chad"), ("", "Latvia"), ("Canada",) * 2]
)
def test_sides_that_do_not_stand_in_the_sentence_are_refused(source: str, target: str) -> None:
    with pytest.raises(PairError, match="words of the sentence"):
        find_pair("Canada praised Latvia.", source, target)
