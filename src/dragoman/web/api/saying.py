"""What somebody says of a fact: an editor's holds at once, a contributor's waits for an editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ...errors import OptionError
from ...ledger.corrections import KindName, Verdict
from ..addresses import address_of_correction
from ..desk import demand
from ..desk.correcting import changes_of, fact_now, new_fact
from ..desk.proposals import Wanted
from ..desk.saying import keep_said
from ..serving import house_of
from ..viewer import Viewer
from .answering import JSON
from .giving import kind_of, read_body, read_model
from .parameters import FACT_ID, REPORT_ID
from .plain import to_bytes
from .routing import writing_router
from .shapes import shape_of

router = writing_router("Corrections")


class Said(BaseModel):
    """A verdict on a `fact`, or a new fact (`added`, with its `kind`); `fields` are set as the record has them."""

    model_config = ConfigDict(extra="forbid")

    report: Annotated[str, Field(pattern=REPORT_ID, examples=["3f2a9c01b4d7e6f8"])]
    verdict: Annotated[Verdict, Field(examples=["amended"])]
    reason: Annotated[str, Field(min_length=1, max_length=2000, examples=["The talks were announced, not held."])]
    fact: Annotated[str | None, Field(pattern=FACT_ID, examples=["event:3f2a9c01b4d7"])] = None
    kind: KindName | None = None
    fields: Annotated[dict[str, Any] | None, Field(examples=[{"status": "planned"}])] = None


@dataclass(frozen=True, slots=True)
class SaidTold:
    """Where it is kept: `in force` in the ledger, or `proposed` and waiting for an editor."""

    id: str
    state: Literal["in force", "proposed"]
    page: str


_SCHEMA = {"$ref": "#/components/schemas/Said"}
_EXAMPLE = {
    "report": "3f2a9c01b4d7e6f8",
    "fact": "event:3f2a9c01b4d7",
    "verdict": "amended",
    "fields": {"status": "planned"},
    "reason": "The talks were announced, not held.",
}
_BODY = {"requestBody": {"required": True, "content": {JSON: {"schema": _SCHEMA, "example": _EXAMPLE}}}}


@router.post(
    "/corrections",
    response_model=shape_of(SaidTold),
    status_code=201,
    summary="Dispute, confirm, amend or add a fact",
    openapi_extra=_BODY | {"security": [{"bearer": []}, {"cookie": []}]},
)
async def say(request: Request) -> Response:
    """Say that a fact is wrong or right, what it should say instead, or what the report tells besides, and why.

    An editor's word is in force at once; a contributor's is a proposal. Takes a token with the scope `write`.
    """
    viewer = demand(request, "contributor", "write")
    if kind_of(request) != JSON:
        raise HTTPException(415, f"Send {JSON}.")
    said = read_model(await read_body(request), Said)
    told = await run_in_threadpool(_kept, request, viewer, said)
    return Response(to_bytes(told), 201, {"Location": told.page, "Cache-Control": "no-store"}, media_type=JSON)


def _kept(request: Request, viewer: Viewer, said: Said) -> SaidTold:
    view = house_of(request).view
    if said.verdict == "added":
        if said.kind is None or said.fact is not None:
            raise OptionError("added: name the kind of the new fact, and no fact that is there")
        now = new_fact(view, said.report, said.kind)
    else:
        if said.fact is None or said.kind is not None:
            raise OptionError(f"{said.verdict}: name the fact that is meant, and no kind")
        now = fact_now(view, said.report, said.fact)
    reason = " ".join(said.reason.split())
    if not reason:
        raise OptionError("say why: the reason stands beside the fact for good")
    wanted = Wanted(now.report, now.kind.name, said.fact or "", said.verdict, said.fields, reason)
    changes_of(now, wanted)
    id = keep_said(request, viewer, now, wanted)
    return SaidTold(id, "in force" if id.startswith("correction:") else "proposed", address_of_correction(id))
