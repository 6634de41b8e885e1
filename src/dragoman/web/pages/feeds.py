"""Where the feeds are: one a relation, an actor and a search."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from ...errors import OptionError
from ...gazetteer import load_gazetteer
from ...ledger import EventRow, View
from ...readouts.joining import encounters_told_last
from ...relations import side_named
from ..addresses import address_of_actor, address_of_relation
from ..api.answering import answered
from ..api.parameters import ActorId, SearchAsked, SideInPath
from ..api.searching import question
from ..api.strict import only_known
from ..errors import NotThere
from ..feeds import Entry, Feed, atom, entries_of_encounters, entries_of_events, entries_of_hits
from ..feeds.atom import MEDIA_TYPE, MOST, last_first
from ..serving import address_asked, house_of

router = APIRouter(dependencies=[Depends(only_known)])


@router.get("/relations/{one}/{other}.atom")
def relation_feed(request: Request, one: SideInPath, other: SideInPath) -> Response:
    """What was read of a relation."""

    def made(view: View) -> Feed:
        gazetteer = load_gazetteer(house_of(request).settings.gazetteer)
        try:
            sides = [side_named(words, gazetteer) for words in (one, other)]
        except OptionError as error:
            raise NotThere(str(error)) from error
        codes = sides[0].code, sides[1].code
        title = f"{sides[0].name} – {sides[1].name}"
        return _feed(view, request, title, address_of_relation(*codes), (codes, codes[::-1]), codes)

    return _served(request, made)


@router.get("/actors/{id}.atom")
def actor_feed(request: Request, id: ActorId) -> Response:
    """What was read of an actor."""

    def made(view: View) -> Feed:
        actor = view.actors(id).last_come_first().first(1)
        if not actor:
            raise NotThere(f"No report names the actor {id}.")
        return _feed(view, request, actor[0].name, address_of_actor(id), ((id, None), (None, id)), (id,))

    return _served(request, made)


@router.get("/search.atom")
def search_feed(request: Request, asked: Annotated[SearchAsked, Query()]) -> Response:
    """What was read of what a search finds."""

    def made(view: View) -> Feed:
        hits = view.search(question(asked), size=MOST, newest_first=asked.order == "newest").hits
        page = f"/search?{urlencode(request.query_params.multi_items(), errors='surrogatepass')}"
        title = f"Search: {asked.q}" if asked.q else "Search"
        return Feed(title, address_asked(request), page, last_first(entries_of_hits(view, hits)))

    return _served(request, made)


def _feed(
    view: View,
    request: Request,
    title: str,
    page: str,
    ways: tuple[tuple[str | None, str | None], ...],
    sides: tuple[str, ...],
) -> Feed:
    events: dict[int, EventRow] = {}
    for actor, recipient in ways:
        events |= {one.key: one for one in view.events(actor, recipient).last_come_first().first(MOST)}
    last = sorted(events.values(), key=lambda event: -event.key)[:MOST]
    met = encounters_told_last(view, sides, MOST)
    entries: list[Entry] = [*entries_of_events(view, last), *entries_of_encounters(view, met)]
    return Feed(title, address_asked(request), page, last_first(entries))


def _served(request: Request, made: Callable[[View], Feed]) -> Response:
    base = str(request.base_url).rstrip("/")
    return answered(request, lambda view: atom(made(view), base), media_type=f"{MEDIA_TYPE}; charset=utf-8")
