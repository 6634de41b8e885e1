"""The words of the reports behind events of a ledger: what a turning point is told by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..ledger import CitedEvent, View
from .naming import Deed

MOST = 4
FRESH = 7  # days


@dataclass(frozen=True, slots=True)
class Citation:
    """An event as its report tells it: sides and type, the sentence (`words`), and where that stands."""

    deed: Deed
    sides: str
    status: str
    words: str
    title: str | None
    publisher: str | None
    url: str | None
    published: str | None


def cited(view: View, turns: Sequence[Sequence[Deed]], most: int = MOST) -> list[tuple[Citation, ...]]:
    """Of the deeds of each turn the first `most` with their words, by day; those reported as they happened come first.

    All are looked up at once. Raises KeyError when the ledger does not hold one.
    """
    published = view.publication_days([deed.report for deeds in turns for deed in deeds])
    best = [sorted(deeds, key=lambda deed: not _is_fresh(deed, published[deed.report]))[:most] for deeds in turns]
    told = view.cited_events([_name(deed) for deeds in best for deed in deeds])
    by_day = (sorted(deeds, key=lambda deed: (deed.day, deed.id)) for deeds in best)
    return [tuple(_citation(deed, told[_name(deed)]) for deed in deeds) for deeds in by_day]


def _is_fresh(deed: Deed, published: str | None) -> bool:
    """Whether the report appeared within a week of what it tells."""
    return published is not None and abs((date.fromisoformat(published[:10]) - deed.day).days) <= FRESH


def _name(deed: Deed) -> tuple[str, str]:
    return deed.report, deed.id.partition("#")[2]


def _citation(deed: Deed, told: CitedEvent) -> Citation:
    who, whom = ", ".join(told.actors), ", ".join(told.recipients)
    sides = f"{who} → {whom}" if whom else " – ".join(told.actors)
    return Citation(deed, sides, told.status, told.words, told.title, told.publisher, told.url, told.published)
