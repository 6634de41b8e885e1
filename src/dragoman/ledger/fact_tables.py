"""The facts of every current reading as rows that can be asked for.

A fact's key is its report's key times 2**20 plus its place in the record, so a report's facts are one range of keys
and come in text order. Lists become rows of their own (`event_sides`, `mentions`, …); spans that come in lists stand
in `citations`. `day` is the day under which a fact is filed: where its own date begins, else the day the report was
published, else the empty text; `date_…` alone is what the words say.

What several reports of one story tell alike counts once: as the fact told first. The others stay, with their own
spans, and point at it.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table, text
from sqlalchemy.schema import SchemaItem

from .columns import Key, Words, key, number, place, position, real, span, when, within, words
from .tables import metadata

FACTS_A_REPORT = 2**20


def fact_key(report: int, place_in_record: int) -> int:
    """The key of the fact that stands at this place of the record of the report with this key."""
    if not 0 <= place_in_record < FACTS_A_REPORT:
        raise ValueError(f"a record holds fewer than {FACTS_A_REPORT} facts")
    return report * FACTS_A_REPORT + place_in_record


def fact_range(report: int) -> tuple[int, int]:
    """The first and the last key that a fact of the report can have."""
    return report * FACTS_A_REPORT, (report + 1) * FACTS_A_REPORT - 1


def _told_again(table: str) -> list[SchemaItem]:
    """What a story's reports tell alike has one `likeness`; all but the first of them say whose `same_as` they are."""
    again = text("same_as IS NOT NULL")
    index = Index(f"ix_{table}_same_as", "same_as", sqlite_where=again, postgresql_where=again)
    return [words("likeness", needed=True), Column("same_as", Key), index]


def _of_report() -> list[Column[int] | Column[str]]:
    return [key(), Column("report", Key, ForeignKey("reports.key"), nullable=False), words("id", needed=True)]


actors = Table(
    "actors",
    metadata,
    *_of_report(),
    words("name", needed=True),
    words("kind", needed=True),
    *(words(name) for name in ("role", "belongs_to", "country", "sector", "cameo", "wikidata")),
    words("basis", needed=True),
    words("candidates", needed=True),
    Index("ix_actors_report", "report"),
    Index("ix_actors_id", "id", "key"),
)

mentions = Table(
    "mentions",
    metadata,
    within("actor", "actors"),
    position(),
    *span("span", needed=True),
    words("form", needed=True),
    sqlite_with_rowid=False,
)

statements = Table(
    "statements",
    metadata,
    *_of_report(),
    words("speaker", needed=True),
    words("country"),
    words("on_behalf_of"),
    words("addressee"),
    words("channel"),
    *span("channel"),
    words("form", needed=True),
    *span("content", needed=True),
    *span("cue"),
    *when("date"),
    words("continues"),
    words("day", needed=True),
    *_told_again("statements"),
    Index("ix_statements_report", "report"),
    Index("ix_statements_speaker", "speaker", "day", "key"),
    Index("ix_statements_country", "country", "day", "key"),
)

events = Table(
    "events",
    metadata,
    *_of_report(),
    words("type", needed=True),
    words("mode"),
    words("cameo"),
    words("quad", needed=True),
    real("score", needed=True),
    words("status", needed=True),
    *when("date"),
    *place(),
    words("according_to"),
    words("trigger", needed=True),
    *span("trigger", needed=True),
    real("confidence", needed=True),
    words("why", needed=True),
    words("day", needed=True),
    *_told_again("events"),
    Index("ix_events_report", "report"),
    Index("ix_events_day", "day", "key"),
    Index("ix_events_type", "type", "day", "key"),
)

# `role` is actor or recipient.
event_sides = Table(
    "event_sides",
    metadata,
    within("event", "events"),
    Column("role", Words, primary_key=True),
    position(),
    words("actor", needed=True),
    words("country"),
    Index("ix_event_sides_country", "country", "role", "event"),
    Index("ix_event_sides_actor", "actor", "role", "event"),
    sqlite_with_rowid=False,
)

event_contexts = Table(
    "event_contexts",
    metadata,
    within("event", "events"),
    position(),
    words("context", needed=True),
    sqlite_with_rowid=False,
)

# Who did it to whom, pair by pair, for events that count: what a question for two sides walks along, by days. An event
# without recipients in which several take part goes both ways between each two of them; with one, its recipient is
# null.
event_dyads = Table(
    "event_dyads",
    metadata,
    within("event", "events"),
    position(),
    words("actor", needed=True),
    words("actor_country"),
    words("recipient"),
    words("recipient_country"),
    words("day", needed=True),
    Index("ix_event_dyads_countries", "actor_country", "recipient_country", "day", "event"),
    Index("ix_event_dyads_ids", "actor", "recipient", "day", "event"),
    Index("ix_event_dyads_actor_country", "actor_country", "day", "event"),
    Index("ix_event_dyads_recipient_country", "recipient_country", "day", "event"),
    Index("ix_event_dyads_actor", "actor", "day", "event"),
    Index("ix_event_dyads_recipient", "recipient", "day", "event"),
    sqlite_with_rowid=False,
)

encounters = Table(
    "encounters",
    metadata,
    *_of_report(),
    words("format", needed=True),
    *when("date"),
    *place(),
    words("occasion"),
    *span("occasion"),
    number("duration_minutes"),
    words("host"),
    *when("first_since"),
    words("status", needed=True),
    words("day", needed=True),
    *_told_again("encounters"),
    Index("ix_encounters_report", "report"),
    Index("ix_encounters_day", "day", "key"),
)

encounter_participants = Table(
    "encounter_participants",
    metadata,
    within("encounter", "encounters"),
    position(),
    words("actor", needed=True),
    words("country"),
    words("day", needed=True),
    Index("ix_encounter_participants_actor", "actor", "day", "encounter"),
    sqlite_with_rowid=False,
)

encounter_countries = Table(
    "encounter_countries",
    metadata,
    within("encounter", "encounters"),
    position(),
    words("country", needed=True),
    words("day", needed=True),
    Index("ix_encounter_countries_country", "country", "day", "encounter"),
    sqlite_with_rowid=False,
)

# What each side tells: `kind` is topic, tone, statement or event; `text` its label, its words or its id. A side
# of which nothing is told has one row of kind `silent`.
encounter_accounts = Table(
    "encounter_accounts",
    metadata,
    within("encounter", "encounters"),
    position(),
    words("side", needed=True),
    words("kind", needed=True),
    words("text"),
    *span("span"),
    sqlite_with_rowid=False,
)

# Where accounts agree and differ: `kind` is both, only or differing; `about` the topic, `side` whose words `text` is.
encounter_comparisons = Table(
    "encounter_comparisons",
    metadata,
    within("encounter", "encounters"),
    position(),
    words("kind", needed=True),
    words("about", needed=True),
    words("side"),
    words("text"),
    *span("span"),
    sqlite_with_rowid=False,
)

commitments = Table(
    "commitments",
    metadata,
    *_of_report(),
    *span("action", needed=True),
    words("type", needed=True),
    *place(),
    real("quantity"),
    words("quantity_unit"),
    *span("quantity"),
    *span("purpose"),
    *when("announced"),
    words("announced_by"),
    *when("due"),
    words("status", needed=True),
    words("day", needed=True),
    *_told_again("commitments"),
    Index("ix_commitments_report", "report"),
    Index("ix_commitments_day", "day", "key"),
)

# `role` is by or for.
commitment_sides = Table(
    "commitment_sides",
    metadata,
    within("commitment", "commitments"),
    Column("role", Words, primary_key=True),
    position(),
    words("actor", needed=True),
    words("country"),
    words("day", needed=True),
    Index("ix_commitment_sides_actor", "role", "actor", "day", "commitment"),
    Index("ix_commitment_sides_country", "role", "country", "day", "commitment"),
    sqlite_with_rowid=False,
)

commitment_places = Table(
    "commitment_places",
    metadata,
    within("commitment", "commitments"),
    position(),
    *place(),
    sqlite_with_rowid=False,
)

# Spans that come in lists: the evidence of events, encounters and commitments, the quotes of statements.
citations = Table(
    "citations",
    metadata,
    Column("fact", Key, primary_key=True, autoincrement=False),
    Column("part", Words, primary_key=True),
    position(),
    *span("span", needed=True),
    sqlite_with_rowid=False,
)

# In the order in which rows may be put in; taken out the other way round.
FACT_TABLES = (
    actors, mentions, statements, events, event_sides, event_contexts, event_dyads, encounters, encounter_participants,
    encounter_countries, encounter_accounts, encounter_comparisons, commitments, commitment_sides, commitment_places,
    citations,
)  # fmt: skip
