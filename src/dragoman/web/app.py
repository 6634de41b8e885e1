"""The application put together: the guard outermost, then the door, then the pages and the API."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

from ..version import __version__
from .api import add_api
from .desk import check_form
from .desk.door import Door
from .errors import add_error_pages
from .guard import Guard
from .heads import Heads
from .house import House
from .own import Own
from .pages import ROUTERS
from .static_files import static_route


def make_app(house: House) -> FastAPI:
    """The reading room over one ledger."""
    app = FastAPI(
        title="Dragoman",
        version=__version__,
        summary="A cited record of relations between states.",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        lifespan=_open,
        # Whatever may change something is checked, on every page there is and will be.
        dependencies=[Depends(check_form)],
    )
    app.state.house, app.state.own = house, None
    app.router.routes.append(static_route())
    for router in ROUTERS:
        app.include_router(router, include_in_schema=False)
    add_api(app)
    add_error_pages(app)
    app.add_middleware(Heads)
    app.add_middleware(Door, reception=house.reception)
    app.add_middleware(Guard, hosts=house.hosts)
    return app


@asynccontextmanager
async def _open(app: FastAPI) -> AsyncIterator[None]:
    """As long as it is served; whoever read for people what they brought goes home with it."""
    try:
        yield
    finally:
        own: Own | None = app.state.own
        if own is not None:
            own.close()
