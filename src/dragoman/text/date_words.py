"""The words English dates are made of: months, weekdays, numbers, units."""

from __future__ import annotations

from typing import Final

_MONTH_NAMES: Final = (
    ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
    ("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov"),
    ("December", "Dec"),
)  # fmt: skip
MONTHS: Final = {name.lower(): n for n, names in enumerate(_MONTH_NAMES, 1) for name in names}
WEEKDAYS: Final = {
    name: n
    for n, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}  # fmt: skip
_TO_TWENTY: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
NUMBERS: Final = {word: n for n, word in enumerate(_TO_TWENTY)} | {
    "a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100,
}  # fmt: skip

# Capitalised only: "may" and "march" are verbs. A shortened name wants its full stop or a number beside it.
_FULL = [names[0] for names in _MONTH_NAMES]
_SHORT = [name for names in _MONTH_NAMES for name in names[1:]]
MONTH: Final = f"(?:{'|'.join([*_FULL, *(name.upper() for name in _FULL)])}|(?:{'|'.join(_SHORT)})\\b\\.?)"
FULL_MONTH: Final = f"(?:{'|'.join(_FULL)})"
WEEKDAY: Final = f"(?:{'|'.join(w.capitalize() for w in WEEKDAYS)}|{'|'.join(w.upper() for w in WEEKDAYS)})"
DAY: Final = r"[0-3]?[0-9](?:st|nd|rd|th)?(?![0-9,]*[0-9%])"
YEAR: Final = r"(?:1[5-9]|20)[0-9][0-9](?![0-9%]|[,.][0-9])"
COUNT: Final = (
    r"(?:[0-9]{1,4}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r"|a few|several|few|some|many|a couple of)"
)


def number_of(word: str) -> int | None:
    """The number a numeral or number word stands for; None for "several"."""
    word = word.lower()
    return int(word) if word.isascii() and word.isdigit() else NUMBERS.get(word)


def month_of(name: str) -> int:
    return MONTHS[name.rstrip(".").lower()]
