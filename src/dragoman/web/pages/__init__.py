"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import account, correction, correction_new, corrections, encounters, login, overview, relations, reports, users

ROUTERS: tuple[APIRouter, ...] = (
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
    relations.router,
)
