"""Sums, counts and lengths of time become values with units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.text import find_durations, find_quantities


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 1,000-strong battle group", 1000, "troops"),
        ("$1 billion in aid", 1e9, "USD"),
        ("USD 225 million", 225e6, "USD"),
        ("€500m", 5e8, "EUR"),
        ("10 million euros", 1e7, "EUR"),
        ("12 HIMARS", 12, "HIMARS"),
        ("3,000 more troops", 3000, "troops"),
        ("200 armored vehicles", 200, "vehicles"),
        ("five hundred soldiers", 500, "soldiers"),
        ("2.3 million people", 2_300_000, "people"),
    ],
)
def test_a_quantity_has_value_and_unit(text: str, value: float, unit: str) -> None:
    (quantity,) = find_quantities(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("a 30-minute discussion", 30),
        ("an hour and a half", 90),
        ("more than two hours", 120),
        ("two hours and ten minutes", 130),
        ("half an hour", 30),
        ("1.5 hours", 90),
        ("a bit over an hour", 60),
    ],
)
def test_a_duration_is_in_minutes(text: str, minutes: int) -> None:
    assert [m for _, m in find_durations(text)] == [minutes]


def test_hours_ago_are_no_duration() -> None:
    assert find_durations("It ended two hours ago.") == ()


@given(st.text(max_size=300))
def test_any_text_is_read_within_its_bounds(text: str) -> None:
    spans = [q.span for q in find_quantities(text)] + [span for span, _ in find_durations(text)]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
