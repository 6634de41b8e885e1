"""Mentions and encounters as rows, looked up by two sides and days: never is more read than what lies near."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BindParameter, bindparam, delete, insert, select, update
from sqlalchemy.engine import Connection

from ...ledger.join_tables import (
    joined_encounters,
    joined_keys,
    joined_mentions,
    joined_participants,
    joined_sides,
    unjoined,
)
from ...ledger.tables import reports
from .mention import Mention, from_json, shifted, to_json
from .summary import Summary

_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)
_LONGEST = 62
_LOT = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """A mention as it is kept, with the encounter it belongs to and those it may belong to as well."""

    mention: Mention
    joined: str | None
    rivals: tuple[str, ...]


def waiting_reports(connection: Connection, most: int) -> list[int]:
    """The keys of reports that wait to be joined, in the order they came."""
    query = select(unjoined.c.report).order_by(unjoined.c.report).limit(most)
    return list(connection.execute(query).scalars())


def strike_off(connection: Connection, reports: Sequence[int]) -> None:
    """These reports wait no more."""
    connection.execute(delete(unjoined).where(unjoined.c.report.in_(reports)))


def report_keys(connection: Connection, ids: Iterable[str]) -> list[int]:
    """The keys of the reports with these ids."""
    wanted = sorted(ids)
    query = select(reports.c.key).where(reports.c.id.in_(wanted))
    return list(connection.execute(query).scalars()) if wanted else []


def mentions_of_reports(connection: Connection, reports: Sequence[int]) -> list[Kept]:
    return _kept(connection, joined_mentions.c.report, reports)


def mentions_of_encounters(connection: Connection, ids: Iterable[str]) -> list[Kept]:
    return _kept(connection, joined_mentions.c.joined, sorted(ids))


def mentions_by_key(connection: Connection, keys: Iterable[int]) -> list[Kept]:
    return _kept(connection, joined_mentions.c.mention, sorted(keys))


def mentions_near(connection: Connection, pair: str, first: str, last: str, *, named: bool) -> list[Kept]:
    """Mentions of two sides whose days touch those from `first` to `last`: named ones, or the others."""
    keys = joined_keys.c
    query = _asked().join(joined_keys, keys.mention == joined_mentions.c.mention)
    query = query.where(keys.pair == pair, keys.is_named == named, keys.last >= first)
    query = query.where(keys.first >= shifted(first, -1 if named else -_LONGEST), keys.first <= last)
    return [_one(row) for row in connection.execute(query)]


def leftovers_like(connection: Connection, mention: Mention) -> list[Kept]:
    """Other mentions of two of its sides that say the very same days."""
    found: dict[int, Kept] = {}
    keys = joined_keys.c
    if mention.days is None:
        return []
    first, last = mention.days
    for pair in mention.pairs:
        query = _asked().join(joined_keys, keys.mention == joined_mentions.c.mention)
        query = query.where(keys.pair == pair, keys.first == first, keys.last == last, keys.is_named.is_(False))
        found |= {kept.mention.key: kept for kept in map(_one, connection.execute(query))}
    return list(found.values())


def with_named(connection: Connection, ids: Iterable[str]) -> set[str]:
    """Which of these encounters have a mention that persons and a day anchor."""
    cells, found = joined_mentions.c, set[str]()
    for lot in _lots(sorted(ids)):
        query = select(cells.joined).where(cells.joined.in_(lot), cells.is_named).distinct()
        found |= set(connection.execute(query).scalars())
    return found


def put_mentions(connection: Connection, mentions: Sequence[Mention]) -> None:
    if not mentions:
        return
    rows = [
        {"mention": one.key, "report": one.key >> 20, "told": to_json(one), "is_named": one.is_named}
        for one in mentions
    ]
    connection.execute(insert(joined_mentions), rows)
    keys = [
        {"pair": pair, "first": one.days[0], "last": one.days[1], "mention": one.key, "is_named": one.is_named}
        for one in mentions
        if one.days
        for pair in one.pairs
    ]
    if keys:
        connection.execute(insert(joined_keys), keys)


def take_mentions(connection: Connection, keys: Sequence[int]) -> None:
    for lot in _lots(keys):
        connection.execute(delete(joined_keys).where(joined_keys.c.mention.in_(lot)))
        connection.execute(delete(joined_mentions).where(joined_mentions.c.mention.in_(lot)))


def assign(connection: Connection, rows: Sequence[tuple[Mention, str, float | None, str, Sequence[str]]]) -> None:
    """Say for each mention to which encounter it belongs, how well and why, and which others it fits."""
    if not rows:
        return
    query = update(joined_mentions).where(joined_mentions.c.mention == bindparam("key"))
    query = query.values(
        joined=bindparam("to"), score=bindparam("how_well"), why=bindparam("because"), rivals=bindparam("others")
    )
    connection.execute(
        query,
        [
            {
                "key": mention.key,
                "to": joined,
                "how_well": score,
                "because": why,
                "others": json.dumps(list(rivals)) if rivals else None,
            }
            for mention, joined, score, why, rivals in rows
        ],
    )


def take_encounters(connection: Connection, ids: Iterable[str]) -> None:
    for lot in _lots(sorted(ids)):
        connection.execute(delete(joined_sides).where(joined_sides.c.joined.in_(lot)))
        connection.execute(delete(joined_participants).where(joined_participants.c.joined.in_(lot)))
        connection.execute(delete(joined_encounters).where(joined_encounters.c.id.in_(lot)))


def put_encounters(connection: Connection, summaries: Sequence[Summary]) -> None:
    rows: dict[Any, list[dict[str, Any]]] = {joined_encounters: [], joined_participants: [], joined_sides: []}
    for summary in summaries:
        rows[joined_encounters].append(_row(summary))
        actors = [(side, actor) for side, ids in summary.sides.items() for actor in ids]
        rows[joined_participants] += [
            {"joined": summary.id, "position": n, "actor": actor, "side": side}
            for n, (side, actor) in enumerate(actors)
        ]
        asked = dict.fromkeys([*summary.sides, *(actor for _, actor in actors)])
        rows[joined_sides] += [{"side": side, "day": summary.day, "joined": summary.id} for side in asked]
    for table, drawn in rows.items():
        if drawn:
            connection.execute(insert(table), drawn)


def _row(summary: Summary) -> dict[str, Any]:
    place = summary.place
    return {
        "id": summary.id,
        "format": summary.format,
        "status": summary.status,
        "day": summary.day,
        "day_from": summary.starts,
        "day_until": summary.ends,
        "day_precision": summary.precision,
        "place_name": place and place.place,
        "place_country": place and place.country,
    }


def set_parents(connection: Connection, parents: Mapping[str, str | None]) -> None:
    """Say within which visit each of these encounters was."""
    query = update(joined_encounters).where(joined_encounters.c.id == bindparam("key")).values(parent=bindparam("of"))
    if parents:
        connection.execute(query, [{"key": id, "of": parent} for id, parent in parents.items()])


def _asked() -> Any:
    cells = joined_mentions.c
    return select(cells.told, cells.joined, cells.rivals)


def _kept(connection: Connection, column: Any, values: Sequence[Any]) -> list[Kept]:
    found: list[Kept] = []
    for lot in _lots(values):
        rows = connection.execute(_asked().where(column.in_(_KEYS)), {"keys": lot})
        found += map(_one, rows)
    return found


def _one(row: Any) -> Kept:
    return Kept(from_json(row.told), row.joined, tuple(json.loads(row.rivals)) if row.rivals else ())


def _lots(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _LOT] for start in range(0, len(values), _LOT))
