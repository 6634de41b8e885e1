"""Joined encounters as they are asked for: by sides and days, or one by its id."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import BindParameter, Column, bindparam, exists, func, select
from sqlalchemy.engine import Connection, Row

from ...errors import NotHeldError
from ...ledger import Told, View
from ...ledger.fact_tables import encounters
from ...ledger.join_tables import joined_encounters, joined_mentions, joined_participants, joined_sides
from ...ledger.tables import reports
from .mention import from_json, in_order
from .shapes import JoinedEncounter, JoinedMention

_PAGE = 200
_KEYS: BindParameter[Any] = bindparam("keys", expanding=True)


def joined_encounters_of(
    view: View,
    sides: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    *,
    status: str | None = None,
    format: str | None = None,
    least_reports: int = 1,
    newest_first: bool = False,
    after: tuple[str, str] | None = None,
    page: int = _PAGE,
) -> Iterator[JoinedEncounter]:
    """Encounters in which all of `sides` took part (ISO3, organisation's or actor's ids), oldest first.

    `since` is the first day that counts, `until` the first that does not; ISO dates or their beginnings. Encounters of
    which no day is known come first where neither is given. `newest_first` turns the order round. `after` are the day
    ("" where it has none) and the id of the encounter to go on from; `page` are so many as are asked for at once.
    """
    query = asked_for(sides, since, until, status, format)
    while True:
        with view.looking() as connection:
            rows = connection.execute(following(query, sides, after, newest_first=newest_first).limit(page)).all()
            drawn = draw(connection, rows)
        yield from (one for one in drawn if len(one.reports) >= least_reports)
        if len(rows) < page:
            return
        after = (rows[-1].day, rows[-1].id)


def encounters_told_last(view: View, sides: Sequence[str], most: int) -> list[JoinedEncounter]:
    """Encounters of the sides, first the one of which the last report tells that came in, whatever day it was on."""
    c = joined_mentions.c
    last = select(func.max(c.report)).where(c.joined == joined_encounters.c.id).scalar_subquery()
    query = asked_for(sides, None, None, None, None).order_by(last.desc(), joined_encounters.c.id).limit(most)
    with view.looking() as connection:
        return draw(connection, connection.execute(query).all())


def following(query: Any, sides: Sequence[str], after: tuple[str, str] | None, *, newest_first: bool) -> Any:
    """The rows of a question about these sides that follow the day and id of the last one."""
    day, id = _filed(sides)
    order = (day.desc(), id.desc()) if newest_first else (day, id)
    if after is not None:
        days = (day < after[0], id < after[1]) if newest_first else (day > after[0], id > after[1])
        query = query.where(days[0] | ((day == after[0]) & days[1]))
    return query.order_by(*order)


def joined_encounter(view: View, id: str) -> JoinedEncounter:
    """The encounter with this id, or whose id begins so, or the one to which a report's encounter of this id belongs.

    Raises NotHeldError when there is none, or several.
    """
    with view.looking() as connection:
        return find_joined(connection, id, view.place.name)


def find_joined(connection: Connection, id: str, place: str) -> JoinedEncounter:
    """The same within a transaction. Raises NotHeldError naming the ledger's `place`."""
    cells = joined_encounters.c
    if id.startswith("encounter:"):
        id = connection.scalar(_OF_A_REPORT, {"id": id}) or id
    found = connection.execute(select(joined_encounters).where(cells.id == id)).all()
    if not found and id.strip():
        words = id if id.startswith("joined:") else f"joined:{id}"
        query = select(joined_encounters).where(cells.id >= words, cells.id < words + "\x7f")
        found = connection.execute(query.limit(2)).all()
    if len(found) != 1:
        which = "several encounters whose ids begin" if found else "no encounter whose id begins"
        raise NotHeldError(place, f"holds {which} with {id!r}; dragoman encounters lists them")
    return draw(connection, found)[0]


def draw(connection: Connection, page: Sequence[Row[Any]]) -> list[JoinedEncounter]:
    """Rows of `joined_encounters` with all that belongs to them."""
    if not page:
        return []
    keys = [row.id for row in page]
    mentions = _mentions(connection, keys)
    who: dict[str, list[tuple[str, str]]] = {}
    for joined, actor, side in connection.execute(_PARTICIPANTS, {"keys": keys}):
        who.setdefault(joined, []).append((actor, side))
    children: dict[str, list[str]] = {}
    for id, parent in connection.execute(_CHILDREN, {"keys": keys}):
        children.setdefault(parent, []).append(id)
    return [_encounter(row, who.get(row.id, []), mentions.get(row.id, []), children.get(row.id, [])) for row in page]


def _encounter(
    row: Row[Any], who: Sequence[tuple[str, str]], mentions: Sequence[JoinedMention], children: Sequence[str]
) -> JoinedEncounter:
    return JoinedEncounter(
        id=row.id,
        format=row.format,
        status=row.status,
        starts=row.day_from,
        ends=row.day_until,
        precision=row.day_precision,
        place=row.place_name,
        place_country=row.place_country,
        participants=tuple(actor for actor, _ in who),
        countries=tuple(dict.fromkeys(side for _, side in who)),
        mentions=tuple(mentions),
        parent=row.parent,
        children=tuple(children),
    )


def _mentions(connection: Connection, ids: Sequence[str]) -> dict[str, list[JoinedMention]]:
    rows = {row.mention: row for row in connection.execute(_MENTIONS, {"keys": list(ids)})}
    found: dict[str, list[JoinedMention]] = {}
    for mention in in_order(from_json(row.told) for row in rows.values()):
        row = rows[mention.key]
        told = Told(row.id, row.title, row.publisher, row.url, row.published_from)
        found.setdefault(row.joined, []).append(
            JoinedMention(
                mention.key, mention.id, told, mention.publisher, mention.format, mention.status, mention.starts,
                mention.ends, mention.dating, mention.words, row.score, row.why or "",
                tuple(json.loads(row.rivals)) if row.rivals else (),
            )
        )  # fmt: skip
    return found


def asked_for(
    sides: Sequence[str], since: str | None, until: str | None, status: str | None, format: str | None
) -> Any:
    """The question for rows of `joined_encounters` in which all sides took part, and of which all else holds."""
    cells, (day, _) = joined_encounters.c, _filed(sides)
    query = select(joined_encounters)
    if sides:
        query = query.join(joined_sides, joined_sides.c.joined == cells.id).where(joined_sides.c.side == sides[0])
    for side in dict.fromkeys(sides[1:]):
        other = joined_sides.alias()
        query = query.where(exists().where(other.c.joined == cells.id, other.c.side == side))
    if since:
        query = query.where(day >= since)
    if until:
        query = query.where(day < until, day > "")
    wanted = ((cells.status, status), (cells.format, format))
    return query.where(*(cell == value for cell, value in wanted if value))


def _filed(sides: Sequence[str]) -> tuple[Column[str], Column[str]]:
    """Day and id as the index has them along which to walk: that of the first side, of all encounters where none is."""
    filed = joined_sides.c if sides else joined_encounters.c
    return filed.day, filed.joined if sides else filed.id


_OF_A_REPORT = (
    select(joined_mentions.c.joined)
    .join(encounters, encounters.c.key == joined_mentions.c.mention)
    .where(encounters.c.id == bindparam("id"))
    .limit(1)
)
_PARTICIPANTS = (
    select(joined_participants.c.joined, joined_participants.c.actor, joined_participants.c.side)
    .where(joined_participants.c.joined.in_(_KEYS))
    .order_by(joined_participants.c.joined, joined_participants.c.position)
)
_CHILDREN = (
    select(joined_encounters.c.id, joined_encounters.c.parent)
    .where(joined_encounters.c.parent.in_(_KEYS))
    .order_by(joined_encounters.c.day, joined_encounters.c.id)
)
_MENTIONS = (
    select(
        *(joined_mentions.c[name] for name in ("mention", "joined", "told", "score", "why", "rivals")),
        *(reports.c[name] for name in ("id", "title", "publisher", "url", "published_from")),
    )
    .join(reports, reports.c.key == joined_mentions.c.report)
    .where(joined_mentions.c.joined.in_(_KEYS))
)
