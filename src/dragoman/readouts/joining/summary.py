"""An encounter as its mentions tell it together: what it was, who took part, when, where, and whether it was held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model import content_id
from .fit import same_persons
from .mention import Mention, in_order, persons, shifted


@dataclass(frozen=True, slots=True)
class Summary:
    """One encounter put together. `sides` maps each side to those of it who took part, in the order of naming."""

    id: str
    format: str
    status: str
    starts: str | None
    ends: str | None
    precision: str | None
    place: Mention | None
    sides: dict[str, tuple[str, ...]]

    @property
    def day(self) -> str:
        """The day it is filed under; empty where none is known."""
        return self.starts or ""


def founder_of(mentions: Iterable[Mention]) -> Mention:
    """The mention that an encounter is called after: the first that persons and a day anchor, else the first."""
    ordered = in_order(mentions)
    return next((one for one in ordered if one.is_named), ordered[0])


def summarise(mentions: Sequence[Mention]) -> Summary:
    """What the mentions of one encounter say together; those that anchor it are asked first."""
    ordered = in_order(mentions)
    leading = [one for one in ordered if one.is_named] or ordered
    starts, ends, precision = _day(leading)
    format = _format(leading)
    return Summary(
        id=content_id("joined", *founder_of(ordered).name),
        format=format,
        status=_status(ordered),
        starts=starts,
        ends=ends,
        precision=precision,
        place=None if format in ("call", "video call") else _place(ordered),
        sides=_sides(ordered),
    )


def _format(mentions: Sequence[Mention]) -> str:
    """The most telling format: a video call was a call to some, and "talks" to others; a visit is told of a meeting."""
    told = [one.format for one in mentions]
    for format in ("video call", "call", "multilateral meeting", "bilateral meeting"):
        if format in told:
            return format
    return told[0]


def _status(mentions: Sequence[Mention]) -> str:
    told = {one.status for one in mentions}
    return next((status for status in ("held", "cancelled", "planned") if status in told), "held")


def _day(mentions: Sequence[Mention]) -> tuple[str | None, str | None, str | None]:
    """The day that most state (the earlier of two), else the first on which it was told, else the time as told."""
    stated = [one.starts for one in mentions if one.dating == "stated" and one.starts]
    held = [one.starts for one in mentions if one.dating == "stated" and one.status == "held" and one.starts]
    if days := held or stated:
        count = Counter(days)
        day = min(count, key=lambda one: (-count[one], one))
        return day, shifted(day, 1), "day"
    told = [one.starts for one in mentions if one.dating == "assumed" and one.publisher in one.sides and one.starts]
    if told and not any(one.dating == "interval" for one in mentions):
        return min(told), shifted(min(told), 1), "day"
    first = next((one for one in mentions if one.dating == "interval"), None)
    return (first.starts, first.ends, first.precision) if first else (None, None, None)


def _place(mentions: Sequence[Mention]) -> Mention | None:
    """A mention that names the place which most name."""
    placed = [one for one in mentions if one.place and one.medium != "remote"]
    count = Counter(one.place for one in placed)
    return max(placed, key=lambda one: count[one.place], default=None)


def _sides(mentions: Sequence[Mention]) -> dict[str, tuple[str, ...]]:
    """Everyone who is named; of a side that has named persons nobody else."""
    found: dict[str, list[str]] = {}
    for mention in mentions:
        for side, ids in mention.sides.items():
            known = found.setdefault(side, [])
            known += [id for id in ids if id not in known and not _is_spelt_otherwise(id, known)]
    return {side: _named(ids) for side, ids in found.items()}


def _is_spelt_otherwise(id: str, known: Sequence[str]) -> bool:
    return bool(persons([id])) and bool(same_persons([id], [one for one in known if persons([one])]))


def _named(ids: Sequence[str]) -> tuple[str, ...]:
    named = persons(ids)
    return tuple(id for id in ids if id in named) if named else tuple(ids)
