"""The measures, on answers small enough to reckon by hand."""

import pytest

from dragoman.coder.measure import (
    Answer,
    accuracy,
    calibration,
    calibration_error,
    confusions,
    join_types,
    macro_f1,
    score_labels,
)

ANSWERS = [
    Answer("1", "AID", "AID", 0.95),
    Answer("2", "AID", "AGREE", 0.55),
    Answer("3", "AGREE", "AGREE", 0.95),
    Answer("4", "AGREE", "AGREE", 0.55),
]


def test_scores_by_label() -> None:
    agree, aid = score_labels(ANSWERS)
    assert (agree.label, agree.precision, agree.recall, agree.pairs) == ("AGREE", pytest.approx(2 / 3), 1.0, 2)
    assert (aid.precision, aid.recall) == (1.0, 0.5)
    assert macro_f1(ANSWERS) == pytest.approx((0.8 + 2 / 3) / 2)
    assert accuracy(ANSWERS) == 0.75
    assert confusions(ANSWERS) == [(("AID", "AGREE"), 1)]


def test_calibration_is_the_gap_between_confidence_and_accuracy() -> None:
    low, high = calibration(ANSWERS)
    assert (low.accuracy, high.accuracy) == (0.5, 1.0)
    assert calibration_error(ANSWERS) == pytest.approx(0.05)


def test_joined_types_add_up() -> None:
    assert join_types({"CONCEDE": 0.3, "RETREAT": 0.4, "AID": 0.3}) == pytest.approx({"YIELD": 0.7, "AID": 0.3})
