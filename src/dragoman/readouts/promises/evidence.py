"""What later events, encounters and commitments of its own sides say of a promise, weighed.

What may bear on it `later` looks up; here is decided what is looked for, and what of it is worth a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...ledger import View
from ..publishers import side_of_publisher
from .answers import Answer, AnswerTable
from .later import Want, told_later
from .restate import days_between
from .shapes import Suggestion, Telling, last_day
from .weigh import Fit, Later, may_fit, weigh

_KEPT_SUGGESTIONS = 5
_MUTUAL = ("contacts", "calls", "meetings")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Looks for evidence in one ledger."""

    view: View
    table: AnswerTable

    def on(self, tellings: Sequence[Telling]) -> tuple[Suggestion, ...]:
        """What bears on a promise, best first; empty where nothing fits well enough."""
        (found,) = self.on_all([tellings])
        return found

    def on_all(self, promises: Sequence[Sequence[Telling]]) -> list[tuple[Suggestion, ...]]:
        """The same for each of some promises, in their order; what bears on several is looked up once."""
        wants = [list(_wants(tellings, self.table)) for tellings in promises]
        with self.view.looking() as connection:
            told = iter(told_later(connection, [want for some in wants for want in some], self.table))
        return [self._best([(want, next(told)) for want in some]) for some in wants]

    def _best(self, told: Sequence[tuple[Want, Sequence[Later]]]) -> tuple[Suggestion, ...]:
        found: dict[tuple[str, str], Suggestion] = {}
        for want, laters in told:
            for later in laters:
                fit = weigh(want.first, later, want.answer)
                if fit is not None and fit.score >= self.table.suggest_from:
                    suggestion = _suggestion(want.first, later, want.answer, fit)
                    known = found.get((later.fact, want.answer.bearing))
                    if known is None or known.score < suggestion.score:
                        found[later.fact, want.answer.bearing] = suggestion
        ranked = sorted(found.values(), key=lambda one: (-one.score, one.day, one.fact))
        return tuple(ranked[:_KEPT_SUGGESTIONS])


def _wants(tellings: Sequence[Telling], table: AnswerTable) -> Iterator[Want]:
    """What is looked for: nothing for a promise that nothing could fit."""
    first = tellings[0]
    if not first.day or not first.by or _is_of_others(first):
        return
    own = frozenset(telling.row.key for telling in tellings)
    for answer in table.answers_to(first.kind):
        if may_fit(first, answer):
            yield Want(first, answer, *_days(first, answer, table), own)


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


def _suggestion(first: Telling, later: Later, answer: Answer, fit: Fit) -> Suggestion:
    after = days_between(first.day, later.day)
    told = f"{later.what[0].upper()}{later.what[1:]}"
    reason = f"{told} {after} day{'' if after == 1 else 's'} later: {'; '.join(fit.reasons)}."
    return Suggestion(answer.bearing, later.fact, later.report, later.day, later.words, round(fit.score, 2), reason)
