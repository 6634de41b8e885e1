"""What later events, encounters and commitments of its own sides say of a promise, weighed.

Only later rows of the promise's sides are looked at, through the ledger's indexes, and no more than `_MOST` of each
sort: the cost is that of the sides' own later reports, not of the archive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...ledger import EncounterRow, EventRow, View
from ...model import Place
from ...text.dates import find_dates
from ..publishers import side_of_publisher
from .answers import Answer, AnswerTable
from .restate import days_between
from .shapes import Suggestion, Telling, last_day
from .tell import tell, telling_stems
from .told import is_told_as_done, told_as_held
from .weigh import Fit, Later, weigh
from .words import evidence_of, promised_at

_MOST = 120
_MOST_PARTNERS = 3
_KEPT_SUGGESTIONS = 5
_MUTUAL = ("contacts", "calls", "meetings")
_HEAD = 500  # characters of a report: its title, and what it opens with


@dataclass(frozen=True, slots=True)
class Evidence:
    """Looks for evidence in one ledger."""

    view: View
    table: AnswerTable

    def on(self, tellings: Sequence[Telling]) -> tuple[Suggestion, ...]:
        """What bears on a promise, best first; empty where nothing fits well enough."""
        first = tellings[0]
        if not first.day or not first.by or _is_of_others(first):
            return ()
        found: dict[tuple[str, str], Suggestion] = {}
        for answer in self.table.answers_to(first.kind):
            for later in self._later(first, answer, {telling.row.key for telling in tellings}):
                fit = weigh(first, later, answer)
                if fit is not None and fit.score >= self.table.suggest_from:
                    suggestion = _suggestion(first, later, answer, fit)
                    known = found.get((later.fact, answer.bearing))
                    if known is None or known.score < suggestion.score:
                        found[later.fact, answer.bearing] = suggestion
        ranked = sorted(found.values(), key=lambda one: (-one.score, one.day, one.fact))
        return tuple(ranked[:_KEPT_SUGGESTIONS])

    def _later(self, first: Telling, answer: Answer, own: set[int]) -> Iterator[Later]:
        """What is told of the promise's sides in the days after it, of the sort that the answer names."""
        since, until = _days(first, answer, self.table)
        if answer.tells == "encounter":
            yield from self._encounters(first, since, until, answer)
        elif answer.tells == "event":
            yield from self._events(first, since, until, answer)
        else:
            yield from self._commitments(first, since, until, answer, own)

    def _encounters(self, first: Telling, since: str, until: str, answer: Answer) -> Iterator[Later]:
        rows: dict[int, EncounterRow] = {}
        ahead: set[str] = set()
        for side, other in _pairs(first):
            planned = self.view.encounters(side, other, since, status="planned").limit(_MOST)
            ahead |= {row.told.report for row in planned}
            for status in answer.statuses:
                asked = self.view.encounters(side, other, since, until, status=status).limit(_MOST)
                rows |= {row.key: row for row in asked if row.format in answer.types and _is_dated(row)}
        with self.view.looking() as connection:
            sentences = evidence_of(connection, list(rows))
        for key, row in rows.items():
            told = sentences.get(key, ())
            words = told_as_held(told, row.told.title, self.table)
            if row.told.report in ahead and told == (row.told.title,):
                continue  # a title that the text under it tells as coming: "Statement on the Meeting between X and Y"
            if words is None:
                continue
            said = " ".join(filter(None, (words, row.occasion)))
            yield Later(
                fact=row.id,
                report=row.told.report,
                published=row.told.published or "",
                day=row.day or "",
                words=words,
                stems=telling_stems(said, self.table),
                sides=frozenset(row.countries),
                what=f"a {row.format} between {' and '.join(row.countries)} {row.status}",
                format=row.format,
                people=frozenset(id for id in row.participants if id.startswith("person:")),
                place=_name(row.place),
            )

    def _events(self, first: Telling, since: str, until: str, answer: Answer) -> Iterator[Later]:
        rows: dict[int, EventRow] = {}
        for side in sorted(first.by):
            named = sorted(first.recipients or first.towards)[:_MOST_PARTNERS]
            others: list[str | None] = [*named] if named and answer.needs & {"partner", "recipient"} else [None]
            for other in others:
                for type in answer.types:
                    asked = self.view.events(side, other, since, until, type=type).limit(_MOST)
                    rows |= {row.key: row for row in asked if row.status in answer.statuses}
        with self.view.looking() as connection:
            sentences = evidence_of(connection, list(rows))
            only_promised = promised_at(connection, {key: (row.span.start, row.span.end) for key, row in rows.items()})
        for key, row in rows.items():
            told = next(iter(sentences.get(key, ())), row.trigger)
            if key not in only_promised and is_told_as_done(told, self.table):
                yield self._event(row, told)

    def _event(self, row: EventRow, words: str) -> Later:
        countries = zip((*row.actors, *row.recipients), (*row.actor_countries, *row.recipient_countries), strict=True)
        undergoing = zip(row.recipients, row.recipient_countries, strict=True)
        return Later(
            fact=row.id,
            report=row.told.report,
            published=row.told.published or "",
            day=row.day or "",
            words=words,
            recipients=frozenset(country or id for id, country in undergoing),
            stems=telling_stems(words, self.table),
            sides=frozenset(country or id for id, country in countries),
            what=f"{row.type} {row.status}",
            place=_name(row.place),
        )

    def _commitments(self, first: Telling, since: str, until: str, answer: Answer, own: set[int]) -> Iterator[Later]:
        side = min(first.by)
        rows = [
            row
            for row in self.view.commitments(side, None, since, until).limit(_MOST)
            if row.key not in own and row.status in answer.statuses and row.type in answer.types
        ]
        for telling in tell(self.view, rows, self.table):
            yield Later(
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


def _is_of_others(first: Telling) -> bool:
    """ "They agreed to stay in touch", read of two others than the side whose release it is: who "they" are is open."""
    teller = side_of_publisher(first.row.told.publisher)
    return first.kind in _MUTUAL and len(first.by) > 1 and teller is not None and teller not in first.by


def _days(first: Telling, answer: Answer, table: AnswerTable) -> tuple[str, str]:
    """From the day after the promise on, as long as answer and words reach; a due date reaches further."""
    day = date.fromisoformat(first.day)
    end = day + timedelta(days=min([answer.within, *said_horizons(first.words, table)]))
    due = last_day(first.row)
    if due is not None and due > end.isoformat() and days_between(first.day, due) < 3 * 366:
        end = date.fromisoformat(due) + timedelta(days=30)
    return (day + timedelta(days=1)).isoformat(), end.isoformat()


def said_horizons(words: str, table: AnswerTable) -> Iterator[int]:
    """ "Stay in touch in the days ahead": what happens months later is no answer to it."""
    for unit, days in table.horizons:
        told = rf"\b(?:coming|next)\s+(?:few\s+)?{unit}\b|\b{unit}\s+(?:ahead|to\s+come)\b"
        if re.search(told, words, re.IGNORECASE):
            yield days


def _pairs(first: Telling) -> list[tuple[str, str]]:
    """Who should meet whom: those who promised it to each other, or the one who did and those he named."""
    own = sorted(first.by)
    if len(own) > 1:
        return [(own[0], other) for other in own[1 : 1 + _MOST_PARTNERS]]
    return [(own[0], other) for other in sorted(first.towards)[:_MOST_PARTNERS]]


def _name(place: Place | None) -> str | None:
    return None if place is None else place.name


def _is_dated(row: EncounterRow) -> bool:
    """Whether it is told on which day it was: by the words themselves, or by a report that opens with it.

    What a long text tells without a day ("When I met him, I said …") may be of any time.
    """
    when = row.date
    if when is None or when.start is None or when.precision not in ("day", "minute"):
        return False
    return bool(find_dates(when.text, None)) or min((span.start for span in row.evidence), default=_HEAD) < _HEAD


def _suggestion(first: Telling, later: Later, answer: Answer, fit: Fit) -> Suggestion:
    after = days_between(first.day, later.day)
    told = f"{later.what[0].upper()}{later.what[1:]}"
    reason = f"{told} {after} day{'' if after == 1 else 's'} later: {'; '.join(fit.reasons)}."
    return Suggestion(answer.bearing, later.fact, later.report, later.day, later.words, round(fit.score, 2), reason)
