"""The promises that some commitments are tellings of, each joined out of what its own side promised around its day.

Only the nearest commitments of the same sides are looked at, so that the cost does not grow with the ledger; joining
all of them is `joined_tellings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Row
from sqlalchemy.engine import Connection

from ...ledger import CommitmentRow
from ...ledger.draw import draw_commitments
from .answers import AnswerTable
from .asking import around
from .restate import join_restatements
from .shapes import Telling
from .tell import ordered_stems, tell_known
from .words import deeds_of, sides_of

_NEAR = 40  # commitments of the same sides on either side of its day
DAYS_APART = 400  # the longest between two tellings of one promise


@dataclass(frozen=True, slots=True)
class Near:
    """One commitment's own telling, and all tellings near by of the promise that it is, oldest first."""

    own: Telling
    tellings: tuple[Telling, ...]


def tellings_near(connection: Connection, rows: Sequence[CommitmentRow], table: AnswerTable) -> list[Near]:
    """Of each of the rows, in their order."""
    near = _around(connection, rows)
    keys = sorted({place.key for some in near for place in some} | {row.key for row in rows})
    sides = sides_of(connection, keys)
    bound = {key: roles.get("by") for key, roles in sides.items()}
    asked = {bound.get(row.key) for row in rows}
    words = deeds_of(connection, [key for key in keys if bound.get(key) in asked])
    # What is not bound to the same sides, or to another kind of deed, is another promise: it need not be drawn.
    kinds = {key: (bound.get(key), table.kind_of(ordered_stems(deed))) for key, deed in words.items()}
    fellows = [
        [place for place in some if place.key != row.key and kinds.get(place.key) == kinds[row.key]]
        for row, some in zip(rows, near, strict=True)
    ]
    drawn = _drawn(connection, rows, fellows)
    told = {one.row.key: one for one in tell_known(connection, drawn, table, words, sides)}
    return [_near(told[row.key], [told[place.key] for place in some]) for row, some in zip(rows, fellows, strict=True)]


def _drawn(
    connection: Connection, rows: Sequence[CommitmentRow], fellows: Iterable[Iterable[Row[Any]]]
) -> list[CommitmentRow]:
    """The rows and their fellows, each once."""
    known = {row.key: row for row in rows}
    others = {place.key: place for some in fellows for place in some if place.key not in known}
    drawn = draw_commitments(connection, list(others.values())) if others else []
    return [*known.values(), *drawn]


def _near(own: Telling, fellows: Sequence[Telling]) -> Near:
    groups = join_restatements([own, *fellows])
    return Near(own, next(group for group in groups if any(one.row.key == own.row.key for one in group)))


def _around(connection: Connection, rows: Iterable[CommitmentRow]) -> list[list[Row[Any]]]:
    """What the same side bound itself to towards the same, around the same day; looked up once for rows alike."""
    found: dict[tuple[str, str | None, str], list[Row[Any]]] = {}
    near: list[list[Row[Any]]] = []
    for row in rows:
        if not row.by or not row.day or len(row.day) < 10:
            near.append([])
            continue
        by, to, day = asked = row.by[0], row.recipients[0] if row.recipients else None, row.day[:10]
        if asked not in found:
            found[asked] = around(connection, by, to, _days_around(day), _NEAR)
        near.append(found[asked])
    return near


def _days_around(day: str) -> tuple[str, str, str]:
    middle = date.fromisoformat(day)
    first, last = (middle + timedelta(days=days) for days in (-DAYS_APART, DAYS_APART))
    return first.isoformat(), day, last.isoformat()
