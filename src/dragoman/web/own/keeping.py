"""What was read for a person, kept in the ledger because they say so."""

from __future__ import annotations

from collections.abc import Sequence

from ...ledger import Kept, open_writer
from ...readouts.joining import keep_joined
from ..desk import Desk
from ..desk.audit import Doer, note
from .jobs import ReadOwn


def keep_read(place: str | None, desk: Desk, reports: Sequence[ReadOwn], doer: Doer) -> list[Kept]:
    """Put reports that were read into the ledger, join what they tell, and log it. Raises LedgerError."""
    with open_writer(place) as writer:
        kept = [writer.add(one.record, one.raw) for one in reports]
        keep_joined(writer)
    with desk.writing() as connection:
        for one in reports:
            note(connection, doer, "report kept", one.record.report.id)
    return kept
