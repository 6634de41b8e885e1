"""The OpenAPI document (3.1): what FastAPI reads off the operations, with what it cannot know."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from ...version import __version__
from .giving import ReportsGiven, TextGiven
from .saying import Said
from .shapes import Fault, Problem

ABOUT = """\
Everything that the pages of this reading room show, as JSON. Every fact points at the words it came from: a span is
`[start, end)` in Unicode code points of the report's text, which `/reports/{id}/text` gives.

**Pages.** A list is `{"items": […], "next": …}`. `next` is the address of the next page, null after the last; its
`cursor` is good for the same question alone.
**Unchanged answers.** Every answer has an `ETag`; sent back in `If-None-Match` it is answered by 304 as long as
nothing changed.
**Errors** are `application/problem+json` (RFC 9457). Parameters that an operation does not know are errors.
**Who.** Reading is open where the reading room is served on loopback; elsewhere, and to write, send an API token
(`Authorization: Bearer …`), made on the page *Account*.
"""
TAGS = {
    "About": "What there is, and in which words.",
    "Reports": "Reports, their records and texts.",
    "Facts": "Events, statements and commitments.",
    "Encounters": "Meetings, calls and visits, each once out of all its reports.",
    "Relations": "Two sides over time.",
    "Actors and places": "Who and where.",
    "Search": "Reports by words and facts.",
    "Corrections": "What people said of the facts.",
    "Reading": "Texts of your own: read, compared, kept.",
    "Exports": "The whole ledger, or what was chosen, in a format of other programs.",
}
_ANYONE: list[dict[str, list[str]]] = [{}, {"bearer": []}, {"cookie": []}]


def document(app: FastAPI) -> dict[str, Any]:
    """The document, made once."""
    if app.openapi_schema is None:
        app.openapi_schema = _made(app)
    return app.openapi_schema


def _made(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title="Dragoman",
        version=__version__,
        openapi_version="3.1.0",
        summary="A cited record of relations between states.",
        description=ABOUT,
        routes=app.routes,
        tags=[{"name": name, "description": words} for name, words in TAGS.items()],
        license_info={"name": "Apache 2.0", "identifier": "Apache-2.0"},
    )
    parts = made.setdefault("components", {})
    for shape in (Fault, Problem, TextGiven, ReportsGiven, Said):
        parts["schemas"][shape.__name__] = _schema(shape)
    for name in ("HTTPValidationError", "ValidationError"):
        parts["schemas"].pop(name, None)
    parts["securitySchemes"] = {
        "bearer": {"type": "http", "scheme": "bearer", "description": "An API token with the scope that is needed."},
        "cookie": {"type": "apiKey", "in": "cookie", "name": "dragoman", "description": "A session of the pages."},
    }
    for operations in made["paths"].values():
        for operation in operations.values():
            operation.setdefault("security", _ANYONE)
            for parameter in operation.get("parameters", ()):
                parameter["schema"] = _without_null(parameter["schema"])
    return made


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is left out or has a value: in an address there is no null."""
    options = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    if len(options) != 1:
        return schema
    rest = {name: value for name, value in schema.items() if name not in ("anyOf", "default")}
    return {**options[0], **rest}


def _schema(shape: Any) -> dict[str, Any]:
    schema: dict[str, Any] = shape.model_json_schema(ref_template="#/components/schemas/{model}", mode="serialization")
    schema.pop("$defs", None)
    return schema
