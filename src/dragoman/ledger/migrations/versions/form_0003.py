"""Form 3: what people say of the facts, and the words of reports and facts to search in."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Index, MetaData, Table, UniqueConstraint

from dragoman.ledger.columns import NAMES, Key, key, words
from dragoman.ledger.kept_rows import keep_rows
from dragoman.ledger.search.index import index_all, make_index

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of this step, and index what earlier forms hold."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for table in ("statements", "events", "encounters", "commitments"):
        op.create_index(f"ix_{table}_id", table, ["id"])
    for table, key_column in (("corrections", "key"), ("correction_endings", "correction")):
        keep_rows(connection, table, key_column)
    make_index(connection)
    index_all(connection)


metadata = MetaData(naming_convention=NAMES)
# What corrections belong to, as the first step made it.
Table("reports", metadata, key())

Table(
    "corrections",
    metadata,
    key(),
    words("id", needed=True),
    Column("report", Key, ForeignKey("reports.key"), nullable=False),
    *(words(name, needed=True) for name in ("verdict", "kind", "fact")),
    words("program"),
    words("value"),
    *(words(name, needed=True) for name in ("anchors", "reason", "who", "reader", "at")),
    UniqueConstraint("id"),
    Index("ix_corrections_report", "report"),
)

Table(
    "correction_endings",
    metadata,
    Column("correction", Key, ForeignKey("corrections.key"), primary_key=True, autoincrement=False),
    *(words(name, needed=True) for name in ("reason", "who", "at")),
)

Table(
    "attachments",
    metadata,
    Column("correction", Key, ForeignKey("corrections.key"), primary_key=True, autoincrement=False),
    Column("fact", Key),
    words("trouble"),
    words("program"),
    Index("ix_attachments_fact", "fact"),
)
