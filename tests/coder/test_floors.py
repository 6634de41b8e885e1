"""What is left at a floor, and which floor gives what."""

from __future__ import annotations

from dragoman.coder.floors import Verdict, floor_keeping, floors_of, lowest_floor

VERDICTS = [Verdict(0.95, True), Verdict(0.9, True), Verdict(0.7, False), Verdict(0.6, True), Verdict(0.3, False)]


def test_shares_are_of_all_right_and_all_wrong_ones() -> None:
    at = {floor.floor: floor for floor in floors_of(VERDICTS, wanted=6)}
    assert list(at) == [0.0, 0.35, 0.65, 0.75, 0.95], "floors that leave what the one below leaves are not repeated"
    assert (at[0.0].events, at[0.0].precision, at[0.0].recall) == (5, 0.6, 0.5)
    assert (at[0.65].events, at[0.65].right_left, at[0.65].wrong_left) == (3, 2 / 3, 0.5)
    assert (at[0.95].precision, at[0.95].recall) == (1.0, 1 / 6)


def test_without_what_was_wanted_recall_is_of_what_was_found_right() -> None:
    assert floors_of(VERDICTS)[0].recall == 1.0


def test_the_lowest_floor_of_a_precision_is_the_one_from_which_it_is_kept() -> None:
    floor = lowest_floor(VERDICTS, 0.9)
    assert floor is not None
    assert (floor.floor, floor.events) == (0.71, 2)
    assert lowest_floor([Verdict(0.9, False)], 0.5) is None


def test_the_floor_that_keeps_a_share_is_the_highest_such() -> None:
    floor = floor_keeping(VERDICTS, 0.5)
    assert floor is not None
    assert (floor.floor, floor.right_left) == (0.71, 2 / 3)
    assert floor_keeping([], 0.5) is None
