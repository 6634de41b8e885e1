"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import account, correction, correction_new, corrections, encounters, feeds, login, overview, own, reports, users

ROUTERS: tuple[APIRouter, ...] = (
    # Before the pages: `/relations/CAN/RUS.atom` would else be a relation with a side of that name.
    feeds.router,
    overview.router,
    reports.router,
    login.router,
    account.router,
    users.router,
    corrections.router,
    # Before the page of one correction, which would take `new` for an id.
    correction_new.router,
    correction.router,
    encounters.router,
    own.router,
)
