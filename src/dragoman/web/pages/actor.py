"""One actor: who it is, what it did and underwent, whom it deals with, what it said, whom it met."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from ...ledger import View
from ...ledger.counts import by_year, callings_of, partners_of
from ...readouts.joining import Wanted, joined_page
from ..addresses import address_of_actor, address_of_relation, with_query
from ..errors import NotThere
from ..identity import Identity, identity_of
from ..lines import commitment_lines, encounter_lines, event_lines, statement_lines
from ..naming import Named, links_of
from ..serving import Sheet, served
from ..years import years_of

router = APIRouter()

_SHOWN = 8
_PARTNERS = 15


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """Whom the actor deals with, how often, and where the two are looked at together."""

    side: Named
    events: int
    conflict: int
    cooperation: int
    address: str | None


@router.get("/actors/{id}")
def actor(request: Request, id: str) -> Response:
    """One actor."""
    return served(request, lambda view: actor_sheet(view, id))


def actor_sheet(view: View, id: str) -> Sheet:
    identity = identity_of(view, id)
    if identity is None:
        raise NotThere(f"No report names an actor {id}, and the gazetteer knows none.")
    side = identity.side
    events = [*view.events(actor=side).newest_first().first(_SHOWN)]
    undergone = [*view.events(recipient=side).newest_first().first(_SHOWN)]
    values = {
        "who": identity,
        "callings": callings_of(view, identity.id),
        "years": years_of(by_year(view, side)),
        "partners": partner_lines(view, identity),
        "did": event_lines(view, events),
        "underwent": event_lines(view, undergone),
        "statements": statement_lines(view, view.statements(side).newest_first().first(_SHOWN)),
        "encounters": encounter_lines(view, joined_page(view, Wanted((side,)), most=_SHOWN)[0]),
        "commitments": commitment_lines(view, view.commitments(by=side).newest_first().first(_SHOWN)),
        "search": with_query("/search", actor=side),
    }
    address = address_of_actor(identity.id)
    return Sheet(identity.name, "actor.html", values, here="actors", feed=f"{address}.atom")


def partner_lines(view: View, identity: Identity) -> list[PartnerLine]:
    """Those the actor deals with most."""
    partners = partners_of(view, identity.side)[:_PARTNERS]
    names = links_of(view, (partner.side for partner in partners))
    return [
        PartnerLine(
            names[partner.side], partner.events, partner.conflict, partner.cooperation,
            _relation(identity.country or identity.id, partner.side),
        )
        for partner in partners
    ]  # fmt: skip


def _relation(own: str, other: str) -> str | None:
    """Relations are kept of states and organisations."""
    sides = (own, other)
    known = all(len(side) == 3 or side.startswith("org:") for side in sides)
    return address_of_relation(own, other) if known and own != other else None
