"""Everything a ledger holds, row by row, so that two can be held against each other.

Left out are the clock (columns named `at` and `ended`) and which run it was (columns named `run`, the table `runs`):
all the rest must be equal, whatever was interrupted on the way.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from dragoman.ledger import View
from dragoman.ledger.tables import metadata

CLOCK_AND_RUN = {"at", "ended", "run"}
LEFT_OUT = {"runs", "makers"}


def all_rows(view: View, *, with_clock: bool = False) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table in the order of their keys."""
    found = {}
    with view.looking() as connection:
        for table in metadata.sorted_tables:
            if table.name not in LEFT_OUT:
                columns = [column for column in table.c if with_clock or column.name not in CLOCK_AND_RUN]
                query = select(*columns).order_by(*table.primary_key)
                found[table.name] = [tuple(row) for row in connection.execute(query)]
    return found
