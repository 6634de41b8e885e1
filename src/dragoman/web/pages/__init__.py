"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import (
    account,
    actor,
    actors,
    api_docs,
    commitments,
    correction,
    correction_new,
    corrections,
    encounters,
    feeds,
    help,
    login,
    organisations,
    overview,
    own,
    places,
    relations,
    reports,
    reports_list,
    search,
    sources,
    users,
)

ROUTERS: tuple[APIRouter, ...] = (
    # Before the pages: `/relations/CAN/RUS.atom` would else be a relation with a side of that name.
    feeds.router,
    api_docs.router,
    overview.router,
    reports_list.router,
    reports.router,
    actors.router,
    actor.router,
    organisations.router,
    places.router,
    search.router,
    sources.router,
    help.router,
    login.router,
    account.router,
    users.router,
    corrections.router,
    # Before the page of one correction, which would take `new` for an id.
    correction_new.router,
    correction.router,
    encounters.router,
    relations.router,
    commitments.router,
    own.router,
)
