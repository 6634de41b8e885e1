"""No measure falls below its floor; the floors and what they were measured on stand in floors.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from scores import SCORERS, bounds_of, digest_of_answers, load_floors, run_scorer


@pytest.mark.parametrize("name", SCORERS)
def test_every_measure_keeps_its_floor(name: str, shared: Path) -> None:
    floors = load_floors()[name]
    assert digest_of_answers(name, shared) == floors["answers"], "the answers changed: measure and set the floors anew"
    figures = run_scorer(name, shared)
    bounds = bounds_of(floors)
    assert {bound.measure for bound in bounds} <= set(figures)
    missed = {
        bound.measure: (figures[bound.measure], bound.value)
        for bound in bounds
        if not bound.holds(figures[bound.measure])
    }
    assert not missed
