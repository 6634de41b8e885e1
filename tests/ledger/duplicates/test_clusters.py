"""Stories: what is one, what is not, and that the order in which texts come changes nothing."""

from __future__ import annotations

from datetime import date
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DataError, OptionError
from dragoman.ledger.duplicates import Clusters, Fingerprint, fingerprint_of
from dragoman.ledger.duplicates.fingerprint import WINDOW

SENTENCES = (
    "The foreign minister of Norland flew to Estmark on Tuesday for two days of talks about the river that both share.",
    "Her hosts received her at the old customs house, which had been painted for the occasion in the colours of both.",
    "The two sides agreed that engineers would measure the water every month and write down what they find.",
    "A spokesman said the question of fishing rights was left for a commission that is to meet before the summer.",
    "Estmark had closed its side of the bridge in spring after a quarrel about lorries and the dust they raise.",
    "Traders in the border town hope for an early end of the ban, which has cost them most of their customers.",
    "No date was set for a visit by the prime minister, whose office said that he was following the talks closely.",
    "The minister flies home on Thursday and will report to parliament in the week that follows.",
)
STORY = "Norland and Estmark talk about their river\n\n" + "\n\n".join(SENTENCES)
OTHER = "Grain ships leave the port again\n\n" + "\n\n".join(
    f"Captain number {n} told reporters at the quay that the {n}th ship would sail with its cargo before dawn tomorrow."
    for n in range(10, 20)
)
NOTICE = "This page brings together reports from agencies and from our own correspondents and is looked after all day."


def story_with(old: str, new: str) -> str:
    assert old in STORY
    return STORY.replace(old, new)


def test_a_cut_rewrapped_copy_with_notices_is_the_same_story() -> None:
    clusters = Clusters()
    assert clusters.add("b", STORY).relation == "new"
    copy = "Talks on the river\n\n" + " ".join(SENTENCES[:4]).replace(" for ", "\nfor ") + "\n\n" + NOTICE
    placed = clusters.add("a", copy)
    assert (placed.story, placed.relation, placed.of, placed.merged) == ("a", "copy", "b", ("b",))
    assert clusters.story("b") == "a"
    assert 0.7 < placed.similarity < 1


def test_case_quotes_and_line_ends_change_nothing() -> None:
    clusters = Clusters()
    clusters.add("a", STORY)
    placed = clusters.add("b", STORY.upper().replace("\n\n", " "))
    assert (placed.relation, placed.similarity) == ("copy", 1.0)


def test_different_stories_stay_apart() -> None:
    clusters = Clusters()
    clusters.add("a", STORY)
    assert clusters.add("b", OTHER).relation == "new"
    assert clusters.stories() == {"a": ("a",), "b": ("b",)}


def test_a_notice_that_both_carry_joins_nothing() -> None:
    clusters = Clusters()
    clusters.add("a", f"Harvest fair opens\n\n{SENTENCES[5]}\n\n{NOTICE}")
    assert clusters.add("b", f"Minister flies home\n\n{SENTENCES[7]}\n\n{NOTICE}").relation == "new"


def test_two_readouts_after_one_pattern_are_two_stories() -> None:
    pattern = (
        "Readout of the President's call with {0} of {1}\n\nThe President spoke today with {0} of {1} about the state "
        "of the region and thanked {0} for the friendship between our peoples. Both agreed that their teams stay "
        "in close touch in the days ahead, and that the work which they began in spring at the summit goes on."
    )
    clusters = Clusters()
    clusters.add("a", pattern.format("Prime Minister Anna Berg", "Norland"))
    assert clusters.add("b", pattern.format("King Karl Holm", "Estmark")).relation == "new"


def test_the_same_pattern_a_year_later_is_another_story_unless_the_words_are_equal() -> None:
    clusters = Clusters()
    clusters.add("a", STORY, date(2021, 3, 5))
    changed = story_with("two days of talks", "three days of talks")
    assert clusters.add("b", changed, date(2022, 3, 4)).relation == "new"
    assert clusters.add("c", changed, date(2021, 3, 6)).story == "a"
    assert clusters.add("d", STORY, date(2023, 3, 5)).story == "a"


def test_the_same_text_again_changes_nothing() -> None:
    clusters = Clusters()
    clusters.add("a", STORY)
    clusters.add("b", STORY + "\n\n" + NOTICE)
    assert clusters.add("b", STORY + "\n\n" + NOTICE).story == "a"
    assert len(clusters) == 2


def test_an_id_cannot_serve_two_texts() -> None:
    clusters = Clusters()
    clusters.add("a", STORY)
    with pytest.raises(OptionError, match="another text has this id"):
        clusters.add("a", OTHER)


def test_texts_without_words_are_stories_of_their_own() -> None:
    clusters = Clusters()
    for id, text in (("a", ""), ("b", ""), ("c", "###\n— !"), ("d", "\ud800")):
        assert clusters.add(id, text).relation == "new"
    assert len(clusters.stories()) == 4


def test_short_equal_texts_are_one_and_short_unequal_ones_are_not() -> None:
    clusters = Clusters()
    clusters.add("a", "Talks are over")
    assert clusters.add("b", "TALKS ARE OVER!").story == "a"
    assert clusters.add("c", "Talks are on").relation == "new"


def test_fingerprints_kept_as_bytes_make_the_same_stories() -> None:
    kept: dict[str, bytes] = {}
    clusters = Clusters(kept)
    for id, text in (("a", STORY), ("b", OTHER), ("c", STORY[: len(STORY) // 2])):
        clusters.add(id, text, date(2024, 2, 29))
    again = Clusters.restore(dict(reversed(kept.items())))
    assert again.stories() == clusters.stories() == {"a": ("a", "c"), "b": ("b",)}
    assert again.add("d", STORY).story == "a"


@pytest.mark.parametrize("kept", [b"", b"\x01\x00\x00", b"\x09" + bytes(15), b"\x01\x07" + bytes(14)])
def test_broken_fingerprints_are_refused(kept: bytes) -> None:
    with pytest.raises(DataError, match="make it anew from the text"):
        Fingerprint.from_bytes(kept)


@given(st.text(), st.none() | st.dates())
def test_a_fingerprint_survives_being_kept(text: str, day: date | None) -> None:
    made = fingerprint_of(text, day)
    assert Fingerprint.from_bytes(made.to_bytes()).to_bytes() == made.to_bytes()
    assert made.to_bytes() == fingerprint_of(text, day).to_bytes()


@given(st.lists(st.sampled_from(SENTENCES), max_size=6).map(" ".join))
def test_keys_are_the_smallest_shingles_of_all_windows(text: str) -> None:
    made = fingerprint_of(text)
    shingles = made.shingles.tolist()
    windows = [shingles[at : at + WINDOW] for at in range(max(1, len(shingles) - WINDOW + 1))]
    assert made.keys.tolist() == sorted({min(window) for window in windows if window})
    assert made.keys.dtype == made.shingles.dtype == np.uint32


DAYS = (None, date(2024, 1, 1), date(2024, 1, 9), date(2024, 1, 17), date(2025, 6, 1))


@st.composite
def collections(draw: st.DrawFn) -> list[tuple[str, str, date | None]]:
    """Texts put together out of the same few sentences, so that many share some of them."""
    texts = []
    for number in range(draw(st.integers(2, 8))):
        chosen = draw(st.lists(st.integers(0, len(SENTENCES) - 1), min_size=1, max_size=8))
        heading = draw(st.sampled_from(["Talks about the river", "UPDATE 2-Talks about the river", "Bridge is open"]))
        text = "\n".join([heading, *(SENTENCES[at] for at in chosen)])
        texts.append((f"{draw(st.integers(0, 99)):02d}-{number}", text, draw(st.sampled_from(DAYS))))
    return texts


@settings(max_examples=150, deadline=None)
@given(collections(), st.randoms(use_true_random=False))
def test_any_order_gives_the_same_stories(texts: list[tuple[str, str, date | None]], random: Random) -> None:
    in_order, shuffled = Clusters(), Clusters()
    named = {placed.story for placed in (in_order.add(*text) for text in texts)}
    random.shuffle(texts)
    for text in texts:
        shuffled.add(*text)
    assert in_order.stories() == shuffled.stories()
    assert named >= set(in_order.stories())


@settings(max_examples=60, deadline=None)
@given(collections())
def test_merged_names_account_for_every_story_that_is_given_up(texts: list[tuple[str, str, date | None]]) -> None:
    clusters = Clusters()
    living: set[str] = set()
    for text in texts:
        placed = clusters.add(*text)
        living = (living - set(placed.merged)) | {placed.story}
        assert living == set(clusters.stories())
