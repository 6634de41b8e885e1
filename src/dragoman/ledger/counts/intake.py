"""How reports came in: from whom, what became of them, and what failed and why."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from .. import tables as t
from ..correction_tables import correction_endings, corrections
from ..view import View


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who published so many reports, from the first day to the last; None where the reports do not say."""

    name: str | None
    reports: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of so many of the reports that came in: "read", "not news", "not English", "failed"."""

    outcome: str
    reports: int


@dataclass(frozen=True, slots=True)
class Unread:
    """A report that came in and was not read, where it was seen, and why it was not read."""

    number: int
    id: str
    place: str
    url: str | None
    outcome: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Changes:
    """What people and newer versions changed: disputes and amendments in force, and reports read by a newer version."""

    corrections: int
    in_force: int
    disputed: int
    newer: int


def publishers(view: View) -> list[Publisher]:
    """Every publisher, most reports first."""
    r = t.reports.c
    cells = (r.publisher, func.count(), func.min(r.published_from), func.max(r.published_from))
    with view.looking() as connection:
        found = [Publisher(*row) for row in connection.execute(select(*cells).group_by(r.publisher))]
    return sorted(found, key=lambda one: (-one.reports, one.name or ""))


def outcomes(view: View) -> list[Outcome]:
    """What became of all that came in, most frequent first."""
    outcome = t.raws.c.outcome
    with view.looking() as connection:
        found = [Outcome(*row) for row in connection.execute(select(outcome, func.count()).group_by(outcome))]
    return sorted(found, key=lambda one: (-one.reports, one.outcome))


def reasons_for_failing(view: View) -> list[tuple[str, int]]:
    """Why reports could not be read and how many, of what was not mended since, most frequent first."""
    reason, mended = t.failures.c.reason, t.failures.c.mended
    query = select(reason, func.count()).where(mended.is_(False)).group_by(reason)
    with view.looking() as connection:
        found = [(why, count) for why, count in connection.execute(query)]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def not_read(view: View, outcome: str, size: int, before: int | None = None) -> list[Unread]:
    """The last that came in with this outcome, the newest first; `before` is the number where the page before ended."""
    raws, seen = t.raws.c, t.sightings.c
    joined = t.raws.join(t.sightings, (seen.raw == raws.id) & (seen.position == 0))
    query = select(raws.number, raws.id, seen.place, seen.url, raws.outcome, raws.reason).select_from(joined)
    query = query.where(raws.outcome == outcome)
    if before is not None:
        query = query.where(raws.number < before)
    with view.looking() as connection:
        return [Unread(*row) for row in connection.execute(query.order_by(raws.number.desc()).limit(size))]


def changes(view: View) -> Changes:
    """How much was changed since the reports were first read."""
    ended = select(correction_endings.c.correction)
    holds = corrections.c.key.not_in(ended)
    newest = select(func.max(t.readings.c.key).label("key")).group_by(t.readings.c.report).subquery()
    newer = select(func.count()).select_from(newest.join(t.readings, t.readings.c.key == newest.c.key))
    with view.looking() as connection:
        counted = [
            connection.scalar(select(func.count()).select_from(corrections)),
            connection.scalar(select(func.count()).select_from(corrections).where(holds)),
            connection.scalar(
                select(func.count()).select_from(corrections).where(holds, corrections.c.verdict == "disputed")
            ),
            connection.scalar(newer.where(t.readings.c.is_current.is_(False))),
        ]
    return Changes(*(count or 0 for count in counted))
