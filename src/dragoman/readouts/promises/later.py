"""What is told later of the sides of promises, looked up for many at once: each fact is drawn and read once.

Only later rows of a promise's own sides are looked at, through the ledger's indexes, and no more than `_MOST` of each
sort: the cost is that of the sides' own later reports, not of the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Row
from sqlalchemy.engine import Connection

from ...ledger import EncounterRow, EventRow
from ...ledger.draw import draw_commitments, draw_encounters, draw_events
from ...ledger.selection import Draw
from ...model import Place
from ...text.dates import find_dates
from .answers import Answer, AnswerTable
from .asking import commitments_of, encounters_of, events_of, planned_in
from .shapes import Telling, last_day
from .tell import tell_by, telling_stems
from .told import is_told_as_done, told_as_held
from .weigh import Later
from .words import evidence_of, promised_at

T = TypeVar("T")
_MOST = 120
_MOST_PARTNERS = 3
_HEAD = 500  # characters of a report: its title, and what it opens with


@dataclass(frozen=True, slots=True)
class Want:
    """What may answer one promise: of the sort that the answer names, from one day on, before another.

    `own` are the keys of the promise's tellings, which do not answer it.
    """

    first: Telling
    answer: Answer
    since: str
    until: str
    own: frozenset[int]


def told_later(connection: Connection, wants: Sequence[Want], table: AnswerTable) -> list[list[Later]]:
    """What there is for each of the wants, in their order."""
    found: dict[int, list[Later]] = {}
    for tells, look in (("event", _events), ("encounter", _encounters), ("commitment", _commitments)):
        places = [place for place, want in enumerate(wants) if want.answer.tells == tells]
        if places:
            found |= zip(places, look(connection, [wants[place] for place in places], table), strict=True)
    return [found[place] for place in range(len(wants))]


def _events(connection: Connection, wants: Sequence[Want], table: AnswerTable) -> list[list[Later]]:
    asked = _asked(wants, lambda want: _event_keys(connection, want))
    rows = _drawn(connection, asked, draw_events)
    sentences = evidence_of(connection, [row.key for row in rows])
    vowed = promised_at(connection, {row.key: (row.span.start, row.span.end) for row in rows})
    told: dict[int, Later] = {}
    for row in rows:
        words = next(iter(sentences.get(row.key, ())), row.trigger)
        if row.key not in vowed and is_told_as_done(words, table):
            told[row.key] = _event(row, words, table)
    return [[told[row.key] for row in some if row.key in told] for some in asked]


def _event_keys(connection: Connection, want: Want) -> list[Row[Any]]:
    first, answer = want.first, want.answer
    named = sorted(first.recipients or first.towards)[:_MOST_PARTNERS]
    others: list[str | None] = [*named] if named and answer.needs & {"partner", "recipient"} else [None]
    found: dict[int, Row[Any]] = {}
    for side in sorted(first.by):
        for other in others:
            for row in events_of(connection, (side, other), (want.since, want.until), answer.types, _MOST):
                if row.status in answer.statuses:
                    found[row.key] = row
    return list(found.values())


def _event(row: EventRow, words: str, table: AnswerTable) -> Later:
    countries = zip((*row.actors, *row.recipients), (*row.actor_countries, *row.recipient_countries), strict=True)
    undergoing = zip(row.recipients, row.recipient_countries, strict=True)
    return Later(
        fact=row.id,
        report=row.told.report,
        published=row.told.published or "",
        day=row.day or "",
        words=words,
        recipients=frozenset(country or id for id, country in undergoing),
        stems=telling_stems(words, table),
        sides=frozenset(country or id for id, country in countries),
        what=f"{row.type} {row.status}",
        place=_name(row.place),
    )


def _encounters(connection: Connection, wants: Sequence[Want], table: AnswerTable) -> list[list[Later]]:
    asked = _asked(wants, lambda want: _encounter_keys(connection, want))
    rows = {row.key: row for row in _drawn(connection, asked, draw_encounters) if _is_dated(row)}
    sentences = evidence_of(connection, list(rows))
    told: dict[int, Later] = {}
    for key, row in rows.items():
        words = told_as_held(sentences.get(key, ()), row.told.title, table)
        if words is not None:
            told[key] = _encounter(row, words, table)
    # A title that the text under it tells as coming: "Statement on the Meeting between X and Y".
    titles = {key: row.told.report for key, row in rows.items() if sentences.get(key, ()) == (row.told.title,)}
    found = []
    for want, some in zip(wants, asked, strict=True):
        ahead = _planned(connection, want) if any(row.key in titles for row in some) else frozenset()
        found.append([told[row.key] for row in some if row.key in told and titles.get(row.key) not in ahead])
    return found


def _encounter_keys(connection: Connection, want: Want) -> list[Row[Any]]:
    found: dict[int, Row[Any]] = {}
    for pair in pairs_of(want.first):
        for status in want.answer.statuses:
            for row in encounters_of(connection, pair, (want.since, want.until), status, _MOST):
                if row.format in want.answer.types:
                    found[row.key] = row
    return list(found.values())


def _planned(connection: Connection, want: Want) -> frozenset[str]:
    """The reports that tell a meeting of the pair as coming."""
    pairs = pairs_of(want.first)
    return frozenset(report for pair in pairs for report in planned_in(connection, pair, want.since, _MOST))


def _encounter(row: EncounterRow, words: str, table: AnswerTable) -> Later:
    return Later(
        fact=row.id,
        report=row.told.report,
        published=row.told.published or "",
        day=row.day or "",
        words=words,
        stems=telling_stems(" ".join(filter(None, (words, row.occasion))), table),
        sides=frozenset(row.countries),
        what=f"a {row.format} between {' and '.join(row.countries)} {row.status}",
        format=row.format,
        people=frozenset(id for id in row.participants if id.startswith("person:")),
        place=_name(row.place),
    )


def pairs_of(first: Telling) -> list[tuple[str, str]]:
    """Who should meet whom: those who promised it to each other, or the one who did and those he named."""
    own = sorted(first.by)
    if len(own) > 1:
        return [(own[0], other) for other in own[1 : 1 + _MOST_PARTNERS]]
    return [(own[0], other) for other in sorted(first.towards)[:_MOST_PARTNERS]]


def _is_dated(row: EncounterRow) -> bool:
    """Whether it is told on which day it was: by the words themselves, or by a report that opens with it.

    What a long text tells without a day ("When I met him, I said …") may be of any time.
    """
    when = row.date
    if when is None or when.start is None or when.precision not in ("day", "minute"):
        return False
    return bool(find_dates(when.text, None)) or min((span.start for span in row.evidence), default=_HEAD) < _HEAD


def _commitments(connection: Connection, wants: Sequence[Want], table: AnswerTable) -> list[list[Later]]:
    asked = [_commitment_keys(connection, want) for want in wants]
    rows = _drawn(connection, asked, draw_commitments)
    told = {one.row.key: _commitment(one) for one in tell_by(connection, rows, table)}
    return [[told[row.key] for row in some] for some in asked]


def _commitment_keys(connection: Connection, want: Want) -> list[Row[Any]]:
    answer, side = want.answer, min(want.first.by)
    return [
        row
        for row in commitments_of(connection, side, (want.since, want.until), _MOST)
        if row.key not in want.own and row.status in answer.statuses and row.type in answer.types
    ]


def _commitment(telling: Telling) -> Later:
    return Later(
        fact=telling.row.id,
        report=telling.row.told.report,
        published=telling.row.told.published or "",
        day=telling.day,
        words=telling.words,
        stems=telling.stems,
        sides=telling.by | telling.towards,
        what=f"a commitment {telling.row.status}",
        place=_name(telling.row.place),
        quantity=telling.row.quantity,
        unit=telling.row.quantity_unit,
        due=last_day(telling.row),
    )


def _asked(wants: Iterable[Want], look: Callable[[Want], list[Row[Any]]]) -> list[list[Row[Any]]]:
    """What is found for each of the wants, looked up once for those of the same sides, answer and days."""
    found: dict[Hashable, list[Row[Any]]] = {}
    asked = []
    for want in wants:
        first, answer = want.first, want.answer
        alike = first.by, first.recipients, first.towards, answer.types, answer.statuses, want.since, want.until
        if alike not in found:
            found[alike] = look(want)
        asked.append(found[alike])
    return asked


def _drawn(connection: Connection, asked: Iterable[Iterable[Row[Any]]], draw: Draw[T]) -> list[T]:
    """Each of the facts asked for, once."""
    places = {row.key: row for some in asked for row in some}
    return draw(connection, list(places.values())) if places else []


def _name(place: Place | None) -> str | None:
    return None if place is None else place.name
