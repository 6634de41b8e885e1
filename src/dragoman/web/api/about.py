"""The API's own index, what the ledger holds, its runs and failures, the codebook, and the formats that go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...codebook import load_codebook
from ...exchange import record_schema
from ...exchange.formats import OUTGOING
from ...ledger import FailureRow, RunRow
from ...version import __version__
from .answering import Page, answered, paged
from .document import document
from .parameters import FailuresAsked, Paged
from .routing import PREFIX, api_router
from .shapes import page_of, shape_of

router = api_router("About")


@dataclass(frozen=True, slots=True)
class Index:
    """Where everything stands: an address each, those with names in braces to be filled in (RFC 6570)."""

    program: str
    documentation: str
    openapi: str
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class Stats:
    """How many rows of each kind the ledger holds."""

    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class TypeTold:
    """A PLOVER type of event: its quad, its score, what it means, and the scores of its modes."""

    type: str
    quad: str
    score: float
    definition: str
    needs_recipient: bool
    is_mutual: bool
    modes: dict[str, float]


@dataclass(frozen=True, slots=True)
class CodebookTold:
    """The codebook by which events are read; `version` names its digest."""

    version: str
    types: tuple[TypeTold, ...]
    contexts: tuple[str, ...]
    sectors: dict[str, str]


@dataclass(frozen=True, slots=True)
class FormatTold:
    """A format that goes out; a folder's (`is_folder`) comes as one .zip."""

    name: str
    about: str
    media_type: str
    ending: str
    is_folder: bool
    selects: bool
    export: str


@router.get("", response_model=shape_of(Index), summary="Where everything stands")
def index(request: Request) -> Response:
    """An address for each question that the API answers."""
    return answered(request, lambda view: _index(request))


@router.get("/openapi.json", include_in_schema=False)
def openapi(request: Request) -> Response:
    """The OpenAPI document."""
    return answered(request, lambda view: document(request.app))


@router.get("/stats", response_model=shape_of(Stats), summary="What the ledger holds")
def stats(request: Request) -> Response:
    """How many reports, readings and facts there are."""
    return answered(request, lambda view: Stats(view.counts()))


@router.get("/runs", response_model=page_of(RunRow), summary="List runs")
def runs(request: Request, asked: Annotated[Paged, Query()]) -> Response:
    """Every run that brought reports in and its account, oldest first: seen = read + known + not news + …"""
    return answered(request, lambda view: _by_key(request, asked, view.runs()))


@router.get("/failures", response_model=page_of(FailureRow), summary="List failures")
def failures(request: Request, asked: Annotated[FailuresAsked, Query()]) -> Response:
    """What could not be read and why, oldest first."""
    return answered(request, lambda view: _by_key(request, asked, view.failures(mended=asked.mended)))


@router.get("/codebook", response_model=shape_of(CodebookTold), summary="The codebook")
def codebook(request: Request) -> Response:
    """PLOVER as this program reads by it: types with their scores, modes and contexts, and the sectors of actors."""
    return answered(request, lambda view: _codebook())


@router.get("/formats", response_model=page_of(FormatTold), summary="Formats that go out")
def formats(request: Request) -> Response:
    """What `/export/FORMAT` gives."""
    return answered(request, lambda view: Page(_formats(), None))


@router.get("/schema", response_model=dict[str, Any], summary="The record's JSON Schema")
def schema(request: Request) -> Response:
    """The JSON Schema (2020-12) of a record, as `dragoman schema` prints it."""
    return answered(request, lambda view: record_schema())


def _by_key(request: Request, asked: Paged, rows: Sequence[Any]) -> Page:
    def look(after: Any) -> tuple[Sequence[Any], Any]:
        left = [row for row in rows if after is None or row.key > after[0]]
        found = left[: asked.limit]
        return found, (found[-1].key,) if len(left) > asked.limit else None

    return paged(request, asked.cursor, look)


def _index(request: Request) -> Index:
    paths = document(request.app)["paths"]
    links = {one["get"]["operationId"]: path for path, one in paths.items() if "get" in one}
    return Index(f"dragoman {__version__}", "/api/docs", f"{PREFIX}/openapi.json", links)


def _codebook() -> CodebookTold:
    book = load_codebook()
    types = tuple(
        TypeTold(one.name, one.quad, one.score, one.definition, one.needs_recipient, one.is_mutual, one.scores)
        for one in book.types.values()
    )
    contexts = tuple(sorted({context for many in book.context_words.values() for context in many}))
    return CodebookTold(book.version, types, contexts, dict(book.sectors))


def _formats() -> tuple[FormatTold, ...]:
    return tuple(
        FormatTold(
            one.name,
            one.about,
            one.media_type,
            one.ending or ".zip",
            one.pieces is None,
            one.selects,
            f"{PREFIX}/export/{one.name}",
        )
        for one in OUTGOING
    )
