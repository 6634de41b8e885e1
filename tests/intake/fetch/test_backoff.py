"""How long to wait."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random

import pytest

from dragoman.intake.fetch.backoff import retry_after, wait_before

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "seconds"),
    [
        ("30", 30), (" 0 ", 0), ("Thu, 26 Nov 2026 12:10:00 GMT", 600), ("Thu, 26 Nov 2026 11:00:00 GMT", 0),
        ("Thu, 26 Nov 2026 14:00:00 +0200", 0), ("soon", None), ("-5", None), ("", None), (None, None),
        ("Thu, 99 Nov 99999 12:10:00 GMT", None), ("9" * 400, 999_999_999),
    ],
)  # fmt: skip
def test_a_server_says_it_in_seconds_or_as_a_moment(words: str | None, seconds: float | None) -> None:
    assert retry_after(words, NOW) == seconds


def test_waits_double_up_to_the_longest() -> None:
    waits = [wait_before(attempt, 2.0, 60.0, Random(attempt)) for attempt in range(1, 2000, 7)]
    assert 1 <= waits[0] <= 2
    assert all(30 <= wait <= 60 for wait in waits[1:])
