"""The rows of one report's facts, put in and taken out together, with all that is made of them.

The rows hold what is in force: the program's record with what people said of it. The words to search in follow them.
"""

from __future__ import annotations

from sqlalchemy import Table, delete, insert, select
from sqlalchemy.engine import Connection

from ..model import Record
from .corrections.in_force import in_force
from .corrections.store import corrections_in_force, put_attachments
from .fact_tables import FACT_TABLES, commitments, encounters, events, fact_range, statements
from .join_tables import unjoined
from .rows import Row, fact_rows
from .search.index import put_words


def put_facts(connection: Connection, record: Record, report: int) -> None:
    """Put in every fact of the record as rows, as corrected."""
    corrected = in_force(record, corrections_in_force(connection, report))
    rows = fact_rows(corrected.record, report)
    if corrected.attachments:
        _keep_likeness(rows, fact_rows(corrected.unamended, report))
    for table in FACT_TABLES:
        if drawn := rows.get(table):
            connection.execute(insert(table), drawn)
    put_attachments(connection, report, corrected.attachments)
    put_words(connection, corrected.record, report)
    _leave_to_join(connection, report)


def _leave_to_join(connection: Connection, report: int) -> None:
    """Whoever joins encounters looks at the report again; each time its facts are made anew."""
    if connection.scalar(select(unjoined.c.report).where(unjoined.c.report == report)) is None:
        connection.execute(insert(unjoined).values(report=report))


def _keep_likeness(rows: dict[Table, list[Row]], unamended: dict[Table, list[Row]]) -> None:
    """What a story's reports tell alike stays alike when people amend it where it counts."""
    for table in (statements, events, encounters, commitments):
        for row, own in zip(rows.get(table, []), unamended.get(table, []), strict=True):
            row["likeness"] = own["likeness"]


def take_facts(connection: Connection, report: int) -> None:
    """Take out every fact of the report: one range of keys in each table."""
    first, last = fact_range(report)
    for table in reversed(FACT_TABLES):
        key = next(iter(table.primary_key))
        connection.execute(delete(table).where(key.between(first, last)))
