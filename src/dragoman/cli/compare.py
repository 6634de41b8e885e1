"""`dragoman compare`: read the files, find the encounter they share, lay its accounts side by side."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from ..errors import OptionError, SourceError
from ..intake import read_sources
from ..model import Record, Report
from ..parse import ModelBeside
from ..reading import pipeline_for, read_all, read_reports
from ..readouts.accounts import SideAccount, Telling, compare_accounts, find_common
from ..readouts.accounts.as_json import time_to_dict, to_dict, to_json
from ..readouts.accounts.likeness import likeness, load_encoder
from ..readouts.accounts.over_time import partner_of, side_over_time
from ..readouts.accounts.sheet import Sheet, lay_out, lay_out_time
from ..readouts.publishers import side_of
from ..settings import Settings
from .stdout import Stdout
from .warm import warm


def print_comparison(
    files: Sequence[str], output_format: str, settings: Settings, model: ModelBeside | None = None
) -> int:
    """Print the comparison. Exit status 0; raises OptionError or SourceError where there is nothing to compare.

    `model` is the language model of the settings, where it is loading on another core.
    """
    pipeline = pipeline_for(settings)
    warm(lambda: pipeline.coder, load_encoder)
    reports = list(read_sources(files, settings))
    if model is not None:
        pipeline.parse_with(model)
        model.expect(report for report in reports if isinstance(report, Report) and report.is_read)
    records = read_each(files, reports, settings)
    encounters = find_common(records)
    tellings = [Telling(r, e, side_of(r.report)) for r, e in zip(records, encounters, strict=True)]
    comparison = compare_accounts(tellings, likeness)
    page = draw(lay_out(comparison), comparison.accounts, partial(to_dict, comparison), output_format)
    Stdout().write(page)
    return 0


def print_joined(id: str, output_format: str, ledger: str | None) -> int:
    """Print the accounts of an encounter that a ledger has joined, one of each side. OptionError for fewer than two."""
    from ..ledger import open_view
    from ..readouts.joining import joined_encounter
    from ..readouts.side_by_side import tellings_of

    with open_view(ledger) as view:
        joined = joined_encounter(view, id)
        tellings = tellings_of(view, joined)
    if len(tellings) < 2:
        who = f"only {tellings[0].side} tells of it" if tellings else "no side's own publisher tells of it"
        raise OptionError(
            f"compare {id}: {who}; dragoman encounters {joined.id} shows its {len(joined.reports)} reports"
        )
    comparison = compare_accounts(tellings, likeness)
    Stdout().write(draw(lay_out(comparison), comparison.accounts, partial(to_dict, comparison), output_format))
    return 0


def read_each(files: Sequence[str], reports: Sequence[Report | SourceError], settings: Settings) -> list[Record]:
    """The record of each file; OptionError for fewer than two or the same twice, SourceError for one unread."""
    if len(files) < 2:
        raise OptionError(f"compare {' '.join(files)}: one report has nothing beside it; name two or more")
    records: list[Record] = []
    for outcome in read_reports(reports, settings):
        if isinstance(outcome, SourceError):
            raise outcome
        if not outcome.report.is_read:
            raise SourceError(_name(outcome), "is in another language than English, and cannot be compared")
        records.append(outcome)
    twice = [id for id, times in Counter(record.report.id for record in records).items() if times > 1]
    if twice:
        same = " and ".join(dict.fromkeys(_name(r) for r in records if r.report.id == twice[0]))
        raise OptionError(f"compare {same}: the same report twice; name another account of the encounter")
    if len(records) < 2:
        raise OptionError(f"compare {' '.join(files)}: only one report is in it; name two or more")
    return records


def _name(record: Record) -> str:
    source = record.report.source
    return source.path or source.url or source.id or "a report"


def print_over_time(file: str, output_format: str, settings: Settings, ledger: str | None) -> int:
    """Print a readout against the earlier ones of its side with the same partner that a ledger holds."""
    from ..ledger import open_view

    outcome = next(iter(read_all([file], settings)))
    if isinstance(outcome, SourceError):
        raise outcome
    side, partner = partner_of(outcome)
    with open_view(ledger) as view:
        over = side_over_time(view, side, partner, outcome)
    if not over.earlier:
        raise OptionError(f"{file}: the ledger {view.place.name} holds no earlier readout of {side} with {partner}")
    plain = partial(time_to_dict, over)
    Stdout().write(draw(lay_out_time(over), (over.now,), plain, output_format))
    return 0


def draw(sheet: Sheet, accounts: Sequence[SideAccount], plain: Callable[[], dict[str, Any]], output_format: str) -> str:
    """A page in one of the formats; `plain` gives what JSON prints."""
    if output_format == "json":
        return to_json(plain())
    if output_format == "html":
        from ..readouts.accounts.html import to_html

        return to_html(sheet, accounts)
    if output_format == "markdown":
        from ..readouts.accounts.markdown import to_markdown

        return to_markdown(sheet)
    from .compare_page import draw_sheet
    from .page import PageStyle

    return draw_sheet(sheet, PageStyle.for_terminal(sys.stdout))
