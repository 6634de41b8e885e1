"""Turns stand where the level shifts, and nowhere else; what makes them is read off the events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy
import pytest

from dragoman.relations.naming import Deed, differ, named_turns
from dragoman.relations.turning import FEWEST_PERIODS, change_points, course_of, noise_of, signed_root
from turning_points import net_scores

from .made_series import MONDAY, broken_off, series


def test_a_break_is_one_turn_at_its_week() -> None:
    course = course_of(broken_off())
    (turn,) = course.turns
    assert (turn.start, turn.way) == (MONDAY + timedelta(weeks=20), "freeze")
    assert turn.before > 0 > turn.after
    assert [spell.way for spell in course.spells] == [None, "freeze"]
    assert [spell.periods for spell in course.spells] == [20, 20]
    assert sum(spell.events for spell in course.spells) == broken_off().events


def test_the_same_backwards_is_a_thaw() -> None:
    whole = broken_off()
    starts = [point.start for point in whole.both]
    backwards = tuple(replace(point, start=start) for start, point in zip(starts, whole.both[::-1], strict=True))
    (turn,) = course_of(replace(whole, both=backwards)).turns
    assert turn.way == "thaw"


def test_a_level_that_holds_has_no_turn() -> None:
    steady = [(3 + week % 3, week % 2) for week in range(40)]
    assert course_of(series(steady, steady)).turns == ()
    assert change_points([2.0] * 40) == []


def test_a_short_series_is_refused_with_its_length() -> None:
    short = [(1, 0)] * (FEWEST_PERIODS - 1)
    course = course_of(series(short, short))
    assert course.turns == ()
    assert course.refusal is not None
    assert course.refusal.startswith(
        f"{FEWEST_PERIODS - 1} periods of a week are too few to tell a turn: {FEWEST_PERIODS}"
    )


def test_a_sparse_series_is_refused_with_what_it_lacks() -> None:
    sparse = [(week % 5 == 0, 0) for week in range(40)]
    course = course_of(series(sparse, [(0, 0)] * 40))
    assert course.refusal is not None
    assert course.refusal.startswith("8 events in 40 weeks are too few to tell a turn: 40 are needed")


@pytest.mark.parametrize(("score", "root"), [(9.0, 3.0), (-9.0, -3.0), (0.0, 0.0)])
def test_the_signed_root_keeps_the_sign(score: float, root: float) -> None:
    assert signed_root(score) == root


def test_noise_is_not_moved_by_one_shift() -> None:
    random = numpy.random.default_rng(3)
    level = numpy.where(numpy.arange(400) < 200, 0.0, 30.0)
    assert noise_of(list(random.normal(0, 2, 400) + level)) == pytest.approx(2.0, rel=0.15)


def test_false_turns_are_as_rare_as_the_simulation_says() -> None:
    random = numpy.random.default_rng(11)
    found = sum(bool(change_points(net_scores(numpy.full(60, 0.5), 10.0, random))) for _ in range(60))
    assert found <= 8  # of 60; a fifth of series would be 12


def deed(week: int, type: str, direction: str, *, number: int = 0, score: float = -9.0) -> Deed:
    day = MONDAY + timedelta(weeks=week, days=number % 7)
    report = f"r{week}.{number}"
    return Deed(f"{report}#e", report, day, type, direction, score, 0.9, type == "CONSULT")


def test_a_turn_is_named_by_what_changed_most_and_by_who_does_it() -> None:
    whole = broken_off()
    talks = [deed(week, "CONSULT", "both", score=2.5) for week in range(20)]
    war = [deed(week, "ASSAULT", "forth", number=n) for week in range(20, 40) for n in range(9)]
    (turn,) = named_turns(course_of(whole), [*talks, *war], whole)
    assert turn.name == "attacks begin or multiply: Norland on Sudland"
    assert turn.figures == "ASSAULT from 0.0 to 9.0 a week"
    assert turn.contacts is not None
    assert turn.contacts.startswith("contacts freeze: days with contact 20 in 20 weeks before, 0 in 20 after")
    assert all(deed.day < MONDAY + timedelta(weeks=22) for deed in turn.deeds)
    assert len({deed.report for deed in turn.deeds}) == len(turn.deeds) > 0


def test_a_contact_after_long_is_the_first_since() -> None:
    whole = broken_off()
    talks = [deed(2, "CONSULT", "both", score=2.5), deed(25, "CONSULT", "both", score=2.5)]
    war = [deed(week, "ASSAULT", "forth") for week in range(20, 40)]
    (turn,) = named_turns(course_of(whole), [*talks, *war], whole)
    assert turn.contacts == f"first contact since {date(2021, 10, 18)}, on {date(2022, 3, 28)}"


def test_rates_differ_only_where_chance_does_not_explain_it() -> None:
    assert differ(20, 20, 1, 20)
    assert not differ(3, 20, 2, 20)
    assert not differ(0, 20, 0, 20)
