"""Which commitments, and in what order: one question to the ledger's own rows, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass
from operator import gt, lt
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from ...ledger import CommitmentRow, View
from ...ledger import fact_tables as f
from ...ledger.ask import is_country
from ...ledger.draw import draw_commitments
from ...ledger.tables import reports

Order = Literal["newest", "oldest", "due"]
ORDERS: tuple[Order, ...] = get_args(Order)
SETTLED = ("kept", "broken", "lapsed")
PAGE = 20  # each is followed up, which takes time


@dataclass(frozen=True, slots=True)
class Wanted:
    """`by` and `to` are codes of sides; `due_by` keeps those due before that day, `today` judges what is late."""

    today: str
    by: str | None = None
    to: str | None = None
    status: str | None = None
    type: str | None = None
    since: str | None = None
    until: str | None = None
    due_by: str | None = None
    is_overdue: bool = False
    words: str | None = None
    order: Order = "newest"


def commitments_page(
    view: View, wanted: Wanted, after: tuple[str, str] | None
) -> tuple[list[CommitmentRow], tuple[str, str] | None]:
    """The next rows, and where the page after them begins: the last's place in the order, and its key."""
    with view.looking() as connection:
        found = connection.execute(_query(wanted, after)).all()
        rows = draw_commitments(connection, found[:PAGE]) if found else []
    last = found[PAGE - 1] if len(found) > PAGE else None
    return rows, (last.place or "", str(last.key)) if last else None


def _query(wanted: Wanted, after: tuple[str, str] | None) -> Select[Any]:
    c = f.commitments.c
    place = late() if wanted.order == "due" else _made()
    query = (
        select(c.key, c.day, place.label("place"))
        .join(reports, reports.c.key == c.report)
        .where(c.same_as.is_(None), *_conditions(wanted))
    )
    if wanted.order == "due":
        query = query.where(place.is_not(None))
    is_down = wanted.order == "newest"
    if after is not None:
        day, key = after[0], int(after[1]) if after[1].isdecimal() else 0
        beyond = lt if is_down else gt
        query = query.where(or_(beyond(place, day), and_(place == day, beyond(c.key, key))))
    order = (place.desc(), c.key.desc()) if is_down else (place, c.key)
    return query.order_by(*order).limit(PAGE + 1)


def _made() -> ColumnElement[Any]:
    """The day a promise was made: never after its report, however far ahead the day lies that its words name."""
    day, published = f.commitments.c.day, func.substr(reports.c.published_from, 1, 10)
    return case((or_(published.is_(None), and_(day > "", day < published)), day), else_=published)


def late() -> ColumnElement[Any]:
    """The first day that is too late, null where nothing is said of it."""
    return func.coalesce(f.commitments.c.due_until, f.commitments.c.due_from)


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    c = f.commitments.c
    found = [column == value for column, value in ((c.status, wanted.status), (c.type, wanted.type)) if value]
    found += [_bound(role, side) for role, side in (("by", wanted.by), ("for", wanted.to)) if side]
    if wanted.since:
        found.append(c.day >= wanted.since)
    if wanted.until:
        found += [c.day < wanted.until, c.day > ""]
    if wanted.due_by:
        found.append(late() < wanted.due_by)
    if wanted.is_overdue:
        found += [late() <= wanted.today, c.status.not_in(SETTLED)]
    if wanted.words:
        found += [_say(word) for word in wanted.words.split()[:8]]
    return found


def _bound(role: str, side: str) -> ColumnElement[bool]:
    sides = f.commitment_sides.c
    named = sides.country == side if is_country(side) else sides.actor == side
    return exists().where(sides.commitment == f.commitments.c.key, sides.role == role, named)


def _say(word: str) -> ColumnElement[bool]:
    """Whether a word stands in the words of the deed; the report is joined."""
    c = f.commitments.c
    deed = func.substr(reports.c.text, c.action_start + 1, c.action_end - c.action_start)
    return func.lower(deed).contains(word.lower(), autoescape=True)
