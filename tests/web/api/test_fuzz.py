"""A short run of schemathesis, every day the same; `make fuzz` runs it for ten minutes."""

from __future__ import annotations

from pathlib import Path

from web.api.fuzzing import BOUNDLESS, fuzz
from web.people import copied
from web.serving import serving


def test_nothing_that_is_asked_breaks_the_document(example_ledger: Path, tmp_path: Path) -> None:
    """Reading texts waits for the language model: the long run asks for that too."""
    place = copied(example_ledger, tmp_path / "news.db")
    slow = ("--exclude-path-regex", "/(read|compare|export)", "--max-examples", "8", "--phases", "coverage,fuzzing")
    with serving(place, bounds=BOUNDLESS) as served:
        status, told = fuzz(served, 15, more=slow)
    assert status == 0, told
    assert "No issues found" in told
