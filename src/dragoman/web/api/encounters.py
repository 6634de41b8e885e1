"""Encounters: each once out of all its reports, as single reports tell them, and how its accounts compare."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

from fastapi import Query
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import EncounterRow, View
from ...readouts.accounts import compare_accounts
from ...readouts.accounts.as_json import to_dict
from ...readouts.accounts.likeness import likeness
from ...readouts.joining import JoinedEncounter, joined_encounter, joined_encounters_of
from ...readouts.side_by_side import tellings_of
from ..errors import NotThere
from .answering import Page, answered, paged
from .facts import page_of_facts
from .parameters import EncounterId, EncountersAsked, JoinedAsked
from .routing import api_router
from .shapes import Comparison, page_of, shape_of

router = api_router("Encounters")


@router.get("/encounters", response_model=page_of(JoinedEncounter), summary="List encounters")
def encounters(request: Request, asked: Annotated[JoinedAsked, Query()]) -> Response:
    """Meetings, calls and visits, each once, however many reports tell of it."""
    return answered(request, lambda view: _page(request, view, asked))


@router.get("/encounters/as-told", response_model=page_of(EncounterRow), summary="List encounters as told")
def encounters_as_told(request: Request, asked: Annotated[EncountersAsked, Query()]) -> Response:
    """Encounters as single reports tell them, before they are joined."""
    return answered(
        request,
        lambda view: page_of_facts(
            request, asked, view.encounters(asked.side, asked.other, asked.since, asked.until, status=asked.status)
        ),
    )


@router.get("/encounters/{id}", response_model=shape_of(JoinedEncounter), summary="One encounter")
def encounter(request: Request, id: EncounterId) -> Response:
    """One encounter with every report's mention of it, how well each fits, and why."""
    return answered(request, lambda view: joined_encounter(view, id))


@router.get("/encounters/{id}/comparison", response_model=Comparison, summary="Compare the accounts of an encounter")
def comparison(request: Request, id: EncounterId) -> Response:
    """What the sides' own readouts of it both tell, what one alone tells, where they differ, on what one is silent."""
    return answered(request, lambda view: _comparison(view, id))


def _page(request: Request, view: View, asked: JoinedAsked) -> Page:
    def look(after: Any) -> tuple[list[JoinedEncounter], Any]:
        found = joined_encounters_of(
            view, [side for side in (asked.side, asked.other) if side], asked.since, asked.until,
            status=asked.status, format=asked.format, least_reports=asked.least_reports,
            newest_first=asked.order == "newest", after=after, page=asked.limit + 1,
        )  # fmt: skip
        rows = list(islice(found, asked.limit + 1))
        last = rows[asked.limit - 1] if len(rows) > asked.limit else None
        return rows[: asked.limit], last and (last.starts or "", last.id)

    return paged(request, asked.cursor, look)


def _comparison(view: View, id: str) -> dict[str, Any]:
    joined = joined_encounter(view, id)
    tellings = tellings_of(view, joined)
    if len(tellings) < 2:
        who = f"only {tellings[0].side} tells of it" if tellings else "no side's own publisher tells of it"
        raise NotThere(f"There is nothing to compare of {joined.id}: {who}.")
    return to_dict(compare_accounts(tellings, likeness))
