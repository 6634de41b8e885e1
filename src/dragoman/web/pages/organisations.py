"""Organisations of states: the list, and one with its members, its own events and theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...gazetteer import load_gazetteer
from ...gazetteer.fold import fold_name
from ...gazetteer.memberships import Membership, memberships
from ...ledger import View
from ...ledger.counts import by_year, deeds_of_countries
from ...readouts.joining import Wanted, joined_page
from ..addresses import address_of_actor, address_of_organisation, with_query
from ..errors import NotThere
from ..lines import encounter_lines, event_lines
from ..naming import state_name
from ..paging import PAGE, read_place, write_place
from ..serving import Sheet, served, summary
from ..years import years_of
from .actors import Known, known_actors

router = APIRouter()

_SHOWN = 8
Words = Annotated[str | None, Query(max_length=200)]


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """One organisation of the list: how many members it has now, where that is known, and how many reports name it."""

    id: str
    name: str
    address: str
    members: int
    reports: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member: from when to when (None: as long as is known), and what it did in that time."""

    name: str
    address: str
    since: str | None
    until: str | None
    events: int
    conflict: int


@router.get("/organisations")
def organisations(request: Request, q: Words = None, after: Words = None) -> Response:
    """Organisations that the gazetteer or the reports know."""
    words = (q or "").strip()
    return served(request, lambda view: organisations_sheet(summary(request, known_actors), words, after or None))


@router.get("/organisations/{id}")
def organisation(request: Request, id: str) -> Response:
    """One organisation."""
    return served(request, lambda view: organisation_sheet(view, id))


def organisations_sheet(known: Sequence[Known], words: str, after: str | None) -> Sheet:
    lines = [line for line in _lines(known) if fold_name(words) in fold_name(line.name)]
    place = read_place(after)
    first = place[1] if place else 0
    more = len(lines) > first + PAGE
    values = {
        "q": words,
        "count": len(lines),
        "lines": lines[first : first + PAGE],
        "first": with_query("/organisations", q=words) if first else None,
        "next": with_query("/organisations", q=words, after=write_place("", first + PAGE)) if more else None,
    }
    return Sheet("Organisations", "organisations.html", values, here="actors")


def _lines(known: Sequence[Known]) -> list[OrganisationLine]:
    """Those of the gazetteer and those that reports alone name, most named first."""
    told = {one.id: one for one in known if one.id.startswith("org:")}
    names = {one.id: one.name for one in told.values()}
    names |= {entity.id: entity.name for entity in load_gazetteer().entities() if entity.id.startswith("org:")}
    found = [
        OrganisationLine(
            id,
            name,
            address_of_organisation(id),
            len({one.country for one in memberships(id) if one.until is None}),
            told[id].reports if id in told else 0,
        )
        for id, name in names.items()
    ]
    return sorted(found, key=lambda one: (-one.reports, -one.members, one.name))


def organisation_sheet(view: View, id: str) -> Sheet:
    entity = load_gazetteer().entity(id)
    rows = view.actors(id).first(1) if entity is None else []
    if entity is None and not rows:
        raise NotThere(f"No organisation {id} is known to the reports or to the gazetteer.")
    name = entity.name if entity else rows[0].name
    members = memberships(id)
    lines = member_lines(view, members)
    values = {
        "id": id,
        "name": name,
        "wikidata": entity.wikidata if entity else rows[0].wikidata,
        "actor": address_of_actor(id),
        "members": [line for line in lines if line.until is None],
        "former": [line for line in lines if line.until is not None],
        "years": years_of(by_year(view, id)),
        "did": event_lines(view, view.events(actor=id).newest_first().first(_SHOWN)),
        "underwent": event_lines(view, view.events(recipient=id).newest_first().first(_SHOWN)),
        "encounters": encounter_lines(view, joined_page(view, Wanted((id,)), most=_SHOWN)[0]),
        "search": with_query("/search", actor=id),
    }
    return Sheet(name, "organisation.html", values, here="actors", feed=f"{address_of_actor(id)}.atom")


def member_lines(view: View, members: Sequence[Membership]) -> list[MemberLine]:
    """The members by name, each with what it did while it was one."""
    deeds = deeds_of_countries(view, [(one.country, one.since, one.until) for one in members])
    told = {one.side: one for one in deeds}
    found = []
    for one in members:
        deed = told.get(one.country)
        events, conflict = (deed.events, deed.conflict) if deed else (0, 0)
        address = address_of_actor(f"state:{one.country}")
        found.append(MemberLine(state_name(one.country), address, one.since, one.until, events, conflict))
    return sorted(found, key=lambda line: (line.name, line.since or ""))
