"""Everything a ledger holds, row by row, so that two can be held against each other.

Left out are the clock (columns named `at` and `ended`) and which run it was (columns named `run`, the table `runs`):
all the rest must be equal, whatever was interrupted on the way. The search index, which each store keeps in its own
way, is told by what it holds: every word of every report, with its places.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import select, text

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
    return found | index_rows(view)


def index_rows(view: View) -> dict[str, list[tuple[Any, ...]]]:
    """What the search index holds, and on SQLite the stems that are kept beside it."""
    if view.place.path is not None:
        return _fts5_rows(view.place.path)
    with view.looking() as connection:
        query = text("SELECT report, CAST(stems AS text) FROM search_index ORDER BY report")
        return {"search_index": [tuple(row) for row in connection.execute(query)]}


def _fts5_rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The table is without content: what it holds is read through its vocabulary, word by word."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, search_index, instance)")
        words = connection.execute('SELECT doc, col, "offset", term FROM words ORDER BY 1, 2, 3, 4').fetchall()
        stems = connection.execute("SELECT report, stems FROM search_stems ORDER BY report").fetchall()
    return {"search_index": words, "search_stems": stems}
