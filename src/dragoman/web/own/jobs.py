"""What the reader's process does: one report out of what was brought, two or more compared, one against earlier ones.

Each is a function of plain values, so that it can travel to another process, and its answer back.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, BinaryIO, cast

from ...errors import FetchError, OptionError, SourceError
from ...intake import Raw, make_report
from ...intake.fetch import Homebody
from ...intake.markup import list_kind
from ...intake.stream import find_in_stream, open_stream
from ...model import Record
from ...readouts.accounts.sheet import Sheet
from ...settings import Settings
from .given import Given

_SEVERAL = "holds several reports; bring one of them, or take the whole file in with dragoman ingest"


@dataclass(frozen=True, slots=True)
class ReadOwn:
    """A report that was read, and the bytes it was read from."""

    record: Record
    raw: Raw


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison laid out: `keys` are the columns of `reports`, in their order; the sheet may have more.

    `plain` is the whole comparison as plain values, as the API gives it.
    """

    sheet: Sheet
    keys: tuple[str, ...]
    reports: tuple[ReadOwn, ...]
    plain: dict[str, Any]


def read_one(given: Given, settings: Settings) -> ReadOwn:
    """The record of the one report that was brought. Raises SourceError, OptionError for a day that is none."""
    from ...reading import pipeline_for

    raw = _only_raw(given, settings)
    report = make_report(raw, settings)
    if not report.is_read:
        which = f"in another language than English ({report.language})" if report.language else "in no language we know"
        raise SourceError(given.where, f"is {which}; only English is read")
    return ReadOwn(pipeline_for(settings).read(report), raw)


def _only_raw(given: Given, settings: Settings) -> Raw:
    if kind := list_kind(given.data[:65_536]):
        raise SourceError(given.where, f"is a {kind}, which lists reports; bring one of them")
    opened = open_stream(cast(BinaryIO, io.BytesIO(given.data)), given.source, given.where)
    found = list(islice(find_in_stream(opened, settings, Homebody()), 2))
    if not found:
        raise SourceError(given.where, "is empty; nothing to read")
    if len(found) > 1 or isinstance(found[0], FetchError):
        raise SourceError(given.where, _SEVERAL)
    if isinstance(found[0], SourceError):
        raise found[0]
    return replace(found[0], published=given.day or found[0].published)


def compare(brought: Sequence[Given], settings: Settings) -> Compared:
    """The accounts of the encounter that all tell of. Raises SourceError, OptionError where they share none."""
    from ...readouts.accounts import Telling, compare_accounts, find_common
    from ...readouts.accounts.as_json import to_dict
    from ...readouts.accounts.likeness import likeness
    from ...readouts.accounts.sheet import lay_out
    from ...readouts.publishers import side_of

    reports = tuple(read_one(given, settings) for given in brought)
    records = [one.record for one in reports]
    if len({record.report.id for record in records}) < len(records):
        raise OptionError("The same report was brought twice; bring another account of the encounter.")
    encounters = find_common(records)
    tellings = [Telling(r, e, side_of(r.report)) for r, e in zip(records, encounters, strict=True)]
    comparison = compare_accounts(tellings, likeness)
    # Accounts come in the order of the tellings or in one of their own: a report's key is its account's.
    keys = {account.record.report.id: account.key for account in comparison.accounts}
    return Compared(
        lay_out(comparison), tuple(keys[record.report.id] for record in records), reports, to_dict(comparison)
    )


def set_against_earlier(own: ReadOwn, place: str | None) -> Sheet:
    """The report against its side's earlier ones in a ledger. OptionError where there are none."""
    from ...ledger import open_view
    from ...readouts.accounts.over_time import partner_of, side_over_time
    from ...readouts.accounts.sheet import lay_out_time

    side, partner = partner_of(own.record)
    with open_view(place) as view:
        over = side_over_time(view, side, partner, own.record)
    if not over.earlier:
        raise OptionError(f"The ledger holds no earlier readout of {side} with {partner}.")
    return lay_out_time(over)
