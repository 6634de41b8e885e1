"""The list of actors: by kind, by country, by name; most named first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.requests import Request
from starlette.responses import Response

from ...gazetteer import load_gazetteer
from ...gazetteer.fold import fold_name
from ...ledger import View
from ...ledger.counts import ActorCount, actor_counts
from ..addresses import address_of_actor, with_query
from ..naming import state_name
from ..paging import PAGE, read_place, write_place
from ..serving import Sheet, served, summary

router = APIRouter()

KINDS = ("state", "government", "person", "office", "organisation", "group", "media", "region")
_MOST_COUNTRIES = 24
Words = Annotated[str | None, Query(max_length=200)]
Code = Annotated[str | None, Query(pattern=r"^([A-Za-z]{3})?$")]
Kind = Annotated[str | None, Query(pattern=rf"^({'|'.join(KINDS)})?$")]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: what it is called, how many are left then, and the address that does it."""

    words: str
    count: int
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which actors are listed."""

    q: str | None
    kind: str | None
    country: str | None

    def address(self, **other: Any) -> str:
        return with_query("/actors", **({"q": self.q, "kind": self.kind, "country": self.country} | other))


@dataclass(frozen=True, slots=True)
class Known:
    """One actor of the ledger under the name that pages call it by, and the same as names are compared."""

    id: str
    name: str
    folded: str
    kind: str
    country: str | None
    of: str | None
    reports: int


@dataclass(frozen=True, slots=True)
class ActorLine:
    """One actor of the list."""

    name: str
    address: str
    kind: str
    country: str | None
    reports: int


@router.get("/actors")
def actors(request: Request, q: Words = None, kind: Kind = None, country: Code = None, after: Words = None) -> Response:
    """Who is named in the reports."""
    chosen = Chosen((q or "").strip() or None, kind or None, country.upper() if country else None)
    return served(request, lambda view: actors_sheet(summary(request, known_actors), chosen, after or None))


def known_actors(view: View) -> list[Known]:
    """Every actor that any report names, most named first."""
    found = [_known(one) for one in actor_counts(view)]
    return sorted(found, key=lambda one: (-one.reports, one.id))


def actors_sheet(known: Sequence[Known], chosen: Chosen, after: str | None) -> Sheet:
    place = read_place(after)
    words = fold_name(chosen.q) if chosen.q else ""
    named = [one for one in known if words in one.folded]
    found = [one for one in named if _is_of(one, chosen.kind, chosen.country)]
    behind = found if place is None else [one for one in found if (-one.reports, one.id) > (-place[1], place[0])]
    page = behind[:PAGE]
    last = page[-1] if len(behind) > PAGE else None
    values = {
        "chosen": chosen,
        "count": len(found),
        "lines": [_line(one) for one in page],
        "kinds": _facets(chosen, "kind", KINDS, (one.kind for one in named if _is_of(one, None, chosen.country))),
        "countries": _countries(chosen, named),
        "first": chosen.address() if after else None,
        "next": chosen.address(after=write_place(last.id, last.reports)) if last else None,
        "all": "/actors" if chosen != Chosen(None, None, None) else None,
        "known": () if found or chosen.q is None else _known_by_name(chosen.q),
    }
    return Sheet("Actors", "actors.html", values, here="actors")


def _is_of(actor: Known, kind: str | None, country: str | None) -> bool:
    return kind in (None, actor.kind) and country in (None, actor.country)


def _known(actor: ActorCount) -> Known:
    entity = load_gazetteer().entity(actor.id)
    name = entity.name if entity else actor.name
    return Known(actor.id, name, fold_name(name), actor.kind, actor.country, actor.of, actor.reports)


def _line(actor: Known) -> ActorLine:
    country = state_name(actor.country) if actor.country else None
    return ActorLine(actor.name, address_of_actor(actor.id), actor.kind, country, actor.reports)


def _facets(chosen: Chosen, name: str, order: Iterable[str], values: Iterable[str | None]) -> list[Facet]:
    """The values with their counts, in this order; choosing the chosen one again lets go of it."""
    counts = Counter(value for value in values if value)
    is_now = getattr(chosen, name)
    return [
        Facet(
            state_name(value) if name == "country" else value,
            counts[value],
            chosen.address(**{name: None if value == is_now else value}),
            value == is_now,
        )
        for value in order
        if counts[value] or value == is_now
    ]


def _countries(chosen: Chosen, named: Sequence[Known]) -> list[Facet]:
    values = [one.country for one in named if _is_of(one, chosen.kind, None) and one.country]
    most = [country for country, _ in sorted(Counter(values).items(), key=lambda one: (-one[1], one[0]))]
    order = list(islice(most, _MOST_COUNTRIES))
    if chosen.country and chosen.country not in order:
        order.append(chosen.country)
    return _facets(chosen, "country", order, values)


def _known_by_name(words: str) -> list[ActorLine]:
    """Whom the gazetteer knows by the words, though no report of this ledger names them."""
    gazetteer = load_gazetteer()
    entities = {entity.id: entity for hit in gazetteer.named(words) for entity in hit.entities}
    lines = [ActorLine(one.name, address_of_actor(one.id), one.kind, None, 0) for one in entities.values()]
    people = {term.person_id: term.person for term in gazetteer.people(words)}
    return lines + [ActorLine(name, address_of_actor(id), "person", None, 0) for id, name in people.items()]
