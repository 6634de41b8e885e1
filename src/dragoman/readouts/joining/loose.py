"""Mentions that anchor nothing by themselves ("their recent talks", "Russia and the United States met in June").

Each is held against the encounters that could be meant. It belongs to the one that fits best, if no other fits nearly
as well; where two do, it stays undecided and both are named.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from .cluster import Cluster
from .decided import Decided
from .fit import ENOUGH, MARGIN, Fit, are_apart, fit_medium, fit_people, fit_place, summed
from .mention import Mention, days_apart, each_pair, in_order

# A conversation of which somebody tells without its day is most often one of the last days.
_FADING_DAYS = 8.0
_ENOUGH_OF_WINDOW = 0.54
# What names no day must at least name a person of each of two sides, or the place.
_BOTH_NAMED = 0.35


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a mention belongs: `at` is the place in the list of candidates, None where none or several fit."""

    at: int | None
    fit: Fit | None
    rivals: tuple[int, ...] = ()


def place_loose(mention: Mention, candidates: Sequence[Cluster], decided: Decided) -> Placed:
    """The one of the candidates that a mention belongs to."""
    found = []
    for at, cluster in enumerate(candidates):
        how = _fit_cluster(mention, cluster, decided)
        if how is not None:
            found.append((how, at))
    found.sort(key=lambda each: -each[0].score)
    if not found:
        return Placed(None, None)
    best, at = found[0]
    rivals = tuple(other for how, other in found if how.score > best.score - MARGIN)
    if len(rivals) > 1 and best.score < 1:
        return Placed(None, None, rivals)
    return Placed(at, best)


def _fit_cluster(mention: Mention, cluster: Cluster, decided: Decided) -> Fit | None:
    """How well a mention fits an encounter: as well as it fits its best mention, if nothing keeps it from any."""
    if any(decided.are_parted(mention, one) for one in cluster.mentions):
        return None
    if any(decided.are_joined(mention, one) for one in cluster.mentions):
        return Fit(1.0, ("a person joined them",))
    if any(are_apart(mention, one) for one in cluster.mentions):
        return None
    fits = [how for one in cluster.mentions if (how := _fit_one(mention, one)) is not None]
    return max(fits, key=lambda how: how.score, default=None)


def _fit_one(mention: Mention, anchored: Mention) -> Fit | None:
    people, day = fit_people(mention, anchored), _fit_window(mention, anchored)
    if people is None or day is None:
        return None
    if people.score < _BOTH_NAMED and mention.dating != "stated" and not _names_place_of(mention, anchored):
        return None
    found = summed(people, day, fit_medium(mention, anchored), fit_place(mention, anchored))
    return found if found.score >= _ENOUGH_OF_WINDOW else None


def _names_place_of(mention: Mention, anchored: Mention) -> bool:
    """Whether a stretch of time is told together with the place: "the June summit in Geneva"."""
    return mention.dating == "interval" and mention.place is not None and mention.place == anchored.place


def _fit_window(mention: Mention, anchored: Mention) -> Fit | None:
    """Whether the day of an encounter lies within the days in which the mention can have been."""
    window = mention.window
    if window is None or anchored.starts is None:
        return None
    first, last = window
    if mention.dating == "stated":
        apart = days_apart(first, anchored.starts)
        if apart > 1:
            return None
        return Fit(0.35 if apart == 0 else 0.2, (f"{first}" if apart == 0 else f"{first}, a day off",))
    if not first <= anchored.starts <= last:
        return None
    if mention.dating == "interval":
        return Fit(0.22, (f"within {first} to {last}",))
    near = first if mention.status == "planned" else last
    apart = days_apart(near, anchored.starts)
    reason = f"{apart} days {'after' if mention.status == 'planned' else 'before'} it was told"
    return Fit(round(0.3 * exp(-apart / _FADING_DAYS), 3), (reason,))


def gather_leftovers(mentions: Iterable[Mention], decided: Decided) -> list[Cluster]:
    """Mentions that found no encounter, put together where they say the very same days of the same sides."""
    ordered = in_order(mentions)
    of = {one.key: Cluster([one]) for one in ordered}
    for one, other in each_pair(ordered):
        mine, theirs = of[one.key], of[other.key]
        how = _fit_leftovers(one, other, decided)
        if mine is theirs or how is None or _keeps_apart(mine, theirs, decided):
            continue
        mine.mentions += theirs.mentions
        for mention in (one, other):
            mine.fits.setdefault(mention.key, how)
        mine.fits |= theirs.fits
        for mention in theirs.mentions:
            of[mention.key] = mine
    return list({id(cluster): cluster for cluster in of.values()}.values())


def _fit_leftovers(one: Mention, other: Mention, decided: Decided) -> Fit | None:
    if decided.are_joined(one, other):
        return Fit(1.0, ("a person joined them",))
    if not _say_one_time(one, other) or are_apart(one, other) or one.sides.keys() != other.sides.keys():
        return None
    people = fit_people(one, other)
    if people is None:
        return None
    day = Fit(0.35, (f"both of {one.starts}" if one.dating != "interval" else f"both of {one.starts} to {one.ends}",))
    found = summed(people, day, fit_medium(one, other), fit_place(one, other))
    return found if found.score >= ENOUGH else None


def _say_one_time(one: Mention, other: Mention) -> bool:
    """Whether they state one time, or one publisher tells of its own talks with the same persons on one day."""
    if one.dating != other.dating or (one.starts, one.ends) != (other.starts, other.ends):
        return False
    if one.dating == "assumed" and one.publisher == other.publisher and one.publisher in one.sides:
        return (fit_people(one, other) or Fit(0, ())).score >= _BOTH_NAMED
    return one.dating in ("stated", "interval")


def _keeps_apart(mine: Cluster, theirs: Cluster, decided: Decided) -> bool:
    pairs = [(one, other) for one in mine.mentions for other in theirs.mentions]
    return any(
        decided.are_parted(one, other) or (are_apart(one, other) and not decided.are_joined(one, other))
        for one, other in pairs
    )
