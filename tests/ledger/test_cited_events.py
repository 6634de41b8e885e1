"""Events with their words, as their records tell them; on each store."""

from __future__ import annotations

from dragoman.ledger import Ledger
from dragoman.model import Record


def test_events_come_with_sides_and_the_passage_that_holds_the_trigger(filled: Ledger, record: Record) -> None:
    names = [(record.report.id, event.id) for event in record.events]
    found = filled.cited_events([*names, (record.report.id, "event:none"), ("no report", names[0][1])])
    assert set(found) == set(names)
    countries = {actor.id: actor.country or actor.name for actor in record.actors}
    for event in record.events:
        told = found[record.report.id, event.id]
        assert told.actors == tuple(dict.fromkeys(countries[id] for id in event.actors))
        assert told.recipients == tuple(dict.fromkeys(countries[id] for id in event.recipients))
        assert (told.status, told.title, told.publisher) == (event.status, record.report.title, record.report.publisher)
        assert record.text(event.trigger) in told.words
        passage = next(span for span in event.evidence if span.start <= event.trigger.span.start < span.end)
        assert told.words == " ".join(record.text(passage).split())


def test_when_reports_appeared(filled: Ledger, record: Record) -> None:
    published = record.report.published
    assert filled.publication_days([record.report.id, "none"]) == {
        record.report.id: published.start if published else None
    }
