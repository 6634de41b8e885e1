"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import actor, actors, help, organisations, overview, places, reports_list, search, sources

ROUTERS: tuple[APIRouter, ...] = (
    overview.router,
    reports_list.router,
    actors.router,
    actor.router,
    organisations.router,
    places.router,
    search.router,
    sources.router,
    help.router,
)
