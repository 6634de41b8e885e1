"""Form 4: one encounter out of many reports, as `join_tables.py` had it then."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Index, MetaData, Table, UniqueConstraint, text

from dragoman.ledger.columns import NAMES, Key, Words, key, place, position, real, words
from dragoman.ledger.kept_rows import keep_rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of this step; all that was read before waits to be joined."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for table, key_column in (("join_decisions", "key"), ("join_decision_endings", "decision")):
        keep_rows(connection, table, key_column)
    connection.execute(text("INSERT INTO unjoined (report) SELECT report FROM readings WHERE is_current"))


metadata = MetaData(naming_convention=NAMES)
# What decisions belong to, as the first step made it.
Table("reports", metadata, key())

Table("unjoined", metadata, Column("report", Key, primary_key=True, autoincrement=False))

Table(
    "joined_mentions",
    metadata,
    Column("mention", Key, primary_key=True, autoincrement=False),
    Column("report", Key, nullable=False),
    words("told", needed=True),
    Column("is_named", Boolean, nullable=False),
    words("joined"),
    real("score"),
    words("why"),
    words("rivals"),
    Index("ix_joined_mentions_report", "report"),
    Index("ix_joined_mentions_joined", "joined"),
)

Table(
    "joined_keys",
    metadata,
    Column("pair", Words, primary_key=True),
    Column("first", Words, primary_key=True),
    Column("mention", Key, primary_key=True, autoincrement=False),
    words("last", needed=True),
    Column("is_named", Boolean, nullable=False),
    Index("ix_joined_keys_mention", "mention"),
    sqlite_with_rowid=False,
)

Table(
    "joined_encounters",
    metadata,
    Column("id", Words, primary_key=True),
    words("format", needed=True),
    words("status", needed=True),
    words("day", needed=True),
    *(words(f"day_{part}") for part in ("from", "until", "precision")),
    *place()[:6],
    words("parent"),
    Index("ix_joined_encounters_day", "day", "id"),
    Index("ix_joined_encounters_parent", "parent"),
    sqlite_with_rowid=False,
)

Table(
    "joined_participants",
    metadata,
    Column("joined", Words, ForeignKey("joined_encounters.id"), primary_key=True),
    position(),
    words("actor", needed=True),
    words("side"),
    sqlite_with_rowid=False,
)

Table(
    "joined_sides",
    metadata,
    Column("side", Words, primary_key=True),
    Column("day", Words, primary_key=True),
    Column("joined", Words, ForeignKey("joined_encounters.id"), primary_key=True),
    Index("ix_joined_sides_joined", "joined"),
    sqlite_with_rowid=False,
)

Table(
    "join_decisions",
    metadata,
    key(),
    *(words(name, needed=True) for name in ("id", "verdict", "ones", "others", "reason", "who", "at")),
    UniqueConstraint("id"),
)

Table(
    "join_decision_endings",
    metadata,
    Column("decision", Key, ForeignKey("join_decisions.key"), primary_key=True, autoincrement=False),
    *(words(name, needed=True) for name in ("reason", "who", "at")),
)

Table(
    "join_decision_reports",
    metadata,
    Column("report", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("decision", Key, ForeignKey("join_decisions.key"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
