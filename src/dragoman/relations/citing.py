"""The words of the reports behind events of a ledger: what a turning point is told by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ..ledger import View
from ..model import Event, Record
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

    @property
    def is_fresh(self) -> bool:
        """Whether the report appeared within a week of what it tells."""
        if self.published is None:
            return False
        return abs((date.fromisoformat(self.published[:10]) - self.deed.day).days) <= FRESH


def cited(view: View, deeds: Sequence[Deed], most: int = MOST) -> tuple[Citation, ...]:
    """The first `most` of the deeds with their words, by day; those that were reported as they happened come first.

    Raises LedgerError when the ledger does not hold a report.
    """
    told = [_cited(view.record(deed.report), deed) for deed in deeds]
    told.sort(key=lambda citation: not citation.is_fresh)
    return tuple(sorted(told[:most], key=lambda citation: (citation.deed.day, citation.deed.id)))


def _cited(record: Record, deed: Deed) -> Citation:
    wanted = deed.id.partition("#")[2]
    event = next(event for event in record.events if event.id == wanted)
    report = record.report
    published = report.published.start if report.published else None
    return Citation(
        deed, _sides(record, event), event.status, _sentence(record, event), report.title, report.publisher,
        report.source.url, published,
    )  # fmt: skip


def _sides(record: Record, event: Event) -> str:
    names = {actor.id: actor.country or actor.name for actor in record.actors}
    who, whom = (dict.fromkeys(names.get(id, id) for id in ids) for ids in (event.actors, event.recipients))
    return f"{', '.join(who)} → {', '.join(whom)}" if whom else " – ".join(who)


def _sentence(record: Record, event: Event) -> str:
    """The passage that holds the trigger, on one line."""
    spans = [span for span in event.evidence if span.start <= event.trigger.span.start < span.end]
    return " ".join(record.text(spans[0] if spans else event.trigger).split())
