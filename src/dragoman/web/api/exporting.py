"""The whole ledger, or what was chosen of it, streamed in any format that goes out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from threading import BoundedSemaphore, Event
from typing import Annotated, Any

from fastapi import Path, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from ...errors import OptionError
from ...exchange.formats import OUTGOING, Outgoing
from ...exchange.out import Entry, Wanted
from ...ledger import View
from ...ledger.telling import tellings
from ..serving import house_of
from .answering import is_known, unchanging
from .parameters import ExportAsked, one_of
from .routing import api_router
from .streams import first_of, in_lots, while_heard, zipped

router = api_router("Exports")
MOST_AT_ONCE = 4

FormatName = Annotated[
    str,
    Path(description="A format that `/formats` lists; a folder's comes as one .zip.", examples=["csv"]),
    one_of(format.name for format in OUTGOING),
]
_BODY: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}}
# What is JSON itself is not told of as a string of bytes.
_JSON: dict[str, Any] = {"schema": {}}
_KINDS = {one.media_type for one in OUTGOING} | {"application/zip"}
_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The file, in pieces as they are made.",
        "content": {kind: _JSON if kind.endswith("json") else _BODY for kind in sorted(_KINDS)},
        "headers": {"Content-Disposition": {"schema": {"type": "string"}, "description": "The file's name."}},
    }
}


@dataclass(frozen=True, slots=True)
class Turns:
    """So many exports run at once: each of them keeps a core busy."""

    free: BoundedSemaphore = field(default_factory=lambda: BoundedSemaphore(MOST_AT_ONCE))


@router.get("/export/{format}", summary="Export", response_class=Response, responses=_ANSWER)
def export(request: Request, format: FormatName, asked: Annotated[ExportAsked, Query()]) -> Response:
    """What `dragoman export --format …` writes, with the same choice of events; nothing of it is held in memory.

    `since`, `until`, `side` and `min_confidence` choose events; a format of whole records takes none of them.
    """
    chosen = next(one for one in OUTGOING if one.name == format)
    wanted = Wanted(asked.since, asked.until, asked.min_confidence, tuple(asked.side))
    if wanted != Wanted() and not chosen.selects:
        raise OptionError(f"{format}: writes whole records; leave out since, until, side and min_confidence")
    headers = unchanging(request, house_of(request).stamp())
    headers["Content-Disposition"] = f'attachment; filename="{_file_name(chosen)}"'
    media_type = "application/zip" if chosen.pieces is None else chosen.media_type
    if is_known(request, headers):
        return Response(status_code=304, headers=headers)
    if getattr(request.state, "is_head", False):
        return Response(headers=headers, media_type=media_type)
    return _streamed(request, chosen, wanted, headers, media_type)


def _streamed(
    request: Request, format: Outgoing, wanted: Wanted, headers: dict[str, str], media_type: str
) -> StreamingResponse:
    turns: Turns = request.app.state.turns
    if not turns.free.acquire(blocking=False):
        raise HTTPException(503, "Others are exporting; try again in a minute.", {"Retry-After": "60"})
    try:
        is_gone = Event()
        pieces = export_pieces(house_of(request).view, format, wanted, is_gone)
        first = first_of(pieces)
    except BaseException:
        turns.free.release()
        raise
    return StreamingResponse(
        in_lots(chain(first, pieces), is_gone, turns.free.release), headers=headers, media_type=media_type
    )


def export_pieces(view: View, format: Outgoing, wanted: Wanted, is_gone: Event) -> Iterator[bytes]:
    """The export in pieces, until nobody listens."""
    entries = while_heard((Entry(one.record, one.story, one.retold) for one in tellings(view)), is_gone)
    if format.pieces is not None:
        return format.pieces(entries, wanted)
    write = format.write_folder
    assert write is not None
    return zipped(lambda folder: write(entries, wanted, folder), f"dragoman-{format.name}")


def _file_name(format: Outgoing) -> str:
    return f"dragoman-{format.name}.zip" if format.pieces is None else f"dragoman{format.ending}"
