"""The rows of one report's facts, put in and taken out together."""

from __future__ import annotations

from sqlalchemy import delete, insert
from sqlalchemy.engine import Connection

from ..model import Record
from .fact_tables import FACT_TABLES, fact_range
from .rows import fact_rows


def put_facts(connection: Connection, record: Record, report: int) -> None:
    """Put in every fact of the record as rows."""
    rows = fact_rows(record, report)
    for table in FACT_TABLES:
        if drawn := rows.get(table):
            connection.execute(insert(table), drawn)


def take_facts(connection: Connection, report: int) -> None:
    """Take out every fact of the report: one range of keys in each table."""
    first, last = fact_range(report)
    for table in reversed(FACT_TABLES):
        key = next(iter(table.primary_key))
        connection.execute(delete(table).where(key.between(first, last)))
