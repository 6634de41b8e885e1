"""Who an actor is: what the gazetteer knows of it, else what the reports say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..gazetteer import Entity, Term, load_gazetteer
from ..gazetteer.answers import spell_of, spells_of
from ..gazetteer.memberships import blocs_with
from ..gazetteer.tables import read_cells
from ..gazetteer.terms import LEARNED_COLUMNS
from ..ledger import ActorRow, View
from .addresses import address_of_actor, address_of_organisation
from .naming import Named, links_of

_HIGHEST = ("head of state", "head of government", "foreign minister", "defence minister")


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person held: what and whose, from when to when, in words; `source` says how we know."""

    what: str
    when: str
    is_open: bool
    source: str


@dataclass(frozen=True, slots=True)
class Holder:
    """A person who holds or held an office of a state."""

    office: str
    person: Named
    when: str


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor. `side` is what the ledger is asked by: a state's code, which means everyone of it, else the id.

    `known_from` says where the name comes from; `is_in_ledger` whether any report names it.
    """

    id: str
    side: str
    name: str
    kind: str
    country: str | None
    country_link: Named | None
    role: str | None
    of: Named | None
    sector: str | None
    wikidata: str | None
    known_from: str
    offices: tuple[Office, ...]
    blocs: tuple[Named, ...]
    people: tuple[Holder, ...]
    government: Named | None


def identity_of(view: View, id: str) -> Identity | None:
    """Who bears this id; None where neither the gazetteer nor any report knows it."""
    gazetteer = load_gazetteer()
    entity = gazetteer.entity(id)
    rows = view.actors(id).newest_first().first(1)
    terms = gazetteer.terms_of(id) if id.startswith("person:") else ()
    if entity is None and not rows and not terms:
        return None
    row = rows[0] if rows else None
    country = entity.country if entity else row.country if row else next((t.country for t in terms[::-1]), None)
    if country and ":" in country:
        country = None
    name = entity.name if entity else row.name if row else terms[-1].person
    kind = entity.kind if entity else row.kind if row else "person"
    is_state = kind == "state" and country is not None
    links = links_of(view, filter(None, (country, row.of if row else None)))
    return Identity(
        id=id,
        side=country if is_state and country else id,
        name=name,
        kind=kind,
        country=country,
        country_link=links.get(country or "") if not is_state else None,
        role=row.role if row else None,
        of=links.get(row.of or "") if row else None,
        sector=entity.sector if entity else row.sector if row else None,
        wikidata=_wikidata(entity, row, terms),
        known_from="the gazetteer" if entity or terms else "the reports alone",
        offices=_offices(id),
        blocs=blocs_of(country) if is_state and country else (),
        people=holders_of(country) if is_state and country else (),
        government=_government(country) if is_state else None,
    )


def _wikidata(entity: Entity | None, row: ActorRow | None, terms: tuple[Term, ...]) -> str | None:
    """The item's number at Wikidata, wherever it is known."""
    told = [entity.wikidata if entity else None, *(term.wikidata for term in terms), row.wikidata if row else None]
    return next((number for number in told if number), None)


def _offices(person: str) -> tuple[Office, ...]:
    """The offices of a person, latest first."""
    if not person.startswith("person:"):
        return ()
    learned = learned_sources()
    spells = spells_of(load_gazetteer(), person, None)
    return tuple(
        Office(
            spell.what,
            spell.when,
            spell.term.end is None,
            learned.get(_term_key(spell.term), "the gazetteer's table of terms"),
        )
        for spell in spells
    )


def _term_key(term: Term) -> tuple[str, str, str, str]:
    return term.country or "", term.office, term.person_id.removeprefix("person:"), term.start or ""


@cache
def learned_sources() -> Mapping[tuple[str, str, str, str], str]:
    """Of terms that were learned by reading: the words they stand on and the day of the report that has them."""
    rows = read_cells("learned_terms.csv.gz", LEARNED_COLUMNS)
    return {(row[0], row[2], row[4], row[5]): _learned(row) for row in rows}


def _learned(row: list[str]) -> str:
    days, words = (cell.partition("|")[0] for cell in row[-2:])
    return f"reports, first of {days}: “{words}”"


def blocs_of(country: str) -> tuple[Named, ...]:
    """The organisations of which a state was ever a member, by name."""
    entities = (load_gazetteer().entity(id) for id in blocs_with(country))
    found = [
        Named(entity.id, entity.name, address_of_organisation(entity.id))
        for entity in entities
        if entity is not None and entity.kind == "organisation"
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def holders_of(country: str) -> tuple[Holder, ...]:
    """Who last held the highest offices of a state, as far as is known."""
    found: dict[str, Holder] = {}
    for office in _HIGHEST:
        for term in load_gazetteer().holders(country, office, None)[:1]:
            spell = spell_of(load_gazetteer(), term, None)
            named = Named(term.person_id, term.person, address_of_actor(term.person_id))
            found.setdefault(term.person_id, Holder(spell.what, named, spell.when))
    return tuple(found.values())


def _government(country: str | None) -> Named | None:
    entity = load_gazetteer().entity(f"gov:{country}")
    return Named(entity.id, entity.name, address_of_actor(entity.id)) if entity else None
