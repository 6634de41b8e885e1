"""Who held which office when, and people by name.

The sources vouch for an open term only up to the day they were written (`as_of`); after it the office is known and
its holder is not, so nothing is returned.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .entity import Term
from .fold import fold_name, spelling_key
from .tables import listed, read_table

_FAMILY_FIRST = frozenset({"CHN", "TWN", "PRK", "KOR", "VNM", "KHM", "JPN", "HKG", "MAC"})
_PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "di",
        "le",
        "la",
        "el",
        "al",
        "bin",
        "ibn",
        "ben",
        "ter",
        "ten",
        "du",
        "st",
        "san",
    ]
)
_GROUPS = {
    "head of state": "head of state", "head of government": "head of government", "prime minister": "head of government",
    "chancellor": "head of government", "monarch": "head of state", "king": "head of state", "queen": "head of state",
    "emperor": "head of state", "emir": "head of state", "sultan": "head of state", "pope": "head of state",
    "leader": "head of state",
}  # fmt: skip
_TITLE = re.compile(
    r"^(?:(?:president|prime minister|chancellor|secretary|minister|ambassador|king|queen|pope|sheikh|sir|lord|dame|dr|mr|mrs"
    r"|ms|general|senator|sen|rep|gen|prince|princess|crown prince|ayatollah|taoiseach) )+"
)
_MAX_SURNAME_BEARERS = 4
_YEARS_NEAR = 12


@dataclass(frozen=True, slots=True)
class _Held:
    """A term with the group of offices it counts as (head of state, foreign minister …)."""

    term: Term
    group: str


class Terms:
    """The table of terms, indexed by office and by name."""

    def __init__(self) -> None:
        self._by_country: dict[str, list[_Held]] = {}
        self._by_name: dict[str, list[Term]] = {}
        self._by_spelling: dict[str, list[Term]] = {}
        self._by_surname: dict[str, list[Term]] = {}
        for row in read_table("terms.csv.gz"):
            self._enter(row)

    def _enter(self, row: dict[str, str]) -> None:
        term = Term(
            row["person"], row["person_id"], row["country"] or None, row["office"], row["title"],
            row["start"] or None, row["end"] or None, row["as_of"] or None, row["wikidata"] or None,
        )  # fmt: skip
        self._by_country.setdefault(row["country"], []).append(_Held(term, row["group"]))
        names = [row["person"], *listed(row["aliases"])]
        for name in dict.fromkeys(map(fold_name, names)):
            self._by_name.setdefault(name, []).append(term)
        for spelling in dict.fromkeys(map(spelling_key, names)):
            self._by_spelling.setdefault(spelling, []).append(term)
        for surname in dict.fromkeys(key for name in names for key in _surnames(name, row["country"])):
            self._by_surname.setdefault(surname, []).append(term)

    def holders(self, country: str, office: str, on: str | None) -> tuple[Term, ...]:
        """Those known to hold the office on the day; all its holders, latest first, when no day is given."""
        held = self._by_country.get(country, ())
        found = [entry.term for entry in held if entry.term.office == office]
        if not found and (group := _GROUPS.get(office, office)):
            found = [entry.term for entry in held if entry.group == group]
        if on is not None:
            found = [term for term in found if holds_on(term, on)]
        return _distinct(sorted(found, key=_start, reverse=True))

    def people(self, name: str, on: str | None, country: str | None) -> tuple[Term, ...]:
        """Terms of the people so named, nearest in time first; for a surname alone only while few people bear it."""
        plain = _TITLE.sub("", fold_name(name))
        found: Sequence[Term] = self._by_name.get(plain) or self._by_spelling.get(spelling_key(plain)) or ()
        if country:
            found = [term for term in found if term.country == country]
        if not found and plain:
            found = self._by_bare_surname(plain, on, country)
        return _distinct(sorted(found, key=lambda term: (_distance(term, on), _start(term), term.person_id)))

    def _by_bare_surname(self, surname: str, on: str | None, country: str | None) -> Sequence[Term]:
        found: Sequence[Term] = self._by_surname.get(spelling_key(surname), ())
        if country:
            found = [term for term in found if term.country == country]
        if on is not None:
            found = [term for term in found if holds_on(term, on)] or [
                term for term in found if _distance(term, on) < _YEARS_NEAR
            ]
        return found if len({term.person_id for term in found}) <= _MAX_SURNAME_BEARERS else ()


def holds_on(term: Term, on: str) -> bool:
    """Whether the term is known to run on the day. An inexact end ("2019-05") holds through its last day."""
    if term.start is not None and term.start > on and not on.startswith(term.start):
        return False
    if term.end is None:
        return term.as_of is not None and on[: len(term.as_of)] <= term.as_of
    return on < term.end or (len(term.end) < 10 and on.startswith(term.end))


def _surnames(name: str, country: str) -> list[str]:
    """Spelling keys of what a person is called for short: the last name, with its particles and without."""
    words = fold_name(name).split()
    if len(words) < 2:
        return []
    if words[-1] in {"jr", "sr", "ii", "iii", "iv", "xiv"}:
        words = words[:-1]
    keys = [spelling_key(words[-1])]
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    keys.append(spelling_key(" ".join(words[at:])))
    if country in _FAMILY_FIRST:
        keys = [spelling_key(words[0])]
    elif "-" in name.rsplit(" ", 1)[-1]:
        keys.append(spelling_key(fold_name(name.rsplit(" ", 1)[-1])))
    return [key for key in keys if key]


def _start(term: Term) -> str:
    return term.start or ""


def _distance(term: Term, on: str | None) -> int:
    """Years between the term and the day, 0 within it; the most recent term comes first when no day is given."""
    if on is None:
        return -int((term.start or "0")[:4])
    year, first = int(on[:4]), int((term.start or on)[:4])
    last = int((term.end or term.as_of or on)[:4])
    if holds_on(term, on):
        return 0
    return 1 + max(first - year, year - last, 0)


def _distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Without repeats of one person's one term under two groups of offices."""
    seen: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        seen.setdefault((term.person_id, term.office, term.start or ""), term)
    return tuple(seen.values())
