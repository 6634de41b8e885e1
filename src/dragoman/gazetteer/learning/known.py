"""What the gazetteer knew before: people with their ids and spellings, and their terms. Learned terms are left out,
so that learning over the same reports gives the same result every time."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ..entity import Term
from ..fold import fold_name, spelling_key
from ..tables import read_cells
from ..terms import holds_on
from .spellings import Spellings, name_words, same_person


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """A person of the tables; `id` without its "person:"."""

    id: str
    name: str
    keys: tuple[tuple[str, ...], ...]


class Known:
    """The tables, indexed by country. Made by `load_known`."""

    def __init__(self) -> None:
        self._people: dict[str, KnownPerson] = {}
        self._by_key: dict[str, list[str]] = {}
        for row in read_cells("people.csv.gz", 6):
            ident = row[0].removeprefix("person:")
            forms = tuple(dict.fromkeys(name_words(form) for form in (row[1], *row[3].split("|"))))
            self._people[ident] = KnownPerson(ident, row[1], forms)
            for key in {*row[3].split("|"), *row[4].split("|")}:
                self._by_key.setdefault(key, []).append(ident)
        self._terms: dict[str, list[Term]] = {}
        self._countries: dict[str, set[str]] = {}
        self._of: dict[str, set[str]] = {}
        for country, group, office, title, ident, start, end, as_of in read_cells("terms.csv.gz", 8):
            name = self._people[ident].name
            offices = {office, group} - {""}
            for each in sorted(offices):
                term = Term(name, ident, country, each, title, start or None, end or None, as_of or None, None)
                self._terms.setdefault(country, []).append(term)
            self._countries.setdefault(ident, set()).add(country)
            self._of.setdefault(country, set()).add(ident)

    def person(self, spellings: Spellings, country: str) -> KnownPerson | None:
        """The latest person of the country who bears one of the spellings; of an organisation, of any country."""
        found = {ident for name in spellings.names for ident in self._exact(name) if country in self._countries[ident]}
        if not found:
            found = {
                ident
                for ident in self._of.get(country, ())
                if any(
                    same_person(mine, theirs)
                    for mine in spellings.keys
                    for theirs in self._people[ident].keys
                    if len(theirs) > 1
                )
            }
        if not found and country.startswith("org:"):
            found = {ident for name in spellings.names for ident in self._exact(name)}
        latest = max(found, key=lambda ident: (self._last_seen(ident, country), ident), default=None)
        return self._people[latest] if latest else None

    def _last_seen(self, ident: str, country: str) -> str:
        """The last day the tables vouch for one of a person's terms there: of two namesakes the later is meant."""
        terms = (term for term in self._terms.get(country, ()) if term.person_id == ident)
        return max((term.end or term.as_of or term.start or "" for term in terms), default="")

    def is_of_other(self, spellings: Spellings, country: str) -> bool:
        """Whether the tables know the name, and only in other countries."""
        found = {ident for name in spellings.names for ident in self._exact(name)}
        return bool(found) and not any(country in self._countries[ident] for ident in found)

    def is_taken(self, ident: str) -> bool:
        """Whether an id is in use."""
        return ident in self._people

    def terms(self, country: str, office: str) -> tuple[Term, ...]:
        """The known terms of an office."""
        return tuple(term for term in self._terms.get(country, ()) if term.office == office)

    def holders(self, country: str, office: str, on: str) -> tuple[Term, ...]:
        """Who is known to hold the office on a day."""
        return tuple(term for term in self.terms(country, office) if holds_on(term, on))

    def _exact(self, name: str) -> list[str]:
        return self._by_key.get(fold_name(name)) or self._by_key.get(spelling_key(name), [])


@cache
def load_known() -> Known:
    """The tables, read once a process."""
    return Known()
