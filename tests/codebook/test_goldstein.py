"""Goldstein's scores are those published for CAMEO."""

from __future__ import annotations

import pytest

from dragoman.codebook import goldstein_of

# Read off the published table.
PUBLISHED = {"010": 0.0, "0211": 3.4, "0334": 6.0, "042": 1.9, "0874": 10.0, "111": -2.0, "130": -4.4, "1312": -5.8,
             "1823": -10.0, "182": -9.5, "1822": -9.0, "190": -10.0, "201": -9.5}  # fmt: skip


@pytest.mark.parametrize(("code", "score"), PUBLISHED.items())
def test_a_code_has_its_published_score(code: str, score: float) -> None:
    assert goldstein_of(code) == score


@pytest.mark.parametrize("code", [None, "", "1", "99", "---"])
def test_what_is_no_code_has_no_score(code: str | None) -> None:
    assert goldstein_of(code) is None


def test_every_code_the_coder_can_give_has_a_score() -> None:
    from dragoman.codebook import load_codebook

    assert all(goldstein_of(code) is not None for code in load_codebook().codes.values())
