"""Who and what is named in the ledger: reports, actors, places, publishers, what was not read; promises followed up."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import CommitmentRow, EventRow, View
from ...ledger.counts import (
    ActorCount,
    Calling,
    ListedReport,
    Outcome,
    Partner,
    Passed,
    PlaceCount,
    Publisher,
    actor_counts,
    callings_of,
    outcomes,
    partners_of,
    places_of,
    publishers,
    reports_newest_first,
)
from ...ledger.search.facets import Facets, facets
from ...readouts.promises import Asked, Promise, follow_groups, follow_up, joined_tellings
from ...readouts.promises.near import DAYS_APART
from ..commitments.followed import commitment_row
from ..errors import NotThere
from ..serving import house_of
from .answering import Page, answered, paged
from .facts import page_of_facts
from .parameters import ActorId, ActorsAsked, Days, FactId, Paged, PlacesAsked, PromisesAsked, ReportsAsked, SearchAsked
from .routing import api_router
from .searching import question
from .shapes import page_of, shape_of

router = api_router("Actors and places")
GEONAMES = Path(ge=1, le=2**53, description="A town's GeoNames number.", examples=[2661552])


@dataclass(frozen=True, slots=True)
class ActorTold:
    """An actor: what the newest report has it as, what reports call it, and whom it deals with, most first."""

    actor: ActorCount
    callings: tuple[Calling, ...]
    partners: tuple[Partner, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """Who published what was read, and what became of all that came in."""

    publishers: tuple[Publisher, ...]
    outcomes: tuple[Outcome, ...]


@router.get("/reports", response_model=page_of(ListedReport), summary="List reports", tags=["Reports"])
def reports(request: Request, asked: Annotated[ReportsAsked, Query()]) -> Response:
    """Reports, the newest first, and how many facts of each kind each tells."""

    def look(view: View, after: Any) -> tuple[Sequence[ListedReport], Any]:
        found = reports_newest_first(
            view, asked.limit + 1, publisher=asked.publisher, since=asked.since, until=asked.until,
            after=Passed(*after) if after else None,
        )  # fmt: skip
        last = found[asked.limit - 1].passed if len(found) > asked.limit else None
        return found[: asked.limit], last and (last.day, last.key)

    return answered(request, lambda view: paged(request, asked.cursor, lambda after: look(view, after)))


@router.get("/actors", response_model=page_of(ActorCount), summary="List actors")
def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> Response:
    """Every actor that a report names, once, those that most reports name first."""

    def is_asked(one: ActorCount) -> bool:
        fits = asked.country in (None, one.country) and asked.kind in (None, one.kind)
        return fits and (asked.name is None or asked.name.casefold() in one.name.casefold())

    return answered(request, lambda view: _listed(request, asked, _kept(request, "actors", actor_counts), is_asked))


@router.get("/actors/{id}", response_model=shape_of(ActorTold), summary="One actor")
def actor(request: Request, id: ActorId) -> Response:
    """What reports call an actor and whom it deals with; its events are `/events?actor=` and `?recipient=`."""

    def made(view: View) -> ActorTold:
        known = next((one for one in _kept(request, "actors", actor_counts) if one.id == id), None)
        if known is None:
            raise NotThere(f"No report names the actor {id}.")
        return ActorTold(known, tuple(callings_of(view, id)), tuple(partners_of(view, id)))

    return answered(request, made)


@router.get("/places", response_model=page_of(PlaceCount), summary="List places")
def places(request: Request, asked: Annotated[PlacesAsked, Query()]) -> Response:
    """Every town and country in which something is told to have happened, most told first."""

    def is_asked(one: PlaceCount) -> bool:
        fits = asked.country in (None, one.country)
        return fits and (asked.name is None or asked.name.casefold() in one.name.casefold())

    return answered(request, lambda view: _listed(request, asked, _kept(request, "places", places_of), is_asked))


@router.get("/places/{geonames}/events", response_model=page_of(EventRow), summary="Events in a town")
def place_events(request: Request, geonames: Annotated[int, GEONAMES], asked: Annotated[Days, Query()]) -> Response:
    """What is told to have happened in a town."""
    return answered(
        request,
        lambda view: page_of_facts(request, asked, view.events(since=asked.since, until=asked.until, place=geonames)),
    )


@router.get("/sources", response_model=shape_of(Sources), summary="Sources", tags=["About"])
def sources(request: Request) -> Response:
    """Publishers with their reports and days, and how many reports were read, no news, in another language, failed."""
    return answered(request, lambda view: Sources(tuple(publishers(view)), tuple(outcomes(view))))


@router.get("/search/facets", response_model=shape_of(Facets), summary="Count what narrows a search", tags=["Search"])
def search_facets(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """How many hits a search has, and how many once a type, status, side, publisher or year is asked too."""
    return answered(request, lambda view: facets(view, question(asked)))


@router.get("/promises", response_model=page_of(Promise), summary="List commitments followed up", tags=["Facts"])
def promises(request: Request, asked: Annotated[PromisesAsked, Query()]) -> Response:
    """Commitments joined out of their tellings, newest first, with what was told later that may bear on each."""

    def look(view: View, after: Any) -> tuple[Sequence[Promise], Any]:
        wanted, begun = _promises_asked(asked), after[0] if after else 0
        key = ("promises", wanted.by, wanted.to, wanted.since, wanted.until)
        groups = _kept(request, key, lambda view: joined_tellings(view, wanted))
        found = list(islice(follow_groups(view, groups, wanted), begun, begun + asked.limit + 1))
        return found[: asked.limit], (begun + asked.limit,) if len(found) > asked.limit else None

    return answered(request, lambda view: paged(request, asked.cursor, lambda after: look(view, after)))


@router.get("/promises/{id}", response_model=shape_of(Promise), summary="One commitment followed up", tags=["Facts"])
def promise(request: Request, id: FactId) -> Response:
    """A commitment with all its tellings and what may bear on it, by the id of any of its tellings."""

    def made(view: View) -> Promise:
        row = commitment_row(view, id)
        found = None if row is None else next(follow_up(view, _near(row)), None)
        if found is None:
            raise NotThere(f"The ledger holds no commitment {id}, or somebody disputes it.")
        return found

    return answered(request, made)


def _promises_asked(asked: PromisesAsked) -> Asked:
    plain = Asked(asked.by, asked.to, asked.since, asked.until, asked.status)
    return replace(plain, is_overdue=asked.overdue, is_unmentioned=asked.unmentioned, answered=asked.answered)


def _near(row: CommitmentRow) -> Asked:
    """The same promise as its side may have told it again, before or after."""
    asked = Asked(by=row.by[0] if row.by else None, id=row.id)
    if not row.day or len(row.day) < 10:
        return asked
    day = date.fromisoformat(row.day[:10])
    first, last = (day + timedelta(days=days) for days in (-DAYS_APART, DAYS_APART))
    return replace(asked, since=first.isoformat(), until=last.isoformat())


def _kept(request: Request, name: Hashable, make: Callable[[View], Any]) -> Any:
    house = house_of(request)
    return house.kept.made(house.stamp(), name, lambda: make(house.view))


def _listed(request: Request, asked: Paged, rows: Sequence[Any], is_asked: Callable[[Any], bool]) -> Page:
    """A page of a list that is counted whole; the cursor holds how many of it were gone through."""

    def look(after: Any) -> tuple[Sequence[Any], Any]:
        begun = after[0] if after else 0
        found = list(islice((row for row in rows if is_asked(row)), begun, begun + asked.limit + 1))
        return found[: asked.limit], (begun + asked.limit,) if len(found) > asked.limit else None

    return paged(request, asked.cursor, look)
