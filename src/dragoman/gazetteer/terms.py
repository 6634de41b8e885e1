"""Who held which office when, and people by name.

The sources vouch for an open term only up to the day they were written (`as_of`); after it the office is known and
its holder is not, so `holders` returns nothing. All keys are made at build time, so loading only files them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from .entity import Term
from .fold import fold_name, spelling_key
from .tables import read_cells

_GROUPS = {
    "head of state": "head of state", "head of government": "head of government",
    "prime minister": "head of government",
    "chancellor": "head of government", "monarch": "head of state", "king": "head of state", "queen": "head of state",
    "emperor": "head of state", "emir": "head of state", "sultan": "head of state", "pope": "head of state",
    "leader": "head of state",
}  # fmt: skip
_TITLE = re.compile(
    r"^(?:(?:president|prime minister|chancellor|secretary|minister|ambassador|king|queen|pope|sheikh|sir|lord|dame|dr"
    r"|mr|mrs|ms|general|senator|sen|rep|gen|prince|princess|crown prince|ayatollah|taoiseach) )+"
)
_MAX_BEARERS = 4
_YEARS_NEAR = 12

_Held = tuple[str, Term]  # the group of offices it counts as (head of state, foreign minister …), the term


class Terms:
    """The table of terms, indexed by country and by the person's names."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = {}
        self._spellings: dict[str, list[str]] = {}
        self._surnames: dict[str, list[str]] = {}
        people: dict[str, tuple[str, str, str | None]] = {}
        for ident, name, wikidata, names, spellings, surnames in read_cells("people.csv.gz", 6):
            people[ident.removeprefix("person:")] = (name, ident, wikidata or None)
            for index, keys in ((self._names, names), (self._spellings, spellings), (self._surnames, surnames)):
                for key in keys.split("|"):
                    index.setdefault(key, []).append(ident)
        self._by_country: dict[str, list[_Held]] = {}
        self._by_person: dict[str, list[Term]] = {}
        for country, group, office, title, tail, start, end, as_of in read_cells("terms.csv.gz", 8):
            person = people[tail]
            dates = (start or None, end or None, as_of or None)
            term = Term(person[0], person[1], country or None, office, title, *dates, person[2])
            self._by_country.setdefault(country, []).append((group, term))
            self._by_person.setdefault(person[1], []).append(term)

    def holders(self, country: str, office: str, on: str | None) -> tuple[Term, ...]:
        """Those known to hold the office on the day; all its holders, latest first, when no day is given."""
        held = self._by_country.get(country, ())
        found = [term for _, term in held if term.office == office]
        if not found:
            wanted = _GROUPS.get(office, office)
            found = [term for group, term in held if group == wanted]
        if not found and office == "head of government":
            found = [term for group, term in held if group == "head of state" and term.office == "president"]
        if on is not None:
            found = [term for term in found if holds_on(term, on)]
        return _distinct(sorted(found, key=_start, reverse=True))

    def people(self, name: str, on: str | None, country: str | None) -> tuple[Term, ...]:
        """Terms of the people so named, nearest in time first; for a surname alone only while few people bear it."""
        plain = _TITLE.sub("", fold_name(name))
        spelled = spelling_key(plain)
        found = self._terms_of(self._names.get(plain) or self._spellings.get(spelled, []), country)
        if not found and spelled:
            found = _known_by_surname(self._terms_of(self._surnames.get(spelled, []), country), on)
        return _distinct(sorted(found, key=lambda term: (_distance(term, on), _negated(term.start), term.person_id)))

    def _terms_of(self, people: Iterable[str], country: str | None) -> list[Term]:
        terms = [term for ident in people for term in self._by_person.get(ident, ())]
        return [term for term in terms if term.country == country] if country else terms


def holds_on(term: Term, on: str) -> bool:
    """Whether the term is known to run on the day. An inexact end ("2019-05") holds through its last day."""
    if term.start is not None and term.start > on and not on.startswith(term.start):
        return False
    if term.end is None:
        return term.as_of is not None and on[: len(term.as_of)] <= term.as_of
    return on < term.end or (len(term.end) < 10 and on.startswith(term.end))


def _known_by_surname(terms: list[Term], on: str | None) -> list[Term]:
    """Of the bearers of a surname those in office on the day, else those of the years around; none if too many."""
    if on is not None:
        near = [term for term in terms if _distance(term, on) < _YEARS_NEAR]
        in_office = frozenset(term.person_id for term in near if holds_on(term, on))
        terms = [term for term in near if term.person_id in in_office] if in_office else near
    return terms if len({term.person_id for term in terms}) <= _MAX_BEARERS else []


def _start(term: Term) -> str:
    return term.start or ""


def _negated(day: str | None) -> int:
    """A sort key that puts later days first."""
    return -int((day or "0").replace("-", "").ljust(8, "0"))


def _distance(term: Term, on: str | None) -> int:
    """Years between the term and the day, 0 within it; 0 for all when no day is given."""
    if on is None or holds_on(term, on):
        return 0
    year, first = int(on[:4]), int((term.start or on)[:4])
    last = int((term.end or term.as_of or on)[:4])
    return 1 + max(first - year, year - last, 0)


def _distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Without repeats of one person's one term under two groups of offices."""
    seen: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        seen.setdefault((term.person_id, term.office, term.start or ""), term)
    return tuple(seen.values())
