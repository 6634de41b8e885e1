"""A proposal: who is reported in which office of which state, from when to when, in whose words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["new", "extends", "known", "past", "clash", "weak"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A report's address, its day, and its words."""

    report: str
    day: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A holder proposed. `start` to `end` and `as_of` as in `Term`; `first` and `last` are the reports' days.

    `start_basis`: "reported" (the first report) or "known" (the tables have the term already). `end` is the first
    report of the next holder, inferred. `against` says in words what speaks against it, empty where nothing does.
    """

    status: Status
    person: str
    person_id: str
    office: str
    title: str
    country: str
    seat: str | None
    first: str
    last: str
    days: tuple[str, ...]
    reports: int
    official_reports: int
    start: str
    start_basis: str
    end: str | None
    as_of: str
    is_acting: bool
    spellings: tuple[str, ...]
    forms: tuple[str, ...]
    citations: tuple[Citation, ...]
    against: str = ""
