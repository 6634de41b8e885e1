"""Form 5: what searches narrow by, each value of a report once, and the indices that pages are drawn along."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, MetaData, Table, text

from dragoman.ledger.columns import NAMES, Key, Words, key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the indices of this step, and fill the table out of the facts of earlier forms."""
    connection = op.get_bind()
    metadata.create_all(connection)
    for name, query in _VALUES:
        connection.execute(text(f"INSERT INTO report_facets (report, name, value) {query}"), {"name": name})
    for table, columns in _INDICES:
        op.create_index(f"ix_{table}_{columns[0]}", table, columns)


metadata = MetaData(naming_convention=NAMES)
# What the values belong to, as the first step made it.
Table("reports", metadata, key())

Table(
    "report_facets",
    metadata,
    Column("report", Key, ForeignKey("reports.key"), primary_key=True, autoincrement=False),
    Column("name", Words, primary_key=True),
    Column("value", Words, primary_key=True),
    sqlite_with_rowid=False,
)

# A fact's report, for all that bears the fact's key: see `fact_tables`.
_REPORT = f"/ {2**20}"


def _told(table: str, column: str) -> str:
    return f"SELECT report, CAST(:name AS text), {column} FROM {table} WHERE {column} <> ''"


def _side(table: str, fact: str, role: str | None = None) -> str:
    has_role = f" AND role = '{role}'" if role else ""
    return f"SELECT {fact} {_REPORT}, CAST(:name AS text), country FROM {table} WHERE country <> ''{has_role}"


# UNION takes each value of a report once.
_VALUES = (
    ("type", " UNION ".join(_told(table, "type") for table in ("events", "commitments"))),
    ("status", " UNION ".join(_told(table, "status") for table in ("events", "encounters", "commitments"))),
    (
        "actor",
        " UNION ".join(
            (
                _side("event_sides", "event", "actor"),
                _side("encounter_participants", "encounter"),
                _side("encounter_countries", "encounter"),
                _side("commitment_sides", "commitment", "by"),
                _told("statements", "country"),
            )
        ),
    ),
)

_INDICES = (
    ("reports", ["publisher", "published_from"]),
    ("raws", ["outcome", "number"]),
    ("event_sides", ["country", "role", "event"]),
    ("event_sides", ["actor", "role", "event"]),
)
