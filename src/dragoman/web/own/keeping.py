"""What was read for a person, kept in the ledger because they say so."""

from __future__ import annotations

from collections.abc import Sequence

from ...ledger import Kept, open_writer
from ...readouts.joining import keep_joined
from .jobs import ReadOwn


def keep_read(place: str | None, reports: Sequence[ReadOwn]) -> list[Kept]:
    """Put reports that were read into the ledger, and join what they tell. Raises LedgerError."""
    with open_writer(place) as writer:
        kept = [writer.add(one.record, one.raw) for one in reports]
        keep_joined(writer)
    return kept
