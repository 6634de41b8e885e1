"""Form 1: runs, raw bytes, reports, readers and readings, as `tables.py` had them then."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Index, LargeBinary, MetaData, Table, UniqueConstraint, text

from dragoman.ledger.columns import NAMES, Key, Words, key, number, position, real, words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of this step."""
    metadata.create_all(op.get_bind())


metadata = MetaData(naming_convention=NAMES)

Table("makers", metadata, key(), words("version", needed=True), words("at", needed=True))

Table(
    "runs",
    metadata,
    key(),
    words("command", needed=True),
    words("version", needed=True),
    words("at", needed=True),
    words("ended"),
    *(number(name, needed=True) for name in ("seen", "read", "known", "not_news", "not_english", "failed")),
)

Table(
    "raws",
    metadata,
    Column("id", Words, primary_key=True),
    number("number", needed=True),
    words("form", needed=True),
    number("size", needed=True),
    words("compression", needed=True),
    Column("data", LargeBinary, nullable=False),
    words("outcome", needed=True),
    words("reason"),
    words("at", needed=True),
    UniqueConstraint("number"),
)

Table(
    "sightings",
    metadata,
    Column("raw", Words, ForeignKey("raws.id"), primary_key=True),
    position(),
    words("place", needed=True),
    words("path"),
    words("url"),
    words("source_id"),
    words("fetched"),
    words("media_type", needed=True),
    Column("run", Key),
    sqlite_with_rowid=False,
)

Table(
    "failures",
    metadata,
    key(),
    Column("raw", Words, ForeignKey("raws.id")),
    words("place", needed=True),
    words("source"),
    words("reason", needed=True),
    Column("mended", Boolean, nullable=False),
    Column("run", Key),
    Index("ix_failures_raw", "raw"),
    Index("ix_failures_mended", "mended"),
)

Table(
    "reports",
    metadata,
    key(),
    words("id", needed=True),
    words("title"),
    words("text", needed=True),
    words("byline"),
    words("publisher"),
    words("language"),
    words("dateline"),
    *(words(f"published_{part}") for part in ("from", "until", "precision", "basis")),
    words("path"),
    words("url"),
    words("source_id"),
    words("fetched"),
    words("media_type", needed=True),
    words("at", needed=True),
    UniqueConstraint("id"),
    Index("ix_reports_published_from", "published_from"),
)

Table(
    "readers",
    metadata,
    key(),
    words("id", needed=True),
    *(words(name, needed=True) for name in ("version", "language_model", "event_model", "codebook")),
    UniqueConstraint("id"),
)

Table(
    "readings",
    metadata,
    key(),
    Column("report", Key, ForeignKey("reports.key"), nullable=False),
    Column("reader", Key, ForeignKey("readers.key"), nullable=False),
    Column("is_current", Boolean, nullable=False),
    words("compression", needed=True),
    Column("record", LargeBinary, nullable=False),
    words("at", needed=True),
    UniqueConstraint("report", "reader"),
    Index("ix_readings_reader", "reader"),
    Index(
        "ix_readings_current",
        "report",
        unique=True,
        sqlite_where=text("is_current"),
        postgresql_where=text("is_current"),
    ),
)

Table(
    "story_reports",
    metadata,
    Column("report", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    words("story", needed=True),
    words("relation", needed=True),
    words("of"),
    Column("is_later", Boolean, nullable=False),
    real("similarity", needed=True),
    Column("signature", LargeBinary, nullable=False),
    Index("ix_story_reports_story", "story"),
)
