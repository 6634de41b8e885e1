"""Months as the record writes them: "2022-03"."""

from __future__ import annotations


def month_after(month: str) -> str:
    """The next month; after the last that four digits can write, the same."""
    year, number = int(month[:4]), int(month[5:7])
    year, number = (year, number + 1) if number < 12 else (year + 1, 1)
    return f"{year:04}-{number:02}" if year <= 9999 else month


def month_before(month: str) -> str:
    """The month before; before the first, the same."""
    year, number = int(month[:4]), int(month[5:7])
    year, number = (year, number - 1) if number > 1 else (year - 1, 12)
    return f"{year:04}-{number:02}" if year >= 0 else month
