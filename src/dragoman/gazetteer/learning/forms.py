"""The forms in which texts put a title beside a name, compiled out of `learn_forms.csv`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from ..tables import read_table
from .marking import NAME, OFFICE, ORGANISATION, PEOPLE, STATE
from .words import words_of

Strength = Literal["strong", "weak", "bare"]

_ASIDE = r"(?: \([^()]{1,40}\))?"


@dataclass(frozen=True, slots=True)
class Form:
    """One form. "strong" tells by itself; "weak" needs a second report; "bare" names no state."""

    name: str
    strength: Strength
    pattern: re.Pattern[str]


@cache
def load_forms() -> tuple[Form, ...]:
    """All forms, in the order of the data."""
    return tuple(
        Form(row["form"], cast(Strength, row["strength"]), re.compile(_expand(row["pattern"])))
        for row in read_table("learn_forms.csv")
    )


def _expand(pattern: str) -> str:
    """The pattern with its signs in; what is named twice, the last office and name and the first state count."""
    acting = "|".join(sorted(words_of("acting")))
    offices = rf"{OFFICE}(?:{_ASIDE}(?:,? and |, | ?/ ?| & )(?:the )?{OFFICE})*"
    for sign, expansion in (
        ("{the}", "(?:the )?"),
        ("{no_name}", rf"(?!,? (?:the )?{NAME})(?!,? {OFFICE})"),
        ("{no_state}", f"(?! (?:of|for|to|in) )(?!['’]s)(?! {STATE})"),
    ):
        pattern = pattern.replace(sign, expansion)
    pattern = _name_last(
        pattern, "{office}", rf"(?P<acting>(?i:{acting}) )?(?P<office>{offices}){_ASIDE}", f"(?:{offices})"
    )
    pattern = _name_last(pattern, "{name}", f"(?P<name>{NAME})", NAME)
    pattern = pattern.replace("{people}", rf"(?P<owner>{PEOPLE})", 1)
    owner = "(?:" if "(?P<owner>" in pattern else "(?P<owner>"
    pattern = pattern.replace("{state}", rf"{owner}[{STATE}{ORGANISATION}]){_ASIDE}", 1)
    return pattern.replace("{state}", rf"(?P<post>[{STATE}{ORGANISATION}]){_ASIDE}")


def _name_last(pattern: str, sign: str, last: str, others: str) -> str:
    head, _, tail = pattern.rpartition(sign)
    return head.replace(sign, others) + last + tail
