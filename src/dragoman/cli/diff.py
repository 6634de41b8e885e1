"""`dragoman diff` tells what newer readings change; `dragoman adopt` makes them the current ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from ..ledger import Ledger, View, open_ledger, open_view
from ..ledger.changes import Change, compare_records
from ..model import Record

_MARKS = {"gone": "-", "new": "+", "changed": "~"}


def print_changes(reports: Sequence[str], ledger: str | None) -> int:
    """A block a report whose newest reading differs from the current one, and a line that sums up."""
    counts: Counter[str] = Counter()
    with open_view(ledger) as view:
        for report, reader in _newer(view, reports):
            old, new = view.record(report), view.record(report, reader)
            changes = compare_records(old, new)
            counts.update(change.kind for change in changes)
            counts["reports"] += bool(changes)
            if changes:
                print("\n".join([f"{report[:12]} {new.report.title or ''}".rstrip(), *_lines(changes, old, new)]))
    told = ", ".join(f"{counts[kind]} {kind}" for kind in _MARKS)
    print(f"{counts['reports']} reports read otherwise: {told}")
    return 0


def adopt_newest(reports: Sequence[str], ledger: str | None) -> int:
    """Make newest readings current, a report at a time."""
    count = 0
    with open_ledger(ledger) as kept:
        for report, reader in list(_newer(kept, reports)):
            count += kept.writer.make_current(report, reader)
    print(f"{count} reports have their newest reading as the current one now")
    return 0


def _newer(view: View | Ledger, reports: Sequence[str]) -> Iterator[tuple[str, str]]:
    wanted = {view.find_report(report) for report in reports}
    return ((report, reader) for report, reader in view.newer_readings() if not wanted or report in wanted)


def _lines(changes: Sequence[Change], old: Record, new: Record) -> Iterator[str]:
    for change in changes:
        fact, record = (change.was, old) if change.now is None else (change.now, new)
        parts = "; ".join(_part(change, name) for name in change.parts)
        yield f"  {_MARKS[change.kind]} {_words(change.noun, fact, record)}{': ' if parts else ''}{parts}"


def _part(change: Change, name: str) -> str:
    was, now = getattr(change.was, name), getattr(change.now, name)
    is_brief = all(isinstance(value, str | float | int | None) for value in (was, now))
    return f"{name} {was} → {now}" if is_brief else name


def _words(noun: str, fact: Any, record: Record) -> str:
    if noun == "actors":
        return f"actor {fact.id} “{fact.name}”"
    if noun == "statements":
        return f"statement {fact.speaker} “{_brief(record.text(fact.content))}”"
    if noun == "events":
        sides = f"{' and '.join(fact.actors)}{' → ' if fact.recipients else ''}{' and '.join(fact.recipients)}"
        return f"event {fact.type} ({fact.status}) {sides} “{_brief(record.text(fact.trigger))}”"
    if noun == "encounters":
        return f"encounter {fact.format} ({fact.status}) {' and '.join(fact.participants)}"
    return f"commitment {fact.type} {' and '.join(fact.by)} “{_brief(record.text(fact.action))}”"


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 60 else f"{words[:59]}…"
