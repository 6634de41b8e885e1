"""The rows of one report's facts, put in and taken out together, with all that is made of them.

The rows hold what is in force: the program's record with what people said of it. The words to search in follow them,
so no one else may write rows of facts: a writer's connection refuses them (`let_only_facts_write`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Delete, Engine, Insert, Table, Update, delete, event, insert, select
from sqlalchemy.engine import Connection

from ..model import Record
from .corrections.in_force import in_force
from .corrections.store import corrections_in_force, put_attachments
from .facet_tables import facet_rows, report_facets, without_facets
from .fact_tables import FACT_TABLES, commitments, encounters, event_dyads, events, fact_range, statements
from .join_tables import unjoined
from .rows import Row, fact_rows
from .search.index import put_words

_OPEN = "rows of facts may be written"
# The pairs of an event are made of its sides, and made anew when another report's telling comes to count.
_WITH_WORDS = frozenset(FACT_TABLES) - {event_dyads}


def put_facts(connection: Connection, record: Record, report: int) -> None:
    """Put in every fact of the record as rows, as corrected."""
    corrected = in_force(record, corrections_in_force(connection, report))
    rows = fact_rows(corrected.record, report)
    if corrected.attachments:
        _keep_likeness(rows, fact_rows(corrected.unamended, report))
    with opened_to_facts(connection):
        for table in FACT_TABLES:
            if drawn := rows.get(table):
                connection.execute(insert(table), drawn)
    if facets := facet_rows(rows, report):
        connection.execute(insert(report_facets), facets)
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
    connection.execute(without_facets(report))
    with opened_to_facts(connection):
        for table in reversed(FACT_TABLES):
            key = next(iter(table.primary_key))
            connection.execute(delete(table).where(key.between(first, last)))


def let_only_facts_write(engine: Engine) -> None:
    """Let this engine's connections refuse rows of facts that come around this module and leave the words behind."""
    event.listen(engine, "before_execute", _refuse_others)


def _refuse_others(connection: Connection, statement: Any, *_: object) -> None:
    is_change = isinstance(statement, Insert | Update | Delete)
    if is_change and statement.table in _WITH_WORDS and _OPEN not in connection.info:
        raise RuntimeError(f"{statement.table.name}: rows of facts are written by put_facts and take_facts alone")


@contextmanager
def opened_to_facts(connection: Connection) -> Iterator[None]:
    """Rows of facts may be written within the block, by whoever leaves the words of the report as they are."""
    # Held here, since an interrupt in the middle of a statement leaves a connection that has none.
    info = connection.info
    info[_OPEN] = True
    try:
        yield
    finally:
        info.pop(_OPEN, None)
