"""Styles, scripts and pictures, all our own, each under an address that holds its digest.

`dragoman.css` is what stands in `static/css/`, one file after the other by name: one request for every page's style.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .chart_script import chart_script, version

CHARTS = "vega.js"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json"}
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def static_bytes(name: str) -> bytes:
    """The bytes of a static file. Raises KeyError where there is none of this name."""
    if name == "dragoman.css":
        sheets = sorted(_folder().joinpath("css").iterdir(), key=lambda file: file.name)
        return b"\n".join(sheet.read_bytes() for sheet in sheets)
    if name == CHARTS:
        return chart_script()
    found = {file.name: file for folder in ("js", "pictures", "plain") for file in _in(folder)}
    return found[name].read_bytes()


@cache
def digest_of(name: str) -> str:
    """The first digits of a static file's sha256; of the script of charts, which is long in the making, its version."""
    if name == CHARTS:
        return version()
    return sha256(static_bytes(name)).hexdigest()[:12]


def static_route() -> Route:
    return Route("/static/{digest}/{name}", _served, methods=["GET", "HEAD"])


async def _served(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        content = static_bytes(name)
    except KeyError:
        raise HTTPException(404) from None
    kept = _FOR_EVER if request.path_params["digest"] == digest_of(name) else "no-cache"
    kind = _KINDS.get("." + name.rsplit(".", 1)[-1], "application/octet-stream")
    return Response(content, media_type=kind, headers={"Cache-Control": kept})


def _folder() -> Traversable:
    return files("dragoman.web").joinpath("static")


def _in(folder: str) -> list[Traversable]:
    where = _folder().joinpath(folder)
    return list(where.iterdir()) if where.is_dir() else []
