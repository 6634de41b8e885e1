"""Commitments whose date is over, those that fell due last first.

Dates are held against the day of the newest report, not against today: a page depends on the ledger alone. Whether
something told later answers them is looked up on their own pages, for that takes longer.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..ledger import View
from ..ledger.counts.overdue import newest_day, past_due
from ..ledger.counts.words import words_at
from .addresses import address_of_report
from .naming import Named, links_of


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """One promise: by whom, to do what, and the first day that was too late."""

    by: tuple[Named, ...]
    words: str
    due: str
    address: str
    publisher: str | None


def overdue_lines(view: View, most: int) -> list[OverdueLine]:
    """The promises that fell due last, `most` of them at most."""
    day = newest_day(view)
    rows = past_due(view, day, most) if day else []
    names = links_of(view, (id for row in rows for id in row.by))
    words = words_at(view, ((row.key, row.action) for row in rows))
    return [
        OverdueLine(
            tuple(names[id] for id in row.by),
            words[row.key, row.action],
            ((row.due and (row.due.end or row.due.start)) or "")[:10],
            address_of_report(row.told.report, row.id),
            row.told.publisher,
        )
        for row in rows
    ]
