"""Reports one after the other, as exports tell them: the record as corrected, its story, what is told again in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.engine import Connection

from ..exchange import record_from_json
from ..model import Record
from . import fact_tables as f
from . import tables as t
from .correction_tables import corrections
from .corrections.in_force import in_force
from .corrections.store import corrections_in_force
from .packing import unpack
from .view import View

_PAGE = 20
_RETOLD = (f.events, f.statements, f.encounters, f.commitments)


@dataclass(frozen=True, slots=True)
class Telling:
    """A report's record in force; `story` is the story's name, the report's id where it has none; `retold` are the ids
    of its facts that another report of the story told first.
    """  # fmt: skip

    record: Record
    story: str
    retold: frozenset[str]


def tellings(view: View) -> Iterator[Telling]:
    """Every report that was read, in the order they came; no more than a page of packed records is held."""
    last = 0
    while True:
        with view.looking() as connection:
            page = connection.execute(_after(last)).all()
            found = list(_tellings(connection, page))
        yield from (Telling(in_force(record_from_json(unpack(packed)), said).record, story, retold)
                    for packed, said, story, retold in found)  # fmt: skip
        if len(page) < _PAGE:
            return
        last = page[-1].key


def _after(key: int) -> Any:
    joined = t.reports.join(t.readings, t.readings.c.report == t.reports.c.key)
    joined = joined.outerjoin(t.story_reports, t.story_reports.c.report == t.reports.c.key)
    query = select(t.reports.c.key, t.reports.c.id, t.story_reports.c.story, t.readings.c.record).select_from(joined)
    query = query.where(t.reports.c.key > key, t.readings.c.is_current)
    return query.order_by(t.reports.c.key).limit(_PAGE)


def _tellings(connection: Connection, page: Sequence[Row[Any]]) -> Iterator[tuple[bytes, Any, str, frozenset[str]]]:
    keys = [row.key for row in page]
    corrected = set(connection.scalars(select(corrections.c.report).where(corrections.c.report.in_(keys))))
    retold: dict[int, set[str]] = {}
    for table in _RETOLD:
        query = select(table.c.report, table.c.id).where(table.c.report.in_(keys), table.c.same_as.is_not(None))
        for report, id in connection.execute(query):
            retold.setdefault(report, set()).add(id)
    for row in page:
        said = corrections_in_force(connection, row.key) if row.key in corrected else ()
        yield row.record, said, row.story or row.id, frozenset(retold.get(row.key, ()))
