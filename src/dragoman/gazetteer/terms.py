"""Who held which office when, and people by name.

The sources vouch for an open term only up to the day they were written (`as_of`); after it the office is known and
its holder is not, so `holders` returns nothing. All keys are made at build time, so loading only files them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

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
_INITIAL = re.compile(r"(?<= )[a-z] (?=[a-z]{2})")
_HIGHEST_FIRST = (
    ("president", "prime minister", "chancellor", "supreme leader", "king", "queen", "emir", "crown prince", "pope",
     "secretary-general", "european commission president", "european council president"),
    # After the offices of their own name: the President of France is head of state of Andorra too.
    ("head of state", "head of government"),
    ("foreign minister", "high representative", "vice president", "director-general", "managing director"),
    ("defence minister", "national security adviser", "deputy prime minister", "spokesperson", "leader",
     "head of the presidential office", "security council secretary", "presidential aide", "intelligence chief"),
)  # fmt: skip
_RANKS = {office: rank for rank, offices in enumerate(_HIGHEST_FIRST) for office in offices}
_MAX_BEARERS = 4
_YEARS_NEAR = 12
LEARNED_COLUMNS = 20

_Row = list[str]  # country, group of offices it counts as (head of state …), office, title, person, start, end, as_of


class Terms:
    """The table of terms, indexed by country and by the person's names."""

    def __init__(self) -> None:
        # Ids of people, `|` between them: strings cost the start less than a list for each name.
        self._names: dict[str, str] = {}
        self._spellings: dict[str, str] = {}
        self._surnames: dict[str, str] = {}
        self._people: dict[str, list[str]] = {}
        self._by_country: dict[str, list[_Row]] = {}
        self._by_person: dict[str, list[_Row]] = {}
        self._take(read_cells("people.csv.gz", 6), read_cells("terms.csv.gz", 8))

    def _take(self, people: Iterable[_Row], terms: Iterable[_Row]) -> None:
        for row in people:
            ident = row[0][7:]  # "person:" cut off, as the other table has it
            self._people.setdefault(ident, row)
            for index, keys in ((self._names, row[3]), (self._spellings, row[4]), (self._surnames, row[5])):
                for key in keys.split("|") if keys else ():
                    _file(index, key, ident)
        for row in terms:
            self._by_country.setdefault(row[0], []).append(row)
            self._by_person.setdefault(row[4], []).append(row)
        for row in read_cells("learned_terms.csv.gz", LEARNED_COLUMNS):
            self._enter_learned(row)

    def _enter_learned(self, row: list[str]) -> None:
        """Take in a term that reading taught, and its person under names not yet known (`learning/tables.py`)."""
        ident, name = row[4], row[8]
        self._people.setdefault(ident, [f"person:{ident}", name, "", *row[9:12]])
        for index, keys in ((self._names, row[9]), (self._spellings, row[10]), (self._surnames, row[11])):
            for key in filter(None, keys.split("|")):
                _file(index, key, ident)
        self._by_country.setdefault(row[0], []).append(row[:8])
        self._by_person.setdefault(ident, []).append(row[:8])

    @classmethod
    def with_own(cls, own: Callable[[Terms], tuple[Iterable[_Row], Iterable[_Row]]]) -> Terms:
        """The shipped terms and those of the user's table: the same cells, made knowing the first."""
        terms = cls()
        terms._take(*own(terms))
        return terms

    def holders(self, country: str, office: str, on: str | None) -> tuple[Term, ...]:
        """Those known to hold the office on the day; all its holders, latest first, when no day is given."""
        rows = self._by_country.get(country, ())
        wanted = _GROUPS.get(office, office)
        chosen = [row for row in rows if row[2] == office] or [row for row in rows if row[1] == wanted]
        if not chosen and office == "head of government":
            chosen = [row for row in rows if row[1] == "head of state" and row[2] == "president"]
        found = [self._term(row) for row in chosen]
        if on is not None:
            found = [term for term in found if holds_on(term, on)]
        return _once_each(_distinct(sorted(found, key=_start, reverse=True)))

    def of_person(self, person_id: str) -> tuple[Term, ...]:
        """All terms of one person ("person:sergey-lavrov"), earliest first."""
        rows = self._by_person.get(person_id.removeprefix("person:"), ())
        return tuple(sorted(map(self._term, rows), key=lambda term: (_start(term), term.office, term.title)))

    def person_named(self, name: str) -> str | None:
        """The id of the one person who bears a full name; None when nobody or several do."""
        found = set(_listed(self._names.get(fold_name(name), "")))
        return f"person:{found.pop()}" if len(found) == 1 else None

    def owners(self, office: str) -> tuple[str, ...]:
        """The states (ISO alpha-3) and organisations (ids) that have had such an office."""
        return tuple(country for country, rows in self._by_country.items() if any(row[2] == office for row in rows))

    def bearers(self, surname: str) -> int:
        """How many people are known by a surname, in any usual spelling."""
        return len(set(_listed(self._surnames.get(spelling_key(surname), ""))))

    def people(self, name: str, on: str | None, country: str | None) -> tuple[Term, ...]:
        """Terms of the people so named, nearest in time first; for a surname alone only while few people bear it."""
        full = fold_name(name)
        plain = _TITLE.sub("", full)
        spelled = spelling_key(plain)
        known = self._names.get(full) or self._names.get(plain) or self._spellings.get(spelled, "")
        found = self._terms_of(self._so_called(plain, known), country)
        if not found and (short := _INITIAL.sub("", plain)) != plain:
            return self.people(short, on, country)
        if not found and len(spelled) > 1:
            bearers = (i for i in _listed(self._surnames.get(spelled, "")) if _may_be_called(plain, self._people[i][1]))
            found = _known_by_surname(self._terms_of(bearers, country), on)
        return _distinct(sorted(found, key=lambda term: _order(term, on)))

    def _so_called(self, name: str, ids: str) -> list[str]:
        """Of several with the name among their spellings, those whose own given name it does not clash with."""
        people = _listed(ids)
        fitting = [ident for ident in people if _may_be_called(name, self._people[ident][1])]
        return fitting if len(people) > 1 and fitting else people

    def _terms_of(self, people: Iterable[str], country: str | None) -> list[Term]:
        rows = [row for ident in people for row in self._by_person.get(ident, ())]
        return [self._term(row) for row in rows if country is None or row[0] == country]

    def _term(self, row: _Row) -> Term:
        country, _, office, title, person, start, end, as_of = row
        ident, name, wikidata = self._people[person][:3]
        dates = (start or None, end or None, as_of or None)
        return Term(name, ident, country or None, office, title, *dates, wikidata or None)


def holds_on(term: Term, on: str) -> bool:
    """Whether the term is known to run on the day. An inexact end ("2019-05") holds through its last day."""
    if term.start is not None and term.start > on and not on.startswith(term.start):
        return False
    if term.end is None:
        return term.as_of is not None and on[: len(term.as_of)] <= term.as_of
    return on < term.end or (len(term.end) < 10 and on.startswith(term.end))


def _may_be_called(name: str, person: str) -> bool:
    """Whether given names do not clash: Serdar is not Gurbanguly; a surname alone fits any of its bearers."""
    words = name.split()
    return len(words) < 2 or words[0][0] in {word[0] for word in fold_name(person).split()}


def _known_by_surname(terms: list[Term], on: str | None) -> list[Term]:
    """Of the bearers of a surname those in office on the day, else those of the years around; none if too many."""
    if on is not None:
        near = [term for term in terms if _distance(term, on) < _YEARS_NEAR]
        in_office = frozenset(term.person_id for term in near if holds_on(term, on))
        terms = [term for term in near if term.person_id in in_office] if in_office else near
    return terms if len({term.person_id for term in terms}) <= _MAX_BEARERS else []


def _start(term: Term) -> str:
    return term.start or ""


def _order(term: Term, on: str | None) -> tuple[int, int, int, str]:
    """Nearest in time first, then the higher office, then the later start."""
    return _distance(term, on), _RANKS.get(term.office, len(_RANKS)), _negated(term.start), term.person_id


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


def _once_each(terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Without a term told again under a longer name of its holder: "Abdullah II", "Abdullah II of Jordan"."""
    words = [frozenset(fold_name(term.person).split()) for term in terms]
    kept: list[int] = []
    for at, term in enumerate(terms):
        same = [
            n for n, k in enumerate(kept)
            if terms[k].start == term.start and (words[k] <= words[at] or words[at] <= words[k])
        ]  # fmt: skip
        if not same:
            kept.append(at)
        elif term.wikidata and not terms[kept[same[0]]].wikidata:
            kept[same[0]] = at
    return tuple(terms[k] for k in kept)


def _distinct(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Without repeats of one person's one term under two groups of offices."""
    seen: dict[tuple[str, str, str], Term] = {}
    for term in terms:
        seen.setdefault((term.person_id, term.office, term.start or ""), term)
    return tuple(seen.values())


def _file(index: dict[str, str], key: str, ident: str) -> None:
    """Put a person under a key, once."""
    known = index.get(key)
    if known is None:
        index[key] = ident
    elif ident not in known.split("|"):
        index[key] = f"{known}|{ident}"


def _listed(ids: str) -> list[str]:
    return ids.split("|") if ids else []
