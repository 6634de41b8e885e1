"""Mentions that persons and days anchor, put together: the best fits first, and never against what keeps two apart.

The result depends on the set of mentions alone, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .decided import Decided
from .fit import ENOUGH, Fit, are_unlike, fit, fit_days, same_persons
from .mention import Mention, each_pair, in_order, persons, shared_sides


@dataclass(slots=True)
class Cluster:
    """Mentions of one encounter as they are gathered; `fits` says for each why it belongs here."""

    mentions: list[Mention]
    fits: dict[int, Fit] = field(default_factory=dict)

    @property
    def founder(self) -> Mention:
        """The first of them, after which the encounter is called."""
        return in_order(self.mentions)[0]


def cluster_mentions(mentions: Iterable[Mention], decided: Decided) -> list[Cluster]:
    """The encounters that the mentions make."""
    ordered = in_order(mentions)
    of = {one.key: Cluster([one]) for one in ordered}
    for one, other in each_pair(ordered):
        if decided.are_joined(one, other) and of[one.key] is not of[other.key]:
            _merge(of, of[one.key], of[other.key], one, other, Fit(1.0, ("a person joined them",)))
    for found, one, other in _fits(ordered):
        mine, theirs = of[one.key], of[other.key]
        if mine is not theirs and not _keeps_apart(mine, theirs, decided):
            _merge(of, mine, theirs, one, other, found)
    return list({id(cluster): cluster for cluster in of.values()}.values())


def _fits(ordered: Sequence[Mention]) -> list[tuple[Fit, Mention, Mention]]:
    """Every two that fit, the best first; equal ones in the order of the mentions."""
    found = []
    for one, other in each_pair(ordered):
        how = fit(one, other)
        if how is not None and how.score >= ENOUGH:
            found.append((how, one, other))
    return sorted(found, key=lambda each: -each[0].score)


def _merge(of: dict[int, Cluster], mine: Cluster, theirs: Cluster, one: Mention, other: Mention, how: Fit) -> None:
    """Let two clusters be one; each mention keeps the fit by which it first came to another."""
    mine.mentions += theirs.mentions
    mine.fits |= theirs.fits
    for mention in (one, other):
        mine.fits.setdefault(mention.key, how)
    for mention in theirs.mentions:
        of[mention.key] = mine


def _keeps_apart(mine: Cluster, theirs: Cluster, decided: Decided) -> bool:
    pairs = [(one, other) for one in mine.mentions for other in theirs.mentions]
    if any(decided.are_parted(one, other) for one, other in pairs):
        return True
    if any(_conflict(one, other) for one, other in pairs if not decided.are_joined(one, other)):
        return True
    sides = {side for one, other in pairs for side in shared_sides(one, other)}
    return any(_are_others(_people(mine, side), _people(theirs, side)) for side in sides)


def _conflict(one: Mention, other: Mention) -> bool:
    return are_unlike(one, other) or are_two_readouts(one, other) or fit_days(one, other) is None


def _are_others(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and not same_persons(mine, theirs)


def _people(cluster: Cluster, side: str) -> frozenset[str]:
    """The persons of a side in all of a cluster: of a delegation of two, now one is told and now the other."""
    return frozenset(id for one in cluster.mentions for id in persons(one.sides.get(side, ())))


def are_two_readouts(one: Mention, other: Mention) -> bool:
    """Whether one publisher gave a readout of each: two texts of one day with an encounter in their titles tell of two.

    Copies of a text are one, and what comments on an encounter (a briefing, a statement) is no readout of it.
    """
    if one.publisher is None or one.publisher != other.publisher or one.story == other.story:
        return False
    return all(mention.is_title and not mention.is_comment and mention.status == "held" for mention in (one, other))
