"""Every kind of page, where a ledger has some, and what axe-core says of each as it is seen in four ways.

`visits` gives addresses for every route of the pages that answers with one; what it lacks, a test tells.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeVar

from fastapi.routing import APIRoute
from playwright.sync_api import Page

from dragoman.ledger import View
from dragoman.ledger.counts import actor_counts, pairs_of_states, places_of, reports_newest_first
from dragoman.readouts.joining import Wanted, joined_page
from dragoman.web.addresses import (
    address_of_actor,
    address_of_commitment,
    address_of_dispute,
    address_of_encounter,
    address_of_organisation,
    address_of_place,
    address_of_relation,
    address_of_report,
)
from dragoman.web.pages import ROUTERS
from web.browsing import violations

T = TypeVar("T")
Way = tuple[int, Literal["light", "dark"]]
# Every page is seen narrow and dark, and wide and light: what differs by width does not differ by scheme as well.
WAYS: tuple[Way, ...] = ((390, "dark"), (1280, "light"))
ALL_WAYS: tuple[Way, ...] = (*WAYS, (390, "light"), (1280, "dark"))
# What answers with no page, or with one that only what somebody brought makes: the walk's acts come to those.
NO_PAGES = {"/reports/{id}/raw", "/relations/{one}/{other}/{chart}.json", "/relations/{one}/{other}.atom",
            "/actors/{id}.atom", "/search.atom"}  # fmt: skip
BROUGHT = {"/own/{id}", "/own/{id}/texts/{number}", "/own/{id}/earlier", "/corrections/{id}"}


@dataclass(frozen=True, slots=True)
class Visit:
    """An address of one kind of page: the path of its route, or what is wrong with it; how it answers."""

    kind: str
    address: str
    status: int = 200


def page_paths() -> set[str]:
    """The paths of all routes that answer with a page."""
    routes = [route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute)]
    return {route.path for route in routes if "GET" in (route.methods or ())} - NO_PAGES


def visits(view: View, each: int = 1, seed: int = 8) -> Iterator[Visit]:
    """The pages that are there once, and of every other kind so many, drawn at random."""
    drawn = random.Random(seed)
    for path in ("/", "/reports", "/actors", "/organisations", "/places", "/search", "/sources", "/sources/left-out",
                 "/help", "/api/docs", "/account", "/users", "/audit", "/corrections", "/encounters", "/relations",
                 "/commitments", "/own", "/own/compare"):  # fmt: skip
        yield Visit(path, path)
    yield from _narrowed()
    yield from _held(view, each, drawn)
    yield from (Visit(f"{status}", address, status) for address, status in _AMISS)


_AMISS = (("/nowhere", 404), ("/reports/feedfeedfeedfeed", 404), ("/actors/person:nobody-at-all", 404),
          ("/commitments?status=dreamt", 422), ("/search?since=spring", 422), ("/reports?after=%00", 422))  # fmt: skip


def _narrowed() -> Iterator[Visit]:
    """Lists that were asked for something, and for what is not there."""
    yield Visit("/search", "/search?q=talks")
    yield Visit("/search", "/search?q=xqzv&type=AID")
    yield Visit("/account/searches/new", "/account/searches/new?q=talks")
    yield Visit("/commitments", "/commitments?overdue=1&sort=due")
    yield Visit("/commitments", "/commitments?words=xyzzyplugh")
    yield Visit("/encounters", "/encounters?sides=2")
    yield Visit("/encounters", "/encounters?since=2999")
    yield Visit("/corrections", "/corrections?state=in-force")


def _held(view: View, each: int, drawn: random.Random) -> Iterator[Visit]:
    """Pages of what the ledger holds."""
    for report in _some(reports_newest_first(view, 5_000), each, drawn):
        yield Visit("/reports/{id}", address_of_report(report.id))
    actors = actor_counts(view)
    for actor in _some(actors, each, drawn):
        yield Visit("/actors/{id}", address_of_actor(actor.id))
    for actor in _some([one for one in actors if one.id.startswith("org:")], each, drawn):
        yield Visit("/organisations/{id}", address_of_organisation(actor.id))
    for place in _some(places_of(view), each, drawn):
        yield Visit("/places/{id}", address_of_place(place.geonames or place.country or ""))
    for met in _some(joined_page(view, Wanted(), most=3_000)[0], each, drawn):
        yield Visit("/encounters/{id}", address_of_encounter(met.id))
    for pair in _some(pairs_of_states(view), each, drawn):
        address = address_of_relation(pair.one, pair.other)
        yield Visit("/relations/{one}/{other}", address)
        yield Visit("/relations/{one}/{other}/events", f"{address}/events")
    for vowed in _some(list(islice(view.commitments().newest_first(), 3_000)), each, drawn):
        yield Visit("/commitments/{id}", address_of_commitment(vowed.id))
    for event in _some(list(islice(view.events().newest_first(), 3_000)), each, drawn):
        yield Visit("/corrections/new", address_of_dispute(event.told.report, event.id))


def _some(rows: Sequence[T], each: int, drawn: random.Random) -> list[T]:
    return drawn.sample(list(rows), min(each, len(rows)))


def look_at(page: Page, visit: Visit, *, ways: Sequence[Way] = WAYS, scripts: bool = True) -> list[str]:
    """What is wrong with a page: how it answers, what axe-core finds, what is wider than the screen."""
    answer = page.goto(visit.address)
    found = [] if answer and answer.status == visit.status else [f"answered {answer and answer.status}"]
    return found + look(page, ways=ways, scripts=scripts)


def look(page: Page, *, ways: Sequence[Way] = WAYS, scripts: bool = True) -> list[str]:
    """The same of the page that stands there, seen in each of the ways; `scripts`: its own run."""
    found: list[str] = []
    for width, scheme in ways:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        if scripts and page.locator("[data-chart]").count():
            page.reload()  # pictures take the colours of the scheme that they are drawn in
            page.wait_for_selector(".chart [data-drawn] svg", timeout=60_000)
        # Targets within a sentence may be small (WCAG 2.5.8); axe-core takes the numbers, drawn by style, for none.
        wrong = [one for one in violations(page) if not one.startswith('target-size: <a class="n ')]
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{width} {scheme}: {one}" for one in (*wrong, *([f"{wide} pixels wide"] if wide > width else []))]
    return found
