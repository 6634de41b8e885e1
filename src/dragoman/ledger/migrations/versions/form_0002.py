"""Form 2: the facts, as `fact_tables.py` had them then."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, MetaData, Table, text
from sqlalchemy.schema import SchemaItem

from dragoman.ledger.columns import NAMES, Key, Words, key, number, place, position, real, span, when, within, words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of this step."""
    metadata.create_all(op.get_bind())


metadata = MetaData(naming_convention=NAMES)
# What the facts belong to, as the step before made it.
Table("reports", metadata, key())


def _told_again(table: str) -> list[SchemaItem]:
    """What a story's reports tell alike has one `likeness`; all but the first of them say whose `same_as` they are."""
    again = text("same_as IS NOT NULL")
    index = Index(f"ix_{table}_same_as", "same_as", sqlite_where=again, postgresql_where=again)
    return [words("likeness", needed=True), Column("same_as", Key), index]


def _of_report() -> list[Column[int] | Column[str]]:
    return [key(), Column("report", Key, ForeignKey("reports.key"), nullable=False), words("id", needed=True)]


Table(
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

Table(
    "mentions",
    metadata,
    within("actor", "actors"),
    position(),
    *span("span", needed=True),
    words("form", needed=True),
    sqlite_with_rowid=False,
)

Table(
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

Table(
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

Table(
    "event_sides",
    metadata,
    within("event", "events"),
    Column("role", Words, primary_key=True),
    position(),
    words("actor", needed=True),
    words("country"),
    sqlite_with_rowid=False,
)

Table(
    "event_contexts",
    metadata,
    within("event", "events"),
    position(),
    words("context", needed=True),
    sqlite_with_rowid=False,
)

Table(
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

Table(
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

Table(
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

Table(
    "encounter_countries",
    metadata,
    within("encounter", "encounters"),
    position(),
    words("country", needed=True),
    words("day", needed=True),
    Index("ix_encounter_countries_country", "country", "day", "encounter"),
    sqlite_with_rowid=False,
)

Table(
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

Table(
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

Table(
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

Table(
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

Table(
    "commitment_places",
    metadata,
    within("commitment", "commitments"),
    position(),
    *place(),
    sqlite_with_rowid=False,
)

Table(
    "citations",
    metadata,
    Column("fact", Key, primary_key=True, autoincrement=False),
    Column("part", Words, primary_key=True),
    position(),
    *span("span", needed=True),
    sqlite_with_rowid=False,
)
