"""The pages, one module a kind: each asks the ledger, and gives a Sheet."""

from fastapi import APIRouter

from . import overview, own, reports

ROUTERS: tuple[APIRouter, ...] = (overview.router, reports.router, own.router)
