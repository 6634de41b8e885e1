"""Who follows whom: ids for new people, holders that clash, and the day on which one holder's term ends another's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..entity import Term
from ..fold import fold_name
from .known import Known
from .proposal import Proposal
from .spellings import name_words, same_person
from .words import counted_offices

_SUCCESSION_DAYS = 430
_OVERLAP_DAYS = 31
_OUTWEIGHS = 5
# An open term that began longer ago than this many years lacks its end in the source.
_TOO_LONG = 15
_BY_SEAT = frozenset({"ambassador", "agency head", "service secretary"})
_GROUPS = {
    "president": "head of state", "king": "head of state", "queen": "head of state", "emir": "head of state",
    "sultan": "head of state", "emperor": "head of state", "prime minister": "head of government",
    "chancellor": "head of government",
}  # fmt: skip


def give_ids(proposals: Iterable[Proposal], known: Known) -> list[Proposal]:
    """The proposals with an id for each new person: of the name, and the country where that is taken."""
    given: dict[str, tuple[str, str]] = {}
    named = []
    for proposal in proposals:
        ident = proposal.person_id
        if not ident:
            bearer = (proposal.country, proposal.person)
            ident = _slug(proposal.person)
            if known.is_taken(ident) or given.get(ident, bearer) != bearer:
                ident = f"{ident}-{_slug(proposal.country)}"
            given[ident] = bearer
        named.append(replace(proposal, person_id=ident))
    return named


def _slug(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold_name(words.removeprefix("org:"))).strip("-")


def settle(proposals: Sequence[Proposal], known: Known) -> list[Proposal]:
    """The proposals with clashes told, and ends inferred, in offices that one person holds at a time."""
    seats: dict[tuple[str, str, str | None], list[Proposal]] = defaultdict(list)
    for proposal in proposals:
        seats[(proposal.country, proposal.office, proposal.seat)].append(proposal)
    settled: list[Proposal] = []
    for (country, office, seat), mine in seats.items():
        if counted_offices()[office].has_one_holder or (seat and office in _BY_SEAT):
            told = [_against_tables(each, known) for each in mine]
            told = [_against_others(each, told) for each in told]
            terms = () if office in _BY_SEAT else known.terms(country, office)
            settled += [_ended(each, told, terms) for each in told]
        else:
            settled += mine
    return settled


def _against_tables(proposal: Proposal, known: Known) -> Proposal:
    """A clash where the tables name another holder on the first or the last day."""
    if proposal.status not in ("new", "extends"):
        return proposal
    if proposal.office in _BY_SEAT:
        return proposal
    office = _GROUPS.get(proposal.office, proposal.office)
    for day in (proposal.first, proposal.last):
        holders = [
            term
            for term in known.holders(proposal.country, office, day)
            if office in _GROUPS.values() or term.end or int(day[:4]) - int((term.start or day)[:4]) < _TOO_LONG
        ]
        if any(_is_same(proposal, term) for term in holders):
            if office in _GROUPS.values() or proposal.status == "new":
                return replace(proposal, status="known")
            continue
        if holders:
            return replace(proposal, status="clash", against=f"the tables name {holders[0].person} on {day}")
    return proposal


def _is_same(proposal: Proposal, term: Term) -> bool:
    """Whether a known holder is the person proposed, by id or by a spelling the tables lack."""
    known = name_words(term.person)
    return term.person_id == proposal.person_id or any(
        same_person(name_words(name), known, in_one_office=True) for name in proposal.spellings
    )


def _against_others(proposal: Proposal, others: Sequence[Proposal]) -> Proposal:
    """A clash where another is reported in the same months, unless the reports outweigh the other's five to one."""
    if proposal.status not in ("new", "extends"):
        return proposal
    for other in others:
        if other.person_id == proposal.person_id or other.status not in ("new", "extends", "known"):
            continue
        if _overlap(proposal, other) and proposal.reports < _OUTWEIGHS * other.reports:
            return replace(proposal, status="clash", against=f"{other.person} is reported in the same months")
    return proposal


def _overlap(one: Proposal, other: Proposal) -> bool:
    """Whether the reports of one fall among the other's, by more than a month or all of them."""
    start, end = max(one.first, other.first), min(one.last, other.last)
    if start > end:
        return False
    return _days(start, end) > _OVERLAP_DAYS or (start, end) in ((one.first, one.last), (other.first, other.last))


def _ended(proposal: Proposal, others: Sequence[Proposal], terms: Iterable[Term]) -> Proposal:
    """With the end that the next holder's beginning tells, where that is not too long after the last report."""
    if proposal.status not in ("new", "extends"):
        return proposal
    starts = [
        each.start
        for each in others
        if each.status in ("new", "extends", "known") and each.person_id != proposal.person_id
    ]
    starts += [term.start for term in terms if term.start and term.person_id != proposal.person_id]
    later = [start for start in starts if start > proposal.last and len(start) == 10]
    following = min(later, default=None)
    if following and _days(proposal.last, following) <= _SUCCESSION_DAYS:
        return replace(proposal, end=following)
    return proposal


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days
