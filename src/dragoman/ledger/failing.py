"""What failed: kept with its reason until a later run can do it, and then marked as mended, never erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy import insert, select, update
from sqlalchemy.engine import Connection

from ..errors import SourceError
from ..intake import Raw
from ..model import Source
from . import tables as t
from .packing import unpack
from .raws import next_key

# How much of the first day of a date says it: 2021, 2021-03, 2021-03-04.
_WRITTEN = {"year": 4, "month": 7, "day": 10}


def put_failure(
    connection: Connection, raw: str | None, place: str, reason: str, source: str | None, run: int | None
) -> None:
    """Note a failure, once as long as it stands; another reason takes the place of the old."""
    failures = t.failures.c
    same = failures.raw == raw if raw else (failures.raw.is_(None)) & (failures.place == place)
    query = select(failures.key, failures.reason).where(same, failures.mended.is_(False))
    standing = connection.execute(query).first()
    if standing is None:
        row = {"key": next_key(connection, t.failures), "raw": raw, "place": place, "source": source, "reason": reason}
        connection.execute(insert(t.failures).values(row | {"mended": False, "run": run}))
    elif standing.reason != reason:
        connection.execute(update(t.failures).where(failures.key == standing.key).values(reason=reason))


def mend(connection: Connection, raw: str) -> None:
    """The bytes with this digest could be read after all."""
    standing = t.failures.c.raw == raw, t.failures.c.mended.is_(False)
    if connection.execute(select(t.failures.c.key).where(*standing)).first():
        connection.execute(update(t.failures).where(*standing).values(mended=True))


@dataclass(slots=True)
class Unreachable:
    """Sources of which no bytes could be had before. What gives bytes in this run, and does not fail, is mended."""

    standing: dict[str, int]
    reached: set[str] = field(default_factory=set)

    @classmethod
    def load(cls, connection: Connection) -> Unreachable:
        failures = t.failures.c
        query = select(failures.place, failures.key).where(failures.raw.is_(None), failures.mended.is_(False))
        return cls({row.place: row.key for row in connection.execute(query)})

    def reach(self, raw: Raw) -> None:
        """Bytes came from there."""
        if self.standing:
            places = (raw.where, raw.source.path, raw.source.url)
            self.reached.update(place for place in places if place in self.standing)

    def fail(self, error: SourceError) -> None:
        """It failed again: whatever else it gives, it is not mended."""
        self.standing.pop(error.where, None)

    def mend(self, connection: Connection) -> None:
        """At the end of a run: what was reached and did not fail."""
        keys = [self.standing[place] for place in self.reached if place in self.standing]
        if keys:
            connection.execute(update(t.failures).where(t.failures.c.key.in_(keys)).values(mended=True))


def failed_raws(connection: Connection) -> list[str]:
    """The digests of the bytes that failed and were not mended since, in the order they failed."""
    failures = t.failures.c
    query = select(failures.raw).where(failures.raw.is_not(None), failures.mended.is_(False))
    return list(connection.execute(query.order_by(failures.key)).scalars())


def failed_sources(connection: Connection) -> list[str]:
    """What callers had named when no bytes could be had, each once. Standard input cannot be asked again."""
    failures = t.failures.c
    query = select(failures.source).where(failures.raw.is_(None), failures.mended.is_(False))
    named = connection.execute(query.order_by(failures.key)).scalars()
    return list(dict.fromkeys(source for source in named if source and source != "-"))


def unread_raws(connection: Connection, reader: str, outcome: str | None = None) -> list[str]:
    """The digests of kept bytes with this outcome that this reader has not read, in the order they came.

    Without an outcome: those that were read, or are in another language.
    """
    by_reader = (
        select(t.reports.c.id)
        .join(t.readings, t.readings.c.report == t.reports.c.key)
        .join(t.readers, t.readers.c.key == t.readings.c.reader)
        .where(t.readers.c.id == reader)
    )
    outcomes = ("read", "not English") if outcome is None else (outcome,)
    query = select(t.raws.c.id).where(t.raws.c.outcome.in_(outcomes), t.raws.c.id.not_in(by_reader))
    return list(connection.execute(query.order_by(t.raws.c.number)).scalars())


def stored_raws(connection: Connection, digests: Sequence[str]) -> list[Raw]:
    """The bytes with these digests as they first came in, in this order, with the day that they were given then."""
    raws, seen, made = t.raws.c, t.sightings.c, t.reports.c
    joined = t.raws.join(t.sightings, (seen.raw == raws.id) & (seen.position == 0))
    joined = joined.outerjoin(t.reports, (made.id == raws.id) & (made.published_basis == "given by caller"))
    cells = (
        raws.id,
        raws.data,
        raws.form,
        seen.place,
        seen.path,
        seen.url,
        seen.fetched,
        seen.source_id,
        seen.media_type,
        made.published_from.label("given"),
        made.published_precision.label("precision"),
    )
    found = connection.execute(select(*cells).select_from(joined).where(raws.id.in_(digests)))
    rows = {row.id: row for row in found}
    return [
        Raw(
            unpack(row.data),
            Source(row.source_id, row.path, row.url, row.fetched, row.media_type),
            row.place,
            row.form,
            row.given and row.given[: _WRITTEN[row.precision]],
        )
        for row in map(rows.__getitem__, digests)
    ]
