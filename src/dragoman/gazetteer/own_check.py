"""The user's table against the gazetteer: words it does not know, and clashes with what it knows already.

A row that tells nothing new is left out without a word of blame; a row that contradicts what is known is a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..codebook import load_codebook
from .entity import Entity, Term
from .gazetteer import Gazetteer
from .own import KINDS, Fault, OwnRow, entity_id, own_actors, own_offices, owner_code, slug
from .schema import load_schema
from .tables import listed
from .terms import holds_on

_HANDOVER_DAYS = 31


@dataclass(frozen=True, slots=True)
class Checked:
    """What may be taken, what tells nothing new, and what is wrong."""

    taken: tuple[OwnRow, ...]
    known: tuple[OwnRow, ...]
    faults: tuple[Fault, ...]


@dataclass(slots=True)
class _Seen:
    """What the earlier rows of the same table said."""

    names: dict[str, str] = field(default_factory=dict)  # a written form, and the id it is for
    terms: list[tuple[str, str, OwnRow]] = field(default_factory=list)  # owner, office, row


def check_own(rows: Sequence[OwnRow], faults: Sequence[Fault], gazetteer: Gazetteer) -> Checked:
    """Every row against the gazetteer (and the user's rows already in it) and against the rows before it.

    `faults` are those of form. What leans on a row with a fault (an alias of its actor, a term of its office) has one.
    """
    words = _Checker(rows, gazetteer)
    told = [*faults, *(fault for row in rows for fault in words.unknown_words(row))]
    while True:
        bad = frozenset(fault.line for fault in told)
        checked = _check_whole([row for row in rows if row.line not in bad], gazetteer)
        told += checked.faults
        if not checked.faults:
            return Checked(checked.taken, checked.known, tuple(told))


def _check_whole(rows: Sequence[OwnRow], gazetteer: Gazetteer) -> Checked:
    """Rows of right form against what is known and each other."""
    checker = _Checker(rows, gazetteer)
    taken: list[OwnRow] = []
    known: list[OwnRow] = []
    faults: list[Fault] = []
    for row in rows:
        wrong = [*checker.unknown_words(row)] or [*checker.clashes(row)]
        faults += wrong
        if not wrong:
            (known if checker.is_known(row) else taken).append(row)
            checker.remember(row)
    return Checked(tuple(taken), tuple(known), tuple(faults))


class _Checker:
    """Knows the gazetteer and the table's own actors and offices."""

    def __init__(self, rows: Sequence[OwnRow], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        actors = [row for row in rows if row["type"] == "actor" and row["kind"] in KINDS]
        entities, _ = own_actors(actors, gazetteer.entity_named)
        self._mine = {key: entity for entity in entities for key in (entity.id, entity.name)}
        self._offices = own_offices(rows)
        self._sectors = frozenset(load_codebook().sectors) | {"IGO", "NGO"}
        self._single = load_schema().single_holder
        self._seen = _Seen()

    def _entity(self, words: str) -> Entity | None:
        return self._mine.get(words) or self._gazetteer.entity_named(words)

    def _office_id(self, words: str) -> str | None:
        office = self._offices.get(words.lower()) or self._gazetteer.office_named(words)
        return office.id if office else None

    def unknown_words(self, row: OwnRow) -> Iterable[Fault]:
        """Countries, sectors, offices and owners that nothing knows."""
        if row["country"] and not self._is_country(row["country"]):
            reason = f"“{row['country']}” is no country; write its ISO 3166-1 alpha-3 code, like GRC for Greece"
            yield Fault(row.line, "country", reason)
        if row["sector"] and row["sector"] not in self._sectors:
            yield Fault(row.line, "sector", f"“{row['sector']}” is none of {', '.join(sorted(self._sectors))}")
        if row["of"] and self._entity(row["of"]) is None:
            count = len({e.id for hit in self._gazetteer.named(row["of"]) for e in hit.entities})
            what = f"names {count} actors; write the id of one" if count else "is no actor's id or name"
            yield Fault(row.line, "of", f"“{row['of']}” {what}")
        if row["type"] == "term" and self._office_id(row["office"]) is None:
            reason = f"“{row['office']}” is no title that is known; add it first, as a row of type office"
            yield Fault(row.line, "office", reason)

    def _is_country(self, code: str) -> bool:
        try:
            return bool(self._gazetteer.state(code))
        except KeyError:
            return False

    def clashes(self, row: OwnRow) -> Iterable[Fault]:
        """What the row says that is known otherwise."""
        if row["type"] in ("actor", "alias"):
            yield from self._name_clashes(row)
        elif row["type"] == "office":
            yield from self._office_clashes(row)
        else:
            yield from self._term_clashes(row)

    def _target(self, row: OwnRow) -> str:
        """The id of the actor that the names of a row are for."""
        owner = self._entity(row["of"]) if row["type"] == "alias" else None
        return owner.id if owner else entity_id(row)

    def _name_clashes(self, row: OwnRow) -> Iterable[Fault]:
        """A name that is another's, or an actor that is known already and has other names here."""
        mine = self._target(row)
        if row["type"] == "actor" and self._gazetteer.entity(mine) and not self.is_known(row):
            reason = f"“{row['name']}” is known already ({mine}); give its other names in lines of type alias"
            yield Fault(row.line, "name", reason)
            return
        for form, column in _forms(row):
            others = [e for hit in self._gazetteer.named(form) for e in hit.entities if e.id != mine]
            if others:
                reason = f"“{form}” is already a name of {others[0].name} ({others[0].id}); leave it out"
                yield Fault(row.line, column, reason)
            elif self._seen.names.get(form, mine) != mine:
                yield Fault(row.line, column, f"“{form}” is a name of {self._seen.names[form]} in a line before")

    def _office_clashes(self, row: OwnRow) -> Iterable[Fault]:
        for form, column in _forms(row):
            office = self._gazetteer.office_named(form)
            if office and office.id != row["name"].lower():
                yield Fault(row.line, column, f"“{form}” is already a title of the office “{office.id}”")

    def _term_clashes(self, row: OwnRow) -> Iterable[Fault]:
        """Another person in an office that one holds at a time, for longer than a handover takes."""
        owner, office = owner_code(row, self._entity), self._office_id(row["office"]) or ""
        if office not in self._single:
            return
        for term in self._gazetteer.holders(owner, office, None):
            if not self._is_person(row, term) and _shared_days(_bounds(row), _term_bounds(term)) > _HANDOVER_DAYS:
                spell = f"{term.start or '…'} to {term.end or term.as_of}"
                yield Fault(row.line, "from", f"{term.person} is known as {office} of {owner} from {spell}")
        for other_owner, other_office, other in self._seen.terms:
            is_same = (other_owner, other_office) == (owner, office) and slug(other["name"]) != slug(row["name"])
            if is_same and _shared_days(_bounds(row), _bounds(other)) > _HANDOVER_DAYS:
                reason = f"{other['name']} is {office} of {owner} in line {other.line}, for the same days"
                yield Fault(row.line, "from", reason)

    def _is_person(self, row: OwnRow, term: Term) -> bool:
        ident = self._gazetteer.person_named(row["name"]) or f"person:{slug(row['name'])}"
        return ident == term.person_id

    def is_known(self, row: OwnRow) -> bool:
        """Whether the gazetteer already says all that the row says."""
        if row["type"] in ("actor", "alias"):
            mine = self._target(row)
            return all(any(e.id == mine for h in self._gazetteer.named(f) for e in h.entities) for f, _ in _forms(row))
        if row["type"] == "office":
            return all(self._gazetteer.office_named(form) for form, _ in _forms(row))
        terms = self._gazetteer.holders(owner_code(row, self._entity), self._office_id(row["office"]) or "", None)
        return any(self._is_person(row, term) and _says(term, row) for term in terms)

    def remember(self, row: OwnRow) -> None:
        """Keep what the row says for the rows after it."""
        if row["type"] in ("actor", "alias"):
            self._seen.names |= {form: self._target(row) for form, _ in _forms(row)}
        elif row["type"] == "term":
            office = self._office_id(row["office"]) or ""
            self._seen.terms.append((owner_code(row, self._entity), office, row))


def _forms(row: OwnRow) -> list[tuple[str, str]]:
    """What the row calls something, with the column it stands in."""
    return [(row["name"], "name"), *((form, "names") for form in listed(row["names"]))]


def _says(term: Term, row: OwnRow) -> bool:
    """Whether a known term has the days of the row, or holds on the last one that the row vouches for."""
    if term.start != row["from"]:
        return False
    return term.end == row["to"] if row["to"] else term.end is None and holds_on(term, row["as_of"])


def _bounds(row: OwnRow) -> tuple[str, str]:
    return row["from"], row["to"] or row["as_of"]


def _term_bounds(term: Term) -> tuple[str, str]:
    return term.start or "", term.end or term.as_of or ""


def _shared_days(one: tuple[str, str], other: tuple[str, str]) -> int:
    """For how many days two terms surely run side by side; inexact days give way, and an unknown one shares none."""
    if not all((*one, *other)):
        return 0
    start = max(_last_day(one[0]), _last_day(other[0]))
    return (min(_first_day(one[1]), _first_day(other[1])) - start).days


def _first_day(words: str) -> date:
    return date.fromisoformat(words + "-01-01"[len(words) - 4 :])


def _last_day(words: str) -> date:
    """The last day that a year, a month or a day may mean."""
    if len(words) == 10:
        return date.fromisoformat(words)
    first = _first_day(words)
    is_december = len(words) == 4 or first.month == 12
    after = date(first.year + 1, 1, 1) if is_december else date(first.year, first.month + 1, 1)
    return date.fromordinal(after.toordinal() - 1)
