"""How well two mentions fit together as one encounter, and what keeps them apart.

A fit is a score from 0 to 1 with its reasons. People count most, then the day, then whether both were in one place.
What one report tells as two is two, and so is what names other persons of a side, another day by the same publisher, or
a call here and a visit there.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .mention import Mention, days_apart, particular, persons, shared_sides

ENOUGH = 0.55
# Fits closer to each other than this do not decide between two encounters.
MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class Fit:
    """A score, and the reasons for it as parts of one sentence."""

    score: float
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        said = "; ".join(self.reasons)
        return f"{said[:1].upper()}{said[1:]}."


def fit(one: Mention, other: Mention) -> Fit | None:
    """How well two mentions that persons and days anchor fit together; None where something keeps them apart."""
    if are_apart(one, other):
        return None
    people, day = fit_people(one, other), fit_days(one, other)
    if people is None or day is None:
        return None
    return summed(people, day, fit_medium(one, other), fit_place(one, other))


def summed(*parts: Fit) -> Fit:
    score = round(sum(part.score for part in parts), 3)
    return Fit(min(1.0, max(0.0, score)), tuple(reason for part in parts for reason in part.reasons))


def are_apart(one: Mention, other: Mention) -> bool:
    """Whether two mentions cannot be of one encounter, whatever else is like."""
    shared = shared_sides(one, other)
    if len(shared) < 2 or any(_others(one.sides[side], other.sides[side]) for side in shared):
        return True
    return are_unlike(one, other)


def are_unlike(one: Mention, other: Mention) -> bool:
    """Whether two mentions are of two encounters for another reason than who took part."""
    if one.report == other.report or {one.medium, other.medium} == {"remote", "present"}:
        return True
    if (one.format == "visit") != (other.format == "visit"):
        return True
    if one.sides.keys() == other.sides.keys():
        return False
    if not (one.sides.keys() <= other.sides.keys() or other.sides.keys() <= one.sides.keys()):
        shared = shared_sides(one, other)
        return len(shared) < 3 and not any(side.startswith("org:") for side in shared)
    return _is_pair_within_many(one, other) or _is_pair_within_many(other, one) or _leaves_out_others(one, other)


def _leaves_out_others(one: Mention, other: Mention) -> bool:
    """Whether the fewer sides head a side's own report on something else: it may leave out itself, not others."""
    few, many = sorted((one, other), key=lambda mention: len(mention.sides))
    is_of_members = any(side.startswith("org:") for side in few.sides)
    return few.is_head and not is_of_members and few.publisher is not None and few.publisher not in many.sides


def _is_pair_within_many(pair: Mention, many: Mention) -> bool:
    """Talks of two on the margins of a gathering are not the gathering. Who tells of its own talks with one other has
    named all; who tells of two others may have left itself out."""
    if len(pair.sides) != 2 or len(many.sides) == 2:
        return False
    return pair.publisher in pair.sides or (len(many.sides) > 3 and many.medium != "remote")


def _others(ones: Iterable[str], others: Iterable[str]) -> bool:
    """Whether each names persons or people of a side, and not one of them is the same."""
    mine, theirs = particular(ones), particular(others)
    return bool(mine and theirs) and not same_persons(mine, theirs)


def same_persons(ones: Iterable[str], others: Iterable[str]) -> list[str]:
    """Who of `ones` is among `others`, by id or, as names are spelt in many ways, by the last part of the name."""
    others = list(others)
    surnames = {_surname(id) for id in others}
    return sorted(id for id in ones if id in others or _surname(id) in surnames)


def _surname(id: str) -> str:
    return id.rpartition("-")[2].rpartition(":")[2]


def fit_people(one: Mention, other: Mention) -> Fit | None:
    """Who is in both. None where no two sides are."""
    shared = shared_sides(one, other)
    if len(shared) < 2:
        return None
    both = [same_persons(persons(one.sides[side]), persons(other.sides[side])) for side in shared]
    named = [names[0] for names in both if names]
    score = {0: 0.2, 1: 0.32}.get(len(named), 0.45)
    told = " and ".join(map(name_of, named[:3])) if named else ""
    reason = f"{told} in both" if told else f"{' and '.join(shared[:3])} in both, without the same names"
    if one.sides.keys() != other.sides.keys():
        return Fit(score - 0.1, (reason, "one names more sides than the other"))
    return Fit(score, (reason,))


def name_of(id: str) -> str:
    """A person's id as a name."""
    return " ".join(part.capitalize() for part in id.partition(":")[2].split("-"))


def fit_days(one: Mention, other: Mention) -> Fit | None:
    """The days of two mentions that anchor each other; None where they differ."""
    if one.starts is None or other.starts is None:
        return None
    apart = days_apart(one.starts, other.starts)
    is_same_publisher = one.publisher == other.publisher
    if one.dating == other.dating == "stated":
        if apart == 0:
            return Fit(0.4, (f"both state {one.starts}",))
        if apart == 1 and not is_same_publisher:
            return Fit(0.2, (f"{one.starts} and {other.starts}, a day apart as in other time zones",))
        return None
    if apart == 0:
        return Fit(0.35, (f"both on {one.starts}, which one states only by when it appeared",))
    if apart > 1:
        return None
    stated, assumed = sorted((one, other), key=lambda m: m.dating != "stated")
    if is_same_publisher and one.status == other.status:
        return None
    if stated.dating == "stated" and assumed.starts and stated.starts and assumed.starts > stated.starts:
        return Fit(0.28, (f"on {stated.starts}, and told the day after",))
    if is_same_publisher:
        return None
    return Fit(0.2, (f"told on {one.starts} and {other.starts}, a day apart",))


def fit_medium(one: Mention, other: Mention) -> Fit:
    """Whether both were calls, or both in one place."""
    if "either" in (one.medium, other.medium):
        return Fit(0.04, ())
    if one.medium != other.medium:
        return Fit(-0.3, ("one by telephone or video and one in person",))
    return Fit(0.1, ("both by telephone or video" if one.medium == "remote" else "both in person",))


def fit_place(one: Mention, other: Mention) -> Fit:
    """Whether both name one place. Places of calls are where somebody sat, and say little."""
    if "remote" in (one.medium, other.medium) or not one.place or not other.place:
        return Fit(0.0, ())
    if one.place == other.place:
        return Fit(0.08, (f"both in {one.place}",))
    return Fit(-0.08 if one.country != other.country else 0.0, ())
