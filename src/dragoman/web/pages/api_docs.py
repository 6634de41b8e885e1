"""`/api/docs`: the API for people, drawn from its own OpenAPI document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ..api.document import document
from ..serving import Sheet, served

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as the page shows it."""

    name: str
    place: str
    is_needed: bool
    about: str
    values: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation: its parts are sentences, `body` is an example of what is sent."""

    id: str
    method: str
    path: str
    summary: str
    about: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    body: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """Operations of one kind."""

    name: str
    about: str
    operations: tuple[Operation, ...]


@router.get("/api/docs")
def docs(request: Request) -> Response:
    """The page."""
    told = document(request.app)
    values = {"about": _paragraphs(told["info"]["description"]), "chapters": _chapters(told)}
    return served(request, lambda view: Sheet("The API", "api_docs.html", values, here="api"))


def _chapters(told: Mapping[str, Any]) -> tuple[Chapter, ...]:
    found = list(_operations(told))
    chapters = (
        Chapter(tag["name"], tag["description"], tuple(one for name, one in found if name == tag["name"]))
        for tag in told["tags"]
    )
    return tuple(chapter for chapter in chapters if chapter.operations)


def _operations(told: Mapping[str, Any]) -> Iterator[tuple[str, Operation]]:
    for path, methods in told["paths"].items():
        for method, one in methods.items():
            # The tag of an operation's own stands after that of its router.
            yield one["tags"][-1], Operation(
                one["operationId"], method.upper(), path, one["summary"], _paragraphs(one["description"]),
                tuple(map(_parameter, one.get("parameters", ()))), _body(one.get("requestBody", {})),
                tuple((status, answer["description"]) for status, answer in sorted(one["responses"].items())),
            )  # fmt: skip


def _parameter(told: Mapping[str, Any]) -> Parameter:
    return Parameter(
        told["name"], told["in"], told.get("required", False), told.get("description", ""), _values(told["schema"])
    )


def _values(schema: Mapping[str, Any]) -> str:
    """What a parameter may be, in a few words."""
    if "enum" in schema:
        return " · ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"{_values(schema['items'])} (may be given more than once)"
    kind = schema.get("format") or schema.get("type", "")
    bounds = [f"{word} {schema[key]:g}" for key, word in (("minimum", "from"), ("maximum", "to")) if key in schema]
    example = [f"like {json.dumps(one, ensure_ascii=False)}" for one in schema.get("examples", ())[:1]]
    return ", ".join((" ".join((kind, *bounds)), *example))


def _body(told: Mapping[str, Any]) -> str:
    example = told.get("content", {}).get("application/json", {}).get("example")
    return "" if example is None else json.dumps(example, indent=2, ensure_ascii=False)


def _paragraphs(words: str) -> tuple[str, ...]:
    """The words without their marks, a paragraph each."""
    plain = words.replace("**", "").replace("`", "")
    return tuple(" ".join(part.split()) for part in plain.split("\n\n") if part.strip())
