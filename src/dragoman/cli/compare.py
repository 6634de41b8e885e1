"""`dragoman compare`: read the files, find the encounter they share, lay its accounts side by side."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from ..errors import OptionError, SourceError
from ..model import Record
from ..reading import read_all
from ..readouts.accounts import Comparison, Telling, compare_accounts, find_common
from ..readouts.accounts.likeness import likeness
from ..readouts.publishers import side_of
from ..settings import Settings
from .stdout import Stdout


def print_comparison(files: Sequence[str], output_format: str, settings: Settings) -> int:
    """Print the comparison. Exit status 0; raises OptionError or SourceError where there is nothing to compare."""
    records = read_each(files, settings)
    encounters = find_common(records)
    tellings = [Telling(r, e, side_of(r.report)) for r, e in zip(records, encounters, strict=True)]
    Stdout().write(draw(compare_accounts(tellings, likeness), output_format))
    return 0


def read_each(files: Sequence[str], settings: Settings) -> list[Record]:
    """The record of each file. Raises OptionError for fewer than two or the same twice, SourceError for one unread."""
    if len(files) < 2:
        raise OptionError(f"compare {' '.join(files)}: one report has nothing beside it; name two or more")
    records: list[Record] = []
    for outcome in read_all(files, settings):
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


def draw(comparison: Comparison, output_format: str) -> str:
    """The comparison in one of the formats."""
    if output_format == "json":
        from ..readouts.accounts.as_json import to_json

        return to_json(comparison)
    if output_format == "html":
        from ..readouts.accounts.html import to_html

        return to_html(comparison)
    if output_format == "markdown":
        from ..readouts.accounts.markdown import to_markdown

        return to_markdown(comparison)
    from .compare_page import draw_comparison
    from .page import PageStyle

    return draw_comparison(comparison, PageStyle.for_terminal(sys.stdout))
