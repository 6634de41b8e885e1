"""What is read out of the examples, drawn under their text, is what was reviewed last."""

from __future__ import annotations

import pytest

from golden.draw import SOURCES, draw_source, golden_file
from golden.readme import README, filled
from golden.walkthrough import WALKTHROUGH, with_comparison


@pytest.mark.parametrize("source", SOURCES)
def test_the_drawing_is_the_one_that_was_reviewed(source: str) -> None:
    assert draw_source(source) == golden_file(source).read_text(encoding="utf-8"), (
        "the reader reads this example in another way now: run `make golden` and review the diff"
    )


def test_the_readme_shows_what_the_program_prints() -> None:
    text = README.read_text(encoding="utf-8")
    assert "╭─ Bilateral meeting" in text
    assert filled(text) == text, "run `make golden` and review the diff"


def test_the_walkthrough_shows_what_compare_prints() -> None:
    text = WALKTHROUGH.read_text(encoding="utf-8")
    assert "Both speak of" in text
    assert with_comparison(text) == text, "run `make golden` and review the diff"
