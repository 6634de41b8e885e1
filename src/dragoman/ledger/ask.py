"""Questions as SQL: each gives the days and keys of what matches, along an index, in the order of days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, exists, func, select

from . import fact_tables as f
from . import tables as t
from .selection import Walk

_COUNTRY = re.compile(r"[A-Z]{3}")
_REPORTS_PAGE = 500


@dataclass(frozen=True, slots=True)
class Days:
    """From `since` on, before `until`; ISO dates or their beginnings."""

    since: str | None
    until: str | None

    def on(self, day: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
        if self.since:
            yield day >= self.since
        if self.until:
            yield day < self.until
            # What is filed under no day lies before none.
            yield day > ""


def is_country(side: str) -> bool:
    """Whether a side is named by its ISO 3166-1 alpha-3 code; anything else is an actor's id."""
    return _COUNTRY.fullmatch(side) is not None


def events(
    actor: str | None,
    recipient: str | None,
    days: Days,
    type: str | None,
    status: str | None,
    min_confidence: float | None,
    place: str | int | None = None,
) -> Walk:
    """Along the pairs where a side is named, along the days or one type's days where none is."""
    wanted = [column == value for column, value in ((f.events.c.type, type), (f.events.c.status, status)) if value]
    if min_confidence is not None:
        wanted.append(f.events.c.confidence >= min_confidence)
    if place is not None:
        wanted.append(_is_at(f.events, place))
    if actor is None and recipient is None:
        return _walk(f.events.c.day, f.events.c.key, select(), [*wanted, _counts(f.events), *days.on(f.events.c.day)])
    pairs = f.event_dyads.c
    sides = [_is(pairs.actor, pairs.actor_country, actor), _is(pairs.recipient, pairs.recipient_country, recipient)]
    source = select().select_from(f.event_dyads)
    if wanted:
        source = source.join(f.events, f.events.c.key == pairs.event)
    named = [side for side in sides if side is not None]
    return _walk(pairs.day, pairs.event, source.distinct(), [*named, *wanted, *days.on(pairs.day)])


def statements(speaker: str | None, days: Days) -> Walk:
    table = f.statements.c
    named = _is(table.speaker, table.country, speaker)
    wanted = [_counts(f.statements)] if named is None else [_counts(f.statements), named]
    return _walk(table.day, table.key, select(), [*wanted, *days.on(table.day)])


def encounters(
    sides: tuple[str | None, str | None], days: Days, status: str | None, place: str | int | None = None
) -> Walk:
    table = f.encounters.c
    wanted = [_counts(f.encounters), *(_takes_part(side) for side in sides if side is not None)]
    if place is not None:
        wanted.append(_is_at(f.encounters, place))
    if status:
        wanted.append(table.status == status)
    return _walk(table.day, table.key, select(), [*wanted, *days.on(table.day)])


def commitments(by: str | None, to: str | None, days: Days, status: str | None) -> Walk:
    """Along the side's own days where one is named. Where both are, few are left: their keys are looked up first."""
    table = f.commitments.c
    named = [(role, side) for role, side in (("by", by), ("for", to)) if side]
    wanted = [_counts(f.commitments), *([table.status == status] if status else [])]
    if len(named) == 1:
        sides = f.commitment_sides.c
        source = select().select_from(f.commitment_sides.join(f.commitments, table.key == sides.commitment)).distinct()
        bound = [sides.role == named[0][0], _named(named[0][1])]
        return _walk(sides.day, sides.commitment, source, [*bound, *wanted, *days.on(sides.day)])
    wanted += [_is_bound(role, side) for role, side in named]
    return _walk(table.day, table.key, select(), [*wanted, *days.on(table.day)])


def readings_of(report_id: str) -> Select[Any]:
    """The cells of `ReadingRow`."""
    joined = t.readings.join(t.reports, t.reports.c.key == t.readings.c.report)
    joined = joined.join(t.readers, t.readers.c.key == t.readings.c.reader)
    reader = [t.readers.c[name] for name in ("id", "version", "language_model", "event_model", "codebook")]
    query = select(t.reports.c.id, *reader, t.readings.c.is_current, t.readings.c.at).select_from(joined)
    return query.where(t.reports.c.id == report_id).order_by(t.readings.c.key)


def reports_after(key: int) -> Select[Any]:
    """The cells of `ReportRow`, a page of them."""
    names = ("key", "id", "title", "publisher", "language", "published_from", "path", "url")
    query = select(*(t.reports.c[name] for name in names)).where(t.reports.c.key > key)
    return query.order_by(t.reports.c.key).limit(_REPORTS_PAGE)


def read_texts(ids: Collection[str]) -> Select[Any]:
    """Id, moment of the current reading, and text of these reports."""
    joined = t.reports.join(t.readings, (t.readings.c.report == t.reports.c.key) & t.readings.c.is_current)
    query = select(t.reports.c.id, t.readings.c.at, t.reports.c.text).select_from(joined)
    return query.where(t.reports.c.id.in_(sorted(ids)))


def reports_beginning(beginning: str) -> Select[Any]:
    """The ids that begin so, two at most."""
    id = t.reports.c.id
    return select(id).where(id >= beginning, id < beginning + "\x7f").order_by(id).limit(2)


def newer_readings_after(key: int) -> Select[Any]:
    """Report id, reader id and report key where the newest reading is not current, a page of them."""
    newest = (
        select(t.readings.c.report, func.max(t.readings.c.key).label("key")).group_by(t.readings.c.report).subquery()
    )
    joined = t.readings.join(newest, newest.c.key == t.readings.c.key)
    joined = joined.join(t.reports, t.reports.c.key == t.readings.c.report)
    joined = joined.join(t.readers, t.readers.c.key == t.readings.c.reader)
    query = select(t.reports.c.id, t.readers.c.id.label("reader"), t.reports.c.key).select_from(joined)
    query = query.where(t.readings.c.is_current.is_(False), t.reports.c.key > key)
    return query.order_by(t.reports.c.key).limit(_REPORTS_PAGE)


def failures(mended: bool) -> Select[Any]:
    """The cells of `FailureRow`."""
    names = ("key", "raw", "place", "reason", "mended")
    query = select(*(t.failures.c[name] for name in names)).where(t.failures.c.mended == mended)
    return query.order_by(t.failures.c.key)


def _walk(day: Column[Any], key: Column[Any], source: Select[Any], conditions: list[ColumnElement[bool]]) -> Walk:
    return Walk(source.add_columns(day.label("day"), key.label("key")).where(*conditions), day, key)


def _counts(table: Table) -> ColumnElement[bool]:
    """Whether a fact is not one that another report of the story told before."""
    return table.c.same_as.is_(None)


def _is_at(table: Table, place: str | int) -> ColumnElement[bool]:
    """Whether a fact is told of a town, by its GeoNames number, or of anywhere in a country, by its ISO3 code."""
    return table.c.place_geonames == place if isinstance(place, int) else table.c.place_country == place


def _is(id: Column[Any], country: Column[Any], side: str | None) -> ColumnElement[bool] | None:
    if side is None:
        return None
    return country == side if is_country(side) else id == side


def _takes_part(side: str) -> ColumnElement[bool]:
    if is_country(side):
        countries = f.encounter_countries.c
        return exists().where(countries.encounter == f.encounters.c.key, countries.country == side)
    participants = f.encounter_participants.c
    return exists().where(participants.encounter == f.encounters.c.key, participants.actor == side)


def _is_bound(role: str, side: str) -> ColumnElement[bool]:
    sides = f.commitment_sides.c
    return f.commitments.c.key.in_(select(sides.commitment).where(sides.role == role, _named(side)))


def _named(side: str) -> ColumnElement[bool]:
    sides = f.commitment_sides.c
    return sides.country == side if is_country(side) else sides.actor == side
