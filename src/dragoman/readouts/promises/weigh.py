"""How well something told later fits a promise: its sides, its words, its quantity, its place, its day.

One rule, one number, one word of the reason: the score is what the answer's `base` and the rules add up to.
"""

from __future__ import annotations

from dataclasses import dataclass

from .answers import Answer
from .restate import days_between
from .shapes import Telling, last_day

_WORDS = 0.45  # all telling words of the promise found again
_QUANTITY, _PLACE, _DUE, _SOON, _PERSON, _FRESH = 0.25, 0.1, 0.3, 0.2, 0.08, 0.05
_BODY, _OTHER, _NEAR = 0.4, 0.2, 30  # what it costs when another body meets, or no telling word is found again
_NAMED = 4  # words of a name, of which half must be found again
_ALL = 4  # of so many sides at least that promised to meet, all that there are must be there
_LONG = 45  # days; a due date as long as this says little
_SLACK = 7  # days by which a meeting may miss its day and still be it


@dataclass(frozen=True, slots=True)
class Later:
    """Something told after a promise. `what` says in a few words what it is, `sides` who takes part."""

    fact: str
    report: str
    published: str
    day: str
    words: str
    stems: frozenset[str]
    sides: frozenset[str]
    what: str
    format: str | None = None
    recipients: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    place: str | None = None
    quantity: float | None = None
    unit: str | None = None
    due: str | None = None


@dataclass(frozen=True, slots=True)
class Fit:
    """A score and the reasons for it, each a few words."""

    score: float
    reasons: tuple[str, ...]


def weigh(first: Telling, later: Later, answer: Answer) -> Fit | None:
    """How well it fits, None where it does not: told no later, of other sides, or without what the answer needs."""
    if later.day <= first.day or (later.published and later.published[:10] < max(first.day, later.day)):
        return None
    shared = first.stems & later.stems
    parts = [_partner(first, later, answer), _words(first, later, answer), _timely(first, later, answer)]
    if any(part is None for part in parts):
        return None
    if ("object" in answer.needs and len(shared) < 2) or ("words" in answer.needs and not shared):
        return None
    if answer.bearing == "changed" and not _differs(first, later):
        return None
    rest = (_quantity(first, later), _place(first, later), _people(first, later), _fresh(later))
    kept = [part for part in (*parts, *rest) if part is not None]
    score = min(0.99, answer.base + sum(number for number, _ in kept))
    return Fit(score, tuple(reason for _, reason in kept if reason))


def may_fit(first: Telling, answer: Answer) -> bool:
    """Whether anything at all could fit: what `weigh` demands of the promise's own words and sides is there."""
    if ("object" in answer.needs and len(first.stems) < 2) or ("words" in answer.needs and not first.stems):
        return False
    if answer.tells == "encounter" or not answer.needs & {"partner", "recipient"}:
        return True
    return bool(first.recipients) or ("recipient" not in answer.needs and len(first.towards) == 1)


Part = tuple[float, str]


def _partner(first: Telling, later: Later, answer: Answer) -> Part | None:
    """The side that it is for takes part, where the promise names one."""
    if len(first.by) > 1 and answer.tells == "encounter":
        met = first.by & later.sides
        if len(met) < min(len(first.by), _ALL):
            return None
        crowd = _crowd(first, first.by, later)
        return None if crowd is None else (crowd, f"between {' and '.join(sorted(met))}")
    if answer.needs & {"partner", "recipient"} and not _partners(first, later, answer) & later.sides:
        return None
    crowd = _crowd(first, first.by | first.towards, later)
    if crowd is None:
        return None
    return crowd, f"the same sides ({', '.join(sorted((first.by | first.towards) & later.sides))})"


def _crowd(first: Telling, sides: frozenset[str], later: Later) -> float | None:
    """A gathering that others attend too is seldom the meeting that two promised each other; but on the very day."""
    others = [side for side in later.sides - sides if not side.startswith("org:")]
    if not others or len(sides) != 2 or later.format != "multilateral meeting":
        return 0.0
    due = first.row.due
    is_that_day = due is not None and (due.start or "")[:10] == later.day[:10]
    return -_OTHER if first.kind != "meetings" or is_that_day else None


def _partners(first: Telling, later: Later, answer: Answer) -> frozenset[str]:
    """Who must take part: whom the promise is for, else the one it names; who undergoes the deed, where it tells that.

    Where it names several and is for none, nobody can say which is meant.
    """
    if "recipient" in answer.needs:
        return first.recipients & (later.recipients or later.sides)
    is_told = len(first.towards) == 1 or answer.tells == "encounter"
    wanted = first.recipients or (first.towards if is_told else frozenset())
    return wanted & later.recipients if later.recipients else wanted


def _people(first: Telling, later: Later) -> Part | None:
    """The very persons who promised it, or who are named, take part; others may stand in for them, for less."""
    if not first.people or not later.people:
        return None
    met = first.people & later.people
    return (_PERSON * min(2, len(met)), "the same persons") if met else (-_PERSON, "by others than who promised it")


def _words(first: Telling, later: Later, answer: Answer) -> Part | None:
    """Words that tell the deed from others stand in both."""
    shared = sorted(first.stems & later.stems)
    if answer.tells == "encounter" and first.bodies and not first.bodies & later.stems:
        return -_BODY, ""
    if answer.tells == "event" and 2 * len(first.names & later.stems) < min(len(first.names), _NAMED):
        return None  # a promise of something that has a name is kept by that thing alone
    if not shared:
        # A promise that names its matter is not answered by what is told of another, least of all long after.
        is_open = not first.stems or (answer.tells == "encounter" and days_between(first.day, later.day) <= _NEAR)
        return (0.0 if is_open else -_OTHER), ""
    share = len(shared) / max(2, min(len(first.stems), 6))
    most = _WORDS if answer.tells != "encounter" else _WORDS / 2
    return most * min(1.0, share), f"both speak of “{', '.join(shared[:5])}”"


def _timely(first: Telling, later: Later, answer: Answer) -> Part | None:
    """On the day it was due, or soon after the promise. A meeting on another day than planned is another meeting."""
    due = first.row.due
    if due is not None and due.start is not None and answer.bearing == "kept":
        early, late = days_between(later.day, due.start), days_between(last_day(first.row) or due.start, later.day)
        if answer.tells == "encounter" and (early > _SLACK or late > _SLACK):
            return None
        if early <= _SLACK and late <= _SLACK:
            length = days_between(due.start, last_day(first.row) or due.start)
            return (_DUE if length <= _LONG else _DUE / 3), f"as due ({due.text})"
        return (0.0, "") if late <= _SLACK else (-0.1, f"after it was due ({due.text})")
    after = days_between(first.day, later.day)
    soon = _SOON if answer.tells == "encounter" else _SOON / 2
    return soon * max(0.0, 1 - after / max(1, answer.within)), ""


def _quantity(first: Telling, later: Later) -> Part | None:
    """The same number stands in both."""
    wanted = first.row.quantity
    if wanted is None:
        return None
    told = later.quantity
    if told == wanted or (told is None and _figure(wanted) in later.words.replace(",", "")):
        return _QUANTITY, f"the same quantity ({wanted:,.15g} {first.row.quantity_unit})"
    return None


def _fresh(later: Later) -> Part | None:
    """A report of the day itself tells it surely; one of long after tells it in passing."""
    if not later.published:
        return None
    after = days_between(later.day, later.published)
    return (_FRESH, "") if 0 <= after <= 3 else (-_FRESH, "")


def _figure(value: float) -> str:
    for scale, word in ((1e9, " billion"), (1e6, " million")):
        if value >= scale:
            return f"{value / scale:.15g}{word}"
    return f"{value:.15g}"


def _place(first: Telling, later: Later) -> Part | None:
    place = first.row.place
    if place is not None and (later.place == place.name or place.name in later.words):
        return _PLACE, f"in {place.name}"
    return None


def _differs(first: Telling, later: Later) -> bool:
    """Whether a later commitment gives another amount in the same unit, or another due date."""
    row = first.row
    is_other_sum = None not in (row.quantity, later.quantity) and row.quantity_unit == later.unit
    due = last_day(row)
    return (is_other_sum and row.quantity != later.quantity) or (None not in (due, later.due) and due != later.due)
