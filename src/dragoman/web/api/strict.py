"""Nothing that was asked is passed over: a parameter that an address does not know, or is given twice, is a 422."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from pydantic import BaseModel


def only_known(request: Request) -> None:
    """Raises RequestValidationError, naming each, for parameters that are not known or are given too often."""
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or not request.url.query:
        return
    known = dict(_known(route))
    asked = request.query_params
    unknown = [_fault(name, "Unknown parameter", "unknown") for name in asked if name not in known]
    twice = [
        _fault(name, "Given more than once", "twice")
        for name, takes_many in known.items()
        if not takes_many and len(asked.getlist(name)) > 1
    ]
    if unknown or twice:
        raise RequestValidationError([*unknown, *twice])


def _known(route: APIRoute) -> Iterator[tuple[str, bool]]:
    """The names of a route's parameters, and whether each may be given more than once."""
    for field in route.dependant.query_params:
        shape: Any = field.field_info.annotation
        if isinstance(shape, type) and issubclass(shape, BaseModel):
            yield from (
                (cell.alias or name, "list" in str(cell.annotation)) for name, cell in shape.model_fields.items()
            )
        else:
            yield field.alias, "list" in str(shape)


def _fault(name: str, reason: str, kind: str) -> dict[str, Any]:
    return {"loc": ("query", name), "msg": reason, "type": kind}
