"""The words of the reports behind events of a ledger: what a turning point is told by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..ledger import View
from ..model import Event, Record
from .naming import Deed


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


def cited(view: View, deeds: Sequence[Deed]) -> tuple[Citation, ...]:
    """Each deed with its words. Raises LedgerError when the ledger does not hold its report."""
    return tuple(_cited(view.record(deed.report), deed) for deed in deeds)


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
