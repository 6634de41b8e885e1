"""Figures and periods as people write them."""

from __future__ import annotations

from datetime import date

from ..periods import Period

_MONTHS = "January February March April May June July August September October November December"


def signed(value: float) -> str:
    """+3 and −150, with a minus sign that is one."""
    return f"{value:+.0f}".replace("-", "−") if round(value) else "0"


def period_words(start: date, period: Period) -> str:
    """«the week of 21 February 2022», «February 2022», «the first quarter of 2022», «2022», «21 February 2022»."""
    month = _MONTHS.split()[start.month - 1]
    if period in ("day", "week"):
        day = f"{start.day} {month} {start.year}"
        return day if period == "day" else f"the week of {day}"
    if period == "month":
        return f"{month} {start.year}"
    if period == "quarter":
        return f"the {('first', 'second', 'third', 'fourth')[(start.month - 1) // 3]} quarter of {start.year}"
    return str(start.year)


def counted(number: int, what: str) -> str:
    """«1 week», «2 weeks»."""
    return f"{number:,} {what}" + ("" if number == 1 else "s")
