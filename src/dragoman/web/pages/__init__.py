"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import feeds, login, overview

# Feeds come first: `/relations/CAN/RUS.atom` would else be a relation with a side of that name.
ROUTERS: tuple[APIRouter, ...] = (feeds.router, overview.router, login.router)
