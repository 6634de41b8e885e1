"""The API, `/api/v1`: everything the pages show as JSON, and what can be given to it.

An operation is made in three steps: `parameters` says what may be asked, a module of its kind (`facts`, `reports`, …)
asks the ledger, and `answering` sends what came of it: pages by `cursor`, types as JSON by `plain`. What answers look
like is made out of the frozen types by `shapes`; `document` is the OpenAPI document.
"""

from fastapi import FastAPI

from . import (
    about,
    catalogues,
    corrections,
    encounters,
    exporting,
    facts,
    reading,
    relations,
    reports,
    saying,
    searching,
)
from .document import document

ROUTERS = (
    about.router, catalogues.router, reports.router, facts.router, encounters.router, relations.router,
    searching.router, corrections.router, exporting.router, reading.router, saying.router,
)  # fmt: skip


def add_api(app: FastAPI) -> None:
    """Give the application its API."""
    for router in ROUTERS:
        app.include_router(router)
    app.state.turns = exporting.Turns()
    app.openapi = lambda: document(app)  # type: ignore[method-assign]


__all__ = ["add_api"]
