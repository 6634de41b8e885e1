"""The fact that a person means, by its id: in the whole ledger, or in one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.engine import Connection

from ...errors import OptionError
from ...exchange import record_from_json
from ...model import Record
from .. import fact_tables as f
from .. import tables as t
from ..packing import unpack
from .in_force import in_force
from .kinds import KINDS, Fact, Kind
from .store import corrections_in_force

_TABLES: dict[str, Table] = {
    "actor": f.actors,
    "statement": f.statements,
    "event": f.events,
    "encounter": f.encounters,
    "commitment": f.commitments,
}
_MOST_NAMED = 3

# From what is wrong to the error that says so of this ledger.
Refuse = Callable[[str], Exception]


@dataclass(frozen=True, slots=True)
class Read:
    """A report's current reading: the program's record, the same with what people added, and what is in force."""

    report: int
    reader: str
    record: Record
    unamended: Record
    in_force: Record


@dataclass(frozen=True, slots=True)
class Found:
    """A fact in force, and the same before anybody amended it."""

    read: Read
    kind: Kind
    fact: Fact
    unamended: Fact


def find_fact(connection: Connection, id: str, report: str | None, refuse: Refuse) -> Found:
    """The fact with this id. Raises what `refuse` makes when there is none; OptionError when several are."""
    keys = [key for table in _TABLES.values() for key in _keys(connection, table, id, report, refuse)]
    if not keys:
        where = f"the report {report} holds" if report else "holds"
        raise refuse(f"{where} no fact {id}; copy the id as dragoman search prints it")
    if len(keys) > 1:
        raise OptionError(_several(connection, id, [key // f.FACTS_A_REPORT for key in keys]))
    return _found(read_of(connection, keys[0] // f.FACTS_A_REPORT), keys[0] % f.FACTS_A_REPORT)


def _found(read: Read, place: int) -> Found:
    """The fact at this place of the record in force, counted through."""
    for kind in KINDS.values():
        facts = kind.facts(read.in_force)
        if place < len(facts):
            return Found(read, kind, facts[place], kind.facts(read.unamended)[place])
        place -= len(facts)
    raise IndexError(place)


def find_report(connection: Connection, words: str, refuse: Refuse) -> int:
    """The key of the report with this id, or whose id alone begins so. Raises what `refuse` makes."""
    ids = t.reports.c.id
    is_named = (ids >= words) & (ids < words + "\U0010ffff")
    found = connection.execute(select(t.reports.c.key).where(is_named).limit(2)).scalars().all() if words else []
    if len(found) == 1:
        return int(found[0])
    raise refuse(f"holds {'several reports' if found else 'no report'} {words}…; copy the whole id of one")


def read_of(connection: Connection, report: int) -> Read:
    """The current reading of the report with this key."""
    joined = t.readings.join(t.readers, t.readers.c.key == t.readings.c.reader)
    query = select(t.readings.c.record, t.readers.c.id).select_from(joined)
    row = connection.execute(query.where(t.readings.c.report == report, t.readings.c.is_current)).one()
    record = record_from_json(unpack(row.record))
    held = in_force(record, corrections_in_force(connection, report))
    return Read(report, row.id, record, held.unamended, held.record)


def _keys(connection: Connection, table: Table, id: str, report: str | None, refuse: Refuse) -> list[int]:
    """The keys of the facts with this id. What several reports of a story tell alike is the one that counts."""
    counts = func.coalesce(table.c.same_as, table.c.key) if "same_as" in table.c else table.c.key
    query = select(counts).where(table.c.id == id).distinct()
    if report is not None:
        query = query.where(table.c.report == find_report(connection, report, refuse))
    return list(connection.execute(query.limit(_MOST_NAMED + 1)).scalars())


def _several(connection: Connection, id: str, reports: list[int]) -> str:
    query: Any = select(t.reports.c.id).where(t.reports.c.key.in_(reports[:_MOST_NAMED]))
    named = [id[:16] for id in connection.execute(query.order_by(t.reports.c.key)).scalars()]
    more = ", …" if len(reports) > _MOST_NAMED else ""
    return f"{id}: several reports hold a fact of this id ({', '.join(named)}{more}); say which with its report's id"
