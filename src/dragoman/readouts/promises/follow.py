"""Commitments followed up: what is asked, joined, weighed and listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from re import compile as pattern
from typing import get_args

from ...errors import OptionError
from ...ledger import CommitmentRow, View
from ...model import CommitmentStatus
from .answers import AnswerTable, load_answers
from .evidence import Evidence
from .restate import join_restatements
from .shapes import Promise, Said, Suggestion, Telling, last_day
from .tell import tell

# No one reads more at a time; an asker with more narrows the question by side or by days.
MOST_ROWS = 20_000
_AT_ONCE = 20
_DAY, _COUNTRY = pattern(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"), pattern(r"[A-Za-z]{3}")
_SETTLED = ("kept", "broken", "lapsed")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which promises: `by` and `to` are sides, `since` and `until` days or their beginnings, `status` one of the
    record's. `on` is the day by which due dates are judged. `answered`: only those with a suggestion."""

    by: str | None = None
    to: str | None = None
    since: str | None = None
    until: str | None = None
    status: str | None = None
    is_overdue: bool = False
    is_unmentioned: bool = False
    answered: bool = False
    id: str | None = None
    on: date | None = None


def follow_up(view: View, asked: Asked, table: AnswerTable | None = None) -> Iterator[Promise]:
    """Promises that fit the question, newest first, each joined out of its tellings and followed up in its turn."""
    table = table or load_answers()
    return follow_groups(view, joined_tellings(view, asked, table), asked, table)


def joined_tellings(view: View, asked: Asked, table: AnswerTable | None = None) -> tuple[tuple[Telling, ...], ...]:
    """The tellings of each promise of these sides and days, newest first: what takes long, whatever else is asked."""
    rows = islice(view.commitments(asked.by, asked.to, asked.since, asked.until), MOST_ROWS)
    counted = [row for row in rows if not _is_disputed(row)]
    groups = join_restatements(tell(view, counted, table or load_answers()))
    return tuple(sorted(groups, key=lambda group: (group[0].day, group[0].row.key), reverse=True))


def follow_groups(
    view: View, groups: Iterable[tuple[Telling, ...]], asked: Asked, table: AnswerTable | None = None
) -> Iterator[Promise]:
    """Of these the promises that fit the question, followed up some at a time as they are wanted."""
    evidence = Evidence(view, table or load_answers())
    waiting = (tellings for tellings in groups if _is_asked(tellings, asked))
    while some := list(islice(waiting, _AT_ONCE)):
        for tellings, suggestions in zip(some, evidence.on_all(some), strict=True):
            promise = _promise(tellings, suggestions, asked.on or date.today())
            if _is_wanted(promise, asked):
                yield promise


def checked(asked: Asked) -> Asked:
    """The question, sides in capitals where they are countries. Raises OptionError when it makes no sense."""
    for name, day in (("--since", asked.since), ("--until", asked.until)):
        if day is not None and not _DAY.fullmatch(day):
            raise OptionError(f"{name} {day}: is no date; write YYYY, YYYY-MM or YYYY-MM-DD")
    if asked.since and asked.until and asked.since >= asked.until:
        raise OptionError(
            f"--since {asked.since} --until {asked.until}: no day lies between; put the earlier one first"
        )
    if asked.status is not None and asked.status not in get_args(CommitmentStatus):
        raise OptionError(f"--status {asked.status}: is none; choose among {', '.join(get_args(CommitmentStatus))}")
    return replace(asked, by=_side("--by", asked.by), to=_side("--for", asked.to))


def _side(option: str, side: str | None) -> str | None:
    if side is None or ":" in side:
        return side
    if not _COUNTRY.fullmatch(side):
        raise OptionError(
            f"{option} {side}: is no side; write a country's ISO3 like CAN, or an actor's id like org:nato"
        )
    return side.upper()


def _is_disputed(row: CommitmentRow) -> bool:
    return any(mark.verdict == "disputed" for mark in row.corrections)


def _is_asked(tellings: tuple[Telling, ...], asked: Asked) -> bool:
    """What can be told before anything is looked up."""
    if asked.id is not None and asked.id not in {telling.row.id for telling in tellings}:
        return False
    if asked.is_overdue and not any(last_day(telling.row) for telling in tellings):
        return False
    return asked.status is None or _status(tellings) == asked.status


def _is_wanted(promise: Promise, asked: Asked) -> bool:
    if asked.is_overdue and not promise.is_overdue:
        return False
    if asked.is_unmentioned and not promise.is_unmentioned:
        return False
    return bool(promise.suggestions) or not asked.answered


def _promise(tellings: tuple[Telling, ...], suggestions: tuple[Suggestion, ...], on: date) -> Promise:
    said = _said(tellings)
    due = next((end for telling in reversed(tellings) if (end := last_day(telling.row))), None)
    is_open = _status(tellings) not in _SETTLED
    is_answered = any(suggestion.bearing == "kept" for suggestion in suggestions)
    is_overdue = is_open and not is_answered and due is not None and due <= on.isoformat()
    return Promise(tellings, suggestions, said, is_overdue, is_open and len(tellings) == 1 and not suggestions)


def _status(tellings: tuple[Telling, ...]) -> str:
    """What a person says of it last, else what its last telling says."""
    said = _said(tellings)
    return said.status if said else tellings[-1].row.status


def _said(tellings: tuple[Telling, ...]) -> Said | None:
    """The last word of a person on the status, on whichever telling it stands."""
    marked = [
        Said(telling.row.status, mark)
        for telling in tellings
        for mark in telling.row.corrections
        if mark.verdict == "amended" and "status" in mark.program
    ]
    return max(marked, key=lambda one: one.mark.at, default=None)
