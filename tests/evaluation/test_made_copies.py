"""Copies for measuring: the same seed makes the same, and each keeps enough of its story."""

from __future__ import annotations

from random import Random

from made_copies import LEAST_WORDS, NOTICES, cut, make_copy

BODY = "\n\n".join(
    f"In paragraph {n} the minister said “we agree” on item {n}. Her guest from the United States, late, did not."
    for n in range(12)
)


def test_the_same_seed_makes_the_same_copies() -> None:
    made = [[make_copy("Talks go on", BODY, random) for _ in range(20)] for random in (Random(3), Random(3), Random(4))]
    assert made[0] == made[1] != made[2]


def test_every_copy_differs_and_keeps_words_of_the_beginning() -> None:
    random = Random(5)
    for _ in range(50):
        copy = make_copy("Talks go on", BODY, random)
        assert copy != f"Talks go on\n\n{BODY}"
        assert "paragraph 0 the minister" in " ".join(copy.split())


def test_a_cut_keeps_the_beginning_and_enough_words() -> None:
    random = Random(6)
    for _ in range(50):
        kept = " ".join(cut(BODY.split("\n\n"), random))
        assert len(kept.split()) >= LEAST_WORDS
        assert kept.startswith("In paragraph 0")


def test_notices_are_lines_without_the_comment() -> None:
    assert len(NOTICES) == len(set(NOTICES)) > 20
    assert "###" in NOTICES
    assert not any(line.startswith("# ") for line in NOTICES)
