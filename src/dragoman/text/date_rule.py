"""What a rule for date expressions is: a pattern, and a function from its match to an interval."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .calendar import Interval


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may lean on: the anchor day, the last day told before, and whether the clause looks ahead."""

    anchor: date | None
    last: date | None
    is_future: bool


Match = re.Match[str]
Resolver = Callable[[Match, Context], Interval | None]


@dataclass(frozen=True, slots=True)
class DateRule:
    """A rule. A group named `core` in its pattern bounds the words that are kept.

    `resolve` returns None when the words are no date after all, and `UNKNOWN` when nothing anchors them.
    """

    name: str
    pattern: str
    resolve: Resolver


def date_rule(pattern: str) -> Callable[[Resolver], DateRule]:
    """Make a rule of a function; its name is the rule's."""
    return lambda function: DateRule(function.__name__, pattern, function)
