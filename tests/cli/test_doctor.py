"""The doctor looks at everything, and says what to do."""

from __future__ import annotations

import pytest

from dragoman.cli.doctor import examine, print_health
from dragoman.settings import Settings


def test_all_is_well_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert print_health(Settings()) == 0
    lines = capsys.readouterr().out.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    looked_at = {line[5:].split(":")[0] for line in lines}
    assert {"python", "spacy", "language model", "gazetteer", "codebook", "worked example"} <= looked_at


def test_a_missing_language_model_is_named_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    settings = Settings(language_model="xx_nothing")
    assert print_health(settings) == 1
    assert "NOT  language model: language model xx_nothing is not installed: pip install it" in capsys.readouterr().out
    by_name = {finding.what: finding.is_ok for finding in examine(settings)}
    assert not by_name["language model"]
    assert by_name["gazetteer"], "the other checks still run"
