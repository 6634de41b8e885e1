"""`/corrections/ID`: what one person said of a fact, beside the program's, and what editors do with it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...errors import OptionError
from ..addresses import address_of_correction
from ..desk import Reception, demand, reception_of
from ..desk.audit import Doer, note
from ..desk.correcting import as_it_is, end_said, write_correction
from ..desk.door import place_of
from ..desk.one_shown import correction_shown, decision_shown, proposal_shown
from ..desk.proposals import Proposal, State, decide, find_proposal
from ..desk.sent import FormSent, first
from ..errors import NotThere
from ..serving import Sheet, house_of, served_own
from ..viewer import Viewer, viewer_of

router = APIRouter()


@router.get("/corrections/{id}")
def correction(request: Request, id: str) -> Response:
    """A proposal, a correction, or a decision on encounters."""
    demand(request, "reader")
    return _shown(request, id)


def _shown(request: Request, id: str, trouble: str = "", status: int = 200) -> Response:
    view, desk = house_of(request).view, reception_of(request).desk
    if id.startswith("decision:"):
        return _decision(request, id, trouble, status)
    one = proposal_shown(view, desk, id) if id.startswith("proposal:") else correction_shown(view, desk, id)
    viewer = viewer_of(request)
    values = {
        "one": one,
        "trouble": trouble,
        "may_decide": viewer.may("editor", "write"),
        "is_own": viewer.name == one.who and viewer.may("contributor", "write"),
        "title": f"Proposal: {one.kind} {one.verdict}" if one.is_open else f"{one.kind.capitalize()} {one.verdict}",
    }
    return served_own(
        request, Sheet(str(values["title"]), "correction.html", values, here="corrections"), status=status
    )


def _decision(request: Request, id: str, trouble: str, status: int) -> Response:
    may_decide = viewer_of(request).may("editor", "write")
    decision = decision_shown(house_of(request).view, id)
    title = f"Encounters {decision.verdict}"
    values = {"decision": decision, "may_decide": may_decide, "trouble": trouble, "title": title}
    return served_own(request, Sheet(title, "decision.html", values, here="corrections"), status=status)


@router.post("/corrections/{id}/approve")
def approve(request: Request, id: str, sent: FormSent) -> Response:
    """Write a proposal into the ledger, in the name of who proposed it."""
    viewer, reception = demand(request, "editor", "write"), reception_of(request)
    view, proposal = house_of(request).view, _proposal(reception, id)
    try:
        if not proposal.is_open:
            raise OptionError(f"somebody decided on it already: it is {proposal.state}")
        # Where the fact is gone, it is said here, before the ledger is asked to write.
        as_it_is(view, proposal.wanted)
        made = write_correction(view, proposal.wanted, proposal.who)
        _decide(request, viewer, proposal, "approved", first(sent, "reason"), made.id)
    except (OptionError, NotThere) as error:
        return _shown(request, id, str(error), 409)
    return RedirectResponse(address_of_correction(made.id), 303)


@router.post("/corrections/{id}/decline")
def decline(request: Request, id: str, sent: FormSent) -> Response:
    """Decline a proposal, with the reason."""
    viewer = demand(request, "editor", "write")
    try:
        _decide(request, viewer, _proposal(reception_of(request), id), "declined", first(sent, "reason"))
    except OptionError as error:
        return _shown(request, id, str(error), 422)
    return RedirectResponse(address_of_correction(id), 303)


@router.post("/corrections/{id}/withdraw")
def withdraw(request: Request, id: str, sent: FormSent) -> Response:
    """Take back what one proposed oneself."""
    viewer = demand(request, "contributor", "write")
    proposal = _proposal(reception_of(request), id)
    if proposal.who != viewer.name:
        raise OptionError(f"{id}: was proposed by {proposal.who}, who alone can withdraw it")
    try:
        _decide(request, viewer, proposal, "withdrawn", first(sent, "reason") or "withdrawn")
    except OptionError as error:
        return _shown(request, id, str(error), 409)
    return RedirectResponse(address_of_correction(id), 303)


@router.post("/corrections/{id}/end")
def end(request: Request, id: str, sent: FormSent) -> Response:
    """Let a correction hold no longer."""
    viewer = demand(request, "editor", "write")
    assert viewer.name is not None
    view = house_of(request).view
    try:
        end_said(view, id, first(sent, "reason"), viewer.name)
    except OptionError as error:
        return _shown(request, id, str(error), 422)
    with reception_of(request).desk.writing() as connection:
        note(connection, Doer(viewer.name, place_of(request)), "correction ended", id)
    return RedirectResponse(address_of_correction(id), 303)


def _proposal(reception: Reception, id: str) -> Proposal:
    with reception.desk.reading() as connection:
        proposal = find_proposal(connection, id)
    if proposal is None:
        raise NotThere(f"Nobody proposed anything under {id}.")
    return proposal


def _decide(
    request: Request, viewer: Viewer, proposal: Proposal, state: State, reason: str, correction: str | None = None
) -> None:
    assert viewer.name is not None
    with reception_of(request).desk.writing() as connection:
        by = Doer(viewer.name, place_of(request))
        decide(connection, proposal, state, reason, viewer.account, by, correction)
