"""The bytes that came in, kept once, and every place where they were seen."""

from __future__ import annotations

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.engine import Connection

from ..intake import Raw
from . import tables as t
from .forms import now
from .packing import PACKING, pack
from .rows import Row


def next_key(connection: Connection, table: Table) -> int:
    """The key for the next row; no one else writes until the transaction ends."""
    highest: int | None = connection.scalar(select(func.max(table.c.key)))
    return (highest or 0) + 1


def put_raw(connection: Connection, raw: Raw, outcome: str, reason: str | None, run: int | None) -> None:
    """Keep the bytes and where they were seen; what became of them is told anew."""
    known = connection.execute(select(t.raws.c.outcome, t.raws.c.reason).where(t.raws.c.id == raw.id)).first()
    if known is None:
        last: int | None = connection.scalar(select(func.max(t.raws.c.number)))
        row: Row = {"id": raw.id, "number": (last or 0) + 1, "form": raw.form, "size": len(raw.data)}
        row |= {"compression": PACKING, "data": pack(raw.data), "outcome": outcome, "reason": reason, "at": now()}
        connection.execute(insert(t.raws).values(row))
    elif tuple(known) != (outcome, reason):
        connection.execute(update(t.raws).where(t.raws.c.id == raw.id).values(outcome=outcome, reason=reason))
    put_sighting(connection, raw, run)


def put_sighting(connection: Connection, raw: Raw, run: int | None) -> bool:
    """Note where known bytes were seen, once a place. Whether that was new."""
    seen = t.sightings
    places = connection.execute(select(seen.c.place).where(seen.c.raw == raw.id)).scalars().all()
    if raw.where in places:
        return False
    source = raw.source
    row: Row = {"raw": raw.id, "position": len(places), "place": raw.where, "path": source.path, "url": source.url}
    row |= {"source_id": source.id, "fetched": source.fetched, "media_type": source.media_type, "run": run}
    connection.execute(insert(seen).values(row))
    return True
