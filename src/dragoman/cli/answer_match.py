"""Which events of a record meet which answers.

An event is right when its words touch the answer's, the type is the same and at least one actor and one recipient
agree; `strict` wants both sides complete. CONCEDE and RETREAT count as one, reciprocal types have no direction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ..coder.measure import JOINED
from ..model import Actor, Event, Record, Span
from .answer_key import Answered, Wanted

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
# A span longer than this points at nothing, and meets no answer.
LONGEST = 700
_DONE, _AHEAD = frozenset({"occurred", "ongoing", "ended"}), frozenset({"planned", "promised", "proposed"})
STATUSES = {
    **dict.fromkeys(("occurred", "ongoing", "ended", "happened"), _DONE),
    **dict.fromkeys(("planned", "promised"), _AHEAD),
    "proposed": _AHEAD | {"demanded"},
}


@dataclass(frozen=True, slots=True)
class Matched:
    """Found and wanted events one to one; what was found beside them, and what was not found."""

    pairs: tuple[tuple[Event, Wanted], ...]
    extra: tuple[Event, ...]
    missed: tuple[Wanted, ...]


@dataclass(frozen=True, slots=True)
class Judge:
    """Holds the events of one record against the answers."""

    text: Answered
    record: Record
    floor: float = 0.0

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for event in self.record.events if event.confidence >= self.floor)

    def match(self, same: Callable[[Judge, Event, Wanted], bool]) -> Matched:
        """Each found event with the first wanted one that it meets, as `same` says, and that none met before."""
        left, pairs, extra = list(self.text.events), [], []
        for event in self.events:
            wanted = next((w for w in left if same(self, event, w)), None)
            if wanted is not None:
                left.remove(wanted)
                pairs.append((event, wanted))
            elif not _touch(_words_of(event), self.text.doubtful):
                extra.append(event)
        return Matched(tuple(pairs), tuple(extra), tuple(left))

    def is_near(self, event: Event, wanted: Wanted) -> bool:
        return _touch(_words_of(event), wanted.places)

    def has_type(self, event: Event, wanted: Wanted) -> bool:
        return self.is_near(event, wanted) and join(event.type) == join(wanted.type)

    def is_right(self, event: Event, wanted: Wanted) -> bool:
        return self.has_type(event, wanted) and self.has_sides(event, wanted)

    def is_complete(self, event: Event, wanted: Wanted) -> bool:
        """Right, with every side of the answer and none beside."""
        return self.has_type(event, wanted) and self._has_all_sides(event, wanted)

    def has_sides(self, event: Event, wanted: Wanted) -> bool:
        """Whether an actor and a recipient agree; of reciprocal types any two sides."""
        if wanted.type in MUTUAL:
            sides = _all_sides(wanted)
            met = sum(self._any_is((*event.actors, *event.recipients), side) for side in sides)
            return met >= min(2, len(sides))
        return self._some(event.actors, wanted.actors) and (
            not wanted.recipients or self._some(event.recipients, wanted.recipients)
        )

    def _has_all_sides(self, event: Event, wanted: Wanted) -> bool:
        if wanted.type in MUTUAL:
            return self._exactly((*event.actors, *event.recipients), _all_sides(wanted))
        return self._exactly(event.actors, wanted.actors) and self._exactly(event.recipients, wanted.recipients)

    def _some(self, ids: Sequence[str], sides: Sequence[str]) -> bool:
        return any(self._any_is(ids, side) for side in sides)

    def _exactly(self, ids: Sequence[str], sides: Sequence[str]) -> bool:
        actors = self._actors(ids)
        if not sides:
            return not actors
        return all(self._any_is(ids, side) for side in sides) and all(
            any(is_side(actor, side) for side in sides) for actor in actors
        )

    def _any_is(self, ids: Sequence[str], side: str) -> bool:
        return any(is_side(actor, side) for actor in self._actors(ids))

    def _actors(self, ids: Sequence[str]) -> list[Actor]:
        by_id = {actor.id: actor for actor in self.record.actors}
        return [by_id[id] for id in ids if id in by_id]


def is_side(actor: Actor, side: str) -> bool:
    """Whether an actor belongs to a side of the answers."""
    name = _fold(actor.name)
    is_body = actor.sector == "IGO" or actor.id.startswith("org:")
    kind, _, rest = side.partition(":")
    if side in _BODIES:
        return any(part in name for part in _BODIES[side][1:]) or name == _BODIES[side][0]
    if kind == "IGO":
        return is_body and (not rest or _fold(rest) in name or _fold(rest) in actor.id.lower())
    if kind == "NAME":
        return name == _fold(rest)
    if kind in ("REB", "OTH"):
        shares = bool(set(_fold(rest).split()) & set(name.split()))
        return shares or (kind == "REB" and actor.sector in ("REB", "UAF"))
    return (actor.country == side and not is_body) or actor.sector == side


# By the code of a body: its whole name folded, and what its other names hold.
_BODIES = {
    "EUR": ("eu", "europe"),
    "EU": ("eu", "europe"),
    "NATO": ("nato", "nato", "north atlantic"),
    "UN": ("un", "united nations"),
}


def has_status(event: Event, wanted: Wanted) -> bool:
    """Whether the status is the answer's, or one that a careful reader takes for the same."""
    return event.status in STATUSES.get(wanted.status, {wanted.status})


def join(type: str) -> str:
    return JOINED.get(type, type)


def _all_sides(wanted: Wanted) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*wanted.actors, *wanted.recipients)))


def _words_of(event: Event) -> list[Span]:
    return [event.trigger.span, *event.evidence]


def _touch(spans: Sequence[Span], places: Sequence[Span]) -> bool:
    return any(span.overlaps(place) for span in spans if span.end - span.start <= LONGEST for place in places)


def _fold(words: str) -> str:
    decomposed = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
