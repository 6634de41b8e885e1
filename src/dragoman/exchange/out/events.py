"""The events of a ledger in the shape of the common table, so that they lie beside what was imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...codebook.crosswalk import cameo_codes
from ..event_table import EVENT_COLUMNS
from .entry import Dyad, side_of

Row = dict[str, Any]

SOURCE = "dragoman"


def event_rows(dyads: Iterable[Dyad]) -> Iterator[Row]:
    """One row a dyad, keyed as `EVENT_COLUMNS` says."""
    return (_row(dyad) for dyad in dyads)


def _row(dyad: Dyad) -> Row:
    event, report = dyad.event, dyad.entry.record.report
    code = cameo_codes().get(event.cameo or "")
    values = (
        f"{SOURCE}:{report.id[:16]}/{event.id}",
        dyad.day,
        side_of(dyad.actor),
        side_of(dyad.recipient),
        dyad.actor.sector,
        dyad.recipient and dyad.recipient.sector,
        event.type,
        event.quad,
        event.status,
        list(event.contexts),
        event.score,
        code and code.goldstein,
        event.confidence,
        dyad.entry.story,
        SOURCE,
        report.id,
        dyad.is_first,
        event.cameo,
    )
    return dict(zip((column.name for column in EVENT_COLUMNS), values, strict=True))
