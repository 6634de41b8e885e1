"""Facts and hits as entries of a feed: what happened, the words that tell it, and where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from ...ledger import EventRow, Hit, View
from ...readouts.joining import JoinedEncounter
from ..addresses import address_of_encounter, address_of_report
from ..wording import day_words
from .atom import Entry

_LONGEST = 600


def entries_of_events(view: View, events: Sequence[EventRow]) -> list[Entry]:
    """Each event with the passage that tells it."""
    read = view.read_texts({event.told.report for event in events})
    return [_event(event, *read[event.told.report]) for event in events if event.told.report in read]


def _event(event: EventRow, at: str, text: str) -> Entry:
    spans = [span for span in event.evidence if span.start <= event.span.start < span.end]
    words = (spans[0] if spans else event.span).words(text)
    day = f", {day_words(event.day)}" if event.day else ""
    return Entry(
        f"{event.told.report}#{event.id}",
        f"{_sides(event)}: {event.type.lower()} ({event.status}{day})",
        at,
        address_of_report(event.told.report, event.id),
        f"“{_brief(words)}” — {_source(event.told.publisher, event.told.title)}",
        event.told.published,
    )


def _sides(event: EventRow) -> str:
    who, whom = (
        dict.fromkeys(country or id for id, country in zip(ids, countries, strict=True))
        for ids, countries in (
            (event.actors, event.actor_countries),
            (event.recipients, event.recipient_countries),
        )
    )
    return f"{', '.join(who)} → {', '.join(whom)}" if whom else " – ".join(who)


def entries_of_encounters(view: View, encounters: Sequence[JoinedEncounter]) -> list[Entry]:
    """Each encounter, as new as the last report that tells of it."""
    read = view.read_texts({report for one in encounters for report in one.reports})
    return [_encounter(one, max(read[report][0] for report in one.reports)) for one in encounters if one.reports]


def _encounter(one: JoinedEncounter, at: str) -> Entry:
    where = f" in {one.place}" if one.place else ""
    day = f", {day_words(one.starts)}" if one.starts else ""
    told = [f"“{_brief(mention.words[0])}” — {_source(mention.told.publisher, mention.told.title)}"
            for mention in one.mentions if mention.words]  # fmt: skip
    title = f"{' – '.join(one.countries)}: {one.format}{where} ({one.status}{day})"
    return Entry(one.id, title, at, address_of_encounter(one.id), told[0] if told else title)


def entries_of_hits(view: View, hits: Sequence[Hit]) -> list[Entry]:
    """Each report that was found, with the passage in which the words stand."""
    read = view.read_texts({hit.told.report for hit in hits})
    return [_hit(hit, read[hit.told.report][0]) for hit in hits if hit.told.report in read]


def _hit(hit: Hit, at: str) -> Entry:
    told = hit.told
    words = _brief(hit.snippet.text) if hit.snippet else ""
    return Entry(
        told.report, told.title or "(no title)", at, address_of_report(told.report),
        f"“{words}” — {_source(told.publisher, told.title)}", told.published,
    )  # fmt: skip


def _source(publisher: str | None, title: str | None) -> str:
    return " · ".join(part for part in (publisher, title) if part) or "a report that names no publisher"


def _brief(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
