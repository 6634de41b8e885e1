"""What is given to the API to be read: a JSON object, the bytes of a page or story as they are, or a form's file."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..guard import MOST_BODY_BYTES
from ..own import Given
from ..own.given import given_file, given_text

MOST_COMPARED = 6
Words = Annotated[str, Field(max_length=500)]
Model = TypeVar("Model", bound=BaseModel)


class TextGiven(BaseModel):
    """A report as text. `published` dates it where it states no day itself; `url` tells whose it is."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=5_000_000, examples=["The ministers met in Oslo on Monday."])]
    title: Annotated[Words | None, Field(examples=["Ministers meet in Oslo"])] = None
    url: Annotated[Words | None, Field(examples=["https://www.state.gov/readout"])] = None
    published: Annotated[date | None, Field(examples=["2021-03-01"])] = None


class ReportsGiven(BaseModel):
    """Two reports of one encounter, or more."""

    model_config = ConfigDict(extra="forbid")

    reports: Annotated[list[TextGiven], Field(min_length=2, max_length=MOST_COMPARED)]


PLAIN = ("text/plain", "text/html", "application/xhtml+xml")
FORM = "multipart/form-data"
_BYTES = {"schema": {"type": "string"}}


def body_of_one() -> dict[str, Any]:
    """How the document tells of one report that is given."""
    file = {"file": {"type": "string", "format": "binary"}, "published": {"type": "string", "format": "date"}}
    form = {"type": "object", "properties": file, "required": ["file"]}
    given = {"text": "Foreign Minister Ine Eriksen Søreide met Sergey Lavrov in Oslo.", "published": "2021-03-01"}
    content = {
        "application/json": {"schema": {"$ref": "#/components/schemas/TextGiven"}, "example": given},
        FORM: {"schema": form},
        **{kind: {"schema": {}} for kind in PLAIN[:2]},
    }
    return {"requestBody": {"required": True, "content": content}}


def body_of_several() -> dict[str, Any]:
    """The same of several."""
    example = {"reports": [{"text": "…the Norwegian side's readout…"}, {"text": "…the Russian side's…"}]}
    schema = {"$ref": "#/components/schemas/ReportsGiven"}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}}


async def given_one(request: Request) -> Given:
    """The one report that was given. Raises HTTPException for what is too large or of the wrong kind."""
    kind = kind_of(request)
    day = request.query_params.get("published")
    if kind == "application/json":
        return as_given(read_model(await read_body(request), TextGiven))
    if kind == FORM:
        return await _given_in_form(request)
    if kind in PLAIN:
        return given_file(await read_body(request), "what was sent", day)
    raise HTTPException(415, f"Send application/json, {', '.join(PLAIN)} or {FORM}.")


async def given_several(request: Request) -> list[Given]:
    """The reports that were given to be compared."""
    if kind_of(request) != "application/json":
        raise HTTPException(415, "Send application/json.")
    return [as_given(one) for one in read_model(await read_body(request), ReportsGiven).reports]


def as_given(one: TextGiven) -> Given:
    day = one.published.isoformat() if one.published else None
    if one.url is None:
        return given_text(one.text, one.title or "", day)
    head = f"Title: {' '.join((one.title or '').split())}\nUrl: {' '.join(one.url.split())}\n\n"
    return given_text(head + one.text, "", day)


def kind_of(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def read_body(request: Request) -> bytes:
    """The body, which is never held beyond the bound, whatever its headers say of it."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MOST_BODY_BYTES:
            raise HTTPException(413, f"Too large: at most {MOST_BODY_BYTES >> 20} MB are taken at once.")
        parts.append(part)
    return b"".join(parts)


def read_model(body: bytes, shape: type[Model]) -> Model:
    """The body as a model. Raises RequestValidationError naming what is wrong in it."""
    return _named(lambda: shape.model_validate_json(body))


def _named(read: Callable[[], Model]) -> Model:
    try:
        return read()
    except ValidationError as error:
        faults = json.loads(error.json(include_url=False, include_context=False, include_input=False))
        raise RequestValidationError([{**fault, "loc": ["body", *fault["loc"]]} for fault in faults]) from error


async def _given_in_form(request: Request) -> Given:
    if "content-length" not in request.headers:
        raise HTTPException(411, "Say how much is sent (Content-Length).")
    async with request.form(max_files=1, max_fields=5, max_part_size=MOST_BODY_BYTES) as form:
        return await _given_file(form)


async def _given_file(form: FormData) -> Given:
    file, day = form.get("file"), form.get("published")
    if not isinstance(file, UploadFile):
        raise RequestValidationError([{"loc": ["body", "file"], "msg": "Field required: a file", "type": "missing"}])
    # The day is read as everywhere else: what is none is refused by its own words.
    return given_file(await file.read(), file.filename or "", day if isinstance(day, str) and day else None)
