"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import encounters, overview

ROUTERS: tuple[APIRouter, ...] = (
    overview.router,
    encounters.router,
)
