"""One record to the rows of the ledger's tables: nothing is left out, and everything that is one value is one cell."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Table

from ..model import Actor, Commitment, Encounter, Event, Place, Record, Report, Span, Statement, When, content_id
from ..model.record import HasSpan
from . import fact_tables as t
from .encounter_rows import account_rows, comparison_rows

Row = dict[str, Any]


def report_row(report: Report) -> Row:
    """The row of a report, without its key and the time it came."""
    published, source = report.published, report.source
    return {
        "id": report.id,
        "title": report.title,
        "text": report.text,
        "byline": report.byline,
        "publisher": report.publisher,
        "language": report.language,
        "dateline": report.dateline and report.dateline.text,
        "published_from": published and published.start,
        "published_until": published and published.end,
        "published_precision": published and published.precision,
        "published_basis": published and published.basis,
        "path": source.path,
        "url": source.url,
        "source_id": source.id,
        "fetched": source.fetched,
        "media_type": source.media_type,
    }


def fact_rows(record: Record, report_key: int) -> dict[Table, list[Row]]:
    """Every fact of the record as rows, by table."""
    drawn = _Rows(record, report_key)
    for actor in record.actors:
        drawn.add_actor(actor)
    for statement in record.statements:
        drawn.add_statement(statement)
    for event in record.events:
        drawn.add_event(event)
    for encounter in record.encounters:
        drawn.add_encounter(encounter)
    for commitment in record.commitments:
        drawn.add_commitment(commitment)
    return drawn.rows


def span_cells(name: str, cited: Span | HasSpan | None) -> Row:
    span = cited if cited is None or isinstance(cited, Span) else cited.span
    return {f"{name}_start": span and span.start, f"{name}_end": span and span.end}


def when_cells(name: str, when: When | None) -> Row:
    cells = {
        f"{name}_from": when and when.start,
        f"{name}_until": when and when.end,
        f"{name}_precision": when and when.precision,
        f"{name}_text": when and when.text,
    }
    return cells | span_cells(name, when)


def place_cells(place: Place | None) -> Row:
    names = ("name", "country", "admin1", "lat", "lon", "geonames")
    return {f"place_{name}": place and getattr(place, name) for name in names} | span_cells(
        "place", place and place.span
    )


def dyad_rows(actors: Sequence[Row], recipients: Sequence[Row]) -> list[Row]:
    """Who acts on whom, pair by pair, out of the sides of one event (`actor` and `country` of each)."""
    pairs: list[tuple[Row, Row]]
    if recipients:
        pairs = [(actor, recipient) for actor in actors for recipient in recipients]
    elif len(actors) > 1:
        pairs = [(one, other) for one in actors for other in actors if one is not other]
    else:
        pairs = [(actor, _NOBODY) for actor in actors]
    return [
        {
            "position": n,
            "actor": actor["actor"],
            "actor_country": actor["country"],
            "recipient": recipient["actor"],
            "recipient_country": recipient["country"],
        }
        for n, (actor, recipient) in enumerate(pairs)
    ]


_NOBODY: Row = {"actor": None, "country": None}


@dataclass(slots=True)
class _Rows:
    """The rows of one record as they are drawn; `count` numbers its facts through."""

    record: Record
    report: int
    rows: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0
    countries: dict[str, str | None] = field(init=False)
    alike: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.countries = {actor.id: actor.country for actor in self.record.actors}

    def _fact(self, id: str) -> Row:
        key = t.fact_key(self.report, self.count)
        self.count += 1
        return {"key": key, "report": self.report, "id": id}

    def _again(self, *told: object) -> Row:
        """What tells the same fact in another report of the story: its content and which of its like here it is."""
        likeness = content_id("like", *told)
        self.alike[likeness] += 1
        return {"likeness": f"{likeness}:{self.alike[likeness]}", "same_as": None}

    def _day(self, when: When | None) -> str:
        published = self.record.report.published
        return (when and when.start) or (published and published.start) or ""

    def _cite(self, fact: int, part: str, spans: Iterable[Span]) -> None:
        self.rows[t.citations] += [
            {"fact": fact, "part": part, "position": n, **span_cells("span", span)} for n, span in enumerate(spans)
        ]

    def _sides(self, ids: Sequence[str]) -> list[Row]:
        return [{"position": n, "actor": id, "country": self._country(id)} for n, id in enumerate(ids)]

    def _country(self, id: str | None) -> str | None:
        if id is None or id in self.countries:
            return self.countries[id] if id else None
        return id.removeprefix("state:") if id.startswith("state:") else None

    def add_actor(self, actor: Actor) -> None:
        fact = self._fact(actor.id)
        same = ("name", "kind", "role", "country", "sector", "cameo", "wikidata", "basis")
        cells = {name: getattr(actor, name) for name in same}
        candidates = json.dumps(actor.candidates, ensure_ascii=False)
        self.rows[t.actors].append(fact | cells | {"belongs_to": actor.of, "candidates": candidates})
        self.rows[t.mentions] += [
            {"actor": fact["key"], "position": n, **span_cells("span", mention), "form": mention.form}
            for n, mention in enumerate(actor.mentions)
        ]

    def add_statement(self, statement: Statement) -> None:
        fact = self._fact(statement.id)
        same = ("speaker", "on_behalf_of", "addressee", "form", "continues")
        cells: Row = {name: getattr(statement, name) for name in same}
        channel = statement.channel
        cells |= {"country": self._country(statement.speaker), "channel": channel and channel.kind}
        cells |= span_cells("channel", channel) | span_cells("content", statement.content)
        cells |= span_cells("cue", statement.cue) | when_cells("date", statement.date)
        cells |= self._again("statement", statement.speaker, self.record.text(statement.content))
        self.rows[t.statements].append(fact | cells | {"day": self._day(statement.date)})
        self._cite(fact["key"], "quote", (quote.span for quote in statement.quotes))

    def add_event(self, event: Event) -> None:
        fact = self._fact(event.id)
        same = ("type", "mode", "cameo", "quad", "score", "status", "according_to", "confidence", "why")
        day = self._day(event.date)
        cells: Row = {name: getattr(event, name) for name in same} | {"day": day}
        cells |= {"trigger": self.record.text(event.trigger)} | span_cells("trigger", event.trigger)
        sides = sorted(event.actors), sorted(event.recipients)
        cells |= self._again("event", event.type, event.status, *sides, cells["trigger"])
        self.rows[t.events].append(fact | cells | when_cells("date", event.date) | place_cells(event.place))
        whole = {"event": fact["key"]}
        for role, ids in (("actor", event.actors), ("recipient", event.recipients)):
            self.rows[t.event_sides] += [whole | {"role": role} | side for side in self._sides(ids)]
        self.rows[t.event_contexts] += [
            whole | {"position": n, "context": context} for n, context in enumerate(event.contexts)
        ]
        dyads = dyad_rows(self._sides(event.actors), self._sides(event.recipients))
        self.rows[t.event_dyads] += [whole | dyad | {"day": day} for dyad in dyads]
        self._cite(fact["key"], "evidence", event.evidence)

    def add_encounter(self, encounter: Encounter) -> None:
        fact = self._fact(encounter.id)
        day = self._day(encounter.date)
        same = ("format", "duration_minutes", "host", "status")
        cells: Row = {name: getattr(encounter, name) for name in same} | {"day": day}
        occasion = encounter.occasion
        cells |= {"occasion": occasion and occasion.text} | span_cells("occasion", occasion)
        cells |= when_cells("date", encounter.date) | place_cells(encounter.place)
        who = sorted(encounter.countries), sorted(encounter.participants)
        cells |= self._again("encounter", encounter.format, encounter.status, *who)
        self.rows[t.encounters].append(fact | cells | when_cells("first_since", encounter.first_since))
        whole = {"encounter": fact["key"]}
        sides = self._sides(encounter.participants)
        self.rows[t.encounter_participants] += [whole | side | {"day": day} for side in sides]
        self.rows[t.encounter_countries] += [
            whole | {"position": n, "country": country, "day": day} for n, country in enumerate(encounter.countries)
        ]
        self.rows[t.encounter_accounts] += [whole | row for row in account_rows(encounter.accounts)]
        self.rows[t.encounter_comparisons] += [whole | row for row in comparison_rows(encounter.comparison)]
        self._cite(fact["key"], "evidence", encounter.evidence)

    def add_commitment(self, commitment: Commitment) -> None:
        fact = self._fact(commitment.id)
        day = self._day(commitment.announced)
        same = ("type", "announced_by", "status")
        cells: Row = {name: getattr(commitment, name) for name in same} | {"day": day}
        cells |= span_cells("action", commitment.action) | span_cells("purpose", commitment.purpose)
        quantity = commitment.quantity
        cells |= {"quantity": quantity and quantity.value, "quantity_unit": quantity and quantity.unit}
        cells |= span_cells("quantity", quantity) | place_cells(commitment.place)
        cells |= when_cells("announced", commitment.announced) | when_cells("due", commitment.due)
        bound = sorted(commitment.by), sorted(commitment.recipients)
        cells |= self._again("commitment", commitment.type, *bound, self.record.text(commitment.action))
        self.rows[t.commitments].append(fact | cells)
        whole = {"commitment": fact["key"]}
        for role, ids in (("by", commitment.by), ("for", commitment.recipients)):
            self.rows[t.commitment_sides] += [whole | {"role": role, "day": day} | side for side in self._sides(ids)]
        self.rows[t.commitment_places] += [
            whole | {"position": n} | place_cells(place) for n, place in enumerate(commitment.places)
        ]
        self._cite(fact["key"], "evidence", commitment.evidence)
