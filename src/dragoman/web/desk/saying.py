"""What somebody says of a fact, kept by what they may do: in the ledger at once, or as a proposal."""

from __future__ import annotations

from starlette.requests import Request

from ..viewer import Viewer
from .audit import Doer, note
from .correcting import FactNow, write_correction
from .door import place_of
from .proposals import Wanted, propose
from .reception import reception_of


def keep_said(request: Request, viewer: Viewer, now: FactNow, wanted: Wanted) -> str:
    """Where it is kept: the id of a correction of the ledger, or of a proposal."""
    assert viewer.name is not None
    assert viewer.account is not None
    by = Doer(viewer.name, place_of(request))
    desk = reception_of(request).desk
    if viewer.may("editor", "write"):
        made = write_correction(request.app.state.house.view, wanted, viewer.name)
        with desk.writing() as connection:
            note(connection, by, "corrected", f"{made.id}: {made.kind} {made.fact} {made.verdict}")
        return made.id
    with desk.writing() as connection:
        return propose(connection, wanted, now.plain, now.excerpt, viewer.account, by)
