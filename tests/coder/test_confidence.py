"""The scale weighs evidence the way anyone would, and its file is whole."""

from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.coder.confidence import Evidence, Scale, load_scale
from dragoman.errors import DataError

EVIDENCE = Evidence(pattern=0.7, agreement=0.9, none=0.05, turned=0.05)


@pytest.fixture(scope="module")
def scale() -> Scale:
    return load_scale()


def test_agreement_raises_confidence(scale: Scale) -> None:
    assert scale.confidence(EVIDENCE) > scale.confidence(replace(EVIDENCE, agreement=0.05))


def test_no_event_lowers_confidence(scale: Scale) -> None:
    assert scale.confidence(EVIDENCE) > scale.confidence(replace(EVIDENCE, none=0.9))


def test_confidence_stays_between_nought_and_one(scale: Scale) -> None:
    surest = Evidence(pattern=1.0, agreement=1.0, none=0.0, turned=0.0)
    least = Evidence(0.0, 0.0, 1.0, 1.0, distance=500, is_inherited=True, is_alone=True, is_wished=True)
    assert 0 < scale.confidence(least) < scale.confidence(surest) < 1


def test_certainty_of_no_event_vetoes(scale: Scale) -> None:
    assert scale.vetoes(replace(EVIDENCE, none=0.999))
    assert not scale.vetoes(EVIDENCE)


def test_a_file_without_a_weight_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "confidence.yaml"
    path.write_text("weights: {pattern: 1}\nbias: 0\nveto: {none: 1, turned: 1}\nnear: {}\n", encoding="utf-8")
    with pytest.raises(DataError, match="exactly pattern, agreement"):
        load_scale(path)


@pytest.mark.parametrize("doubt", ["is_inherited", "is_alone", "is_wished"])
def test_doubts_lower_confidence(scale: Scale, doubt: str) -> None:
    assert scale.confidence(EVIDENCE) > scale.confidence(replace(EVIDENCE, **{doubt: True}))


def test_an_actor_a_clause_off_is_doubted_less_than_one_outside_the_sentence(scale: Scale) -> None:
    sure = scale.confidence(EVIDENCE)
    far, inherited = (
        scale.confidence(replace(EVIDENCE, **doubt)) for doubt in ({"distance": 60}, {"is_inherited": True})
    )
    assert inherited < far < sure


def test_a_wish_is_told_by_the_beginning_of_a_word(scale: Scale) -> None:
    assert scale.is_wished("They hoped to meet.")
    assert not scale.is_wished("The two shopkeepers met.")
