"""How long to wait before another try."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from random import Random

_FURTHEST_DOUBLING = 30


def wait_before(attempt: int, first: float, longest: float, scatter: Random) -> float:
    """Seconds before try number `attempt` + 1: doubled each time, scattered between half and whole, capped.

    Scattered so that many clients that failed together do not come back together ("equal jitter").
    """
    whole = min(longest, first * float(1 << min(attempt - 1, _FURTHEST_DOUBLING)))
    return whole * (0.5 + scatter.random() / 2)


def retry_after(words: str | None, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for, given as seconds or as a date; None when it says neither."""
    if not words:
        return None
    if words.strip().isdecimal():
        return float(words.strip()[:9])
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - now).total_seconds())
