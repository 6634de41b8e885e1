"""`dragoman gazetteer learn`: reads reports, proposes office-holders with citations, takes what is accepted."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import OptionError, SourceError
from ..gazetteer import load_gazetteer
from ..gazetteer.learning import (
    Choice,
    Proposal,
    Sighting,
    choose,
    find_sightings,
    load_known,
    proposal_rows,
    propose,
    read_accepted,
    take_into,
    write_proposals,
)
from ..gazetteer.learning.tables import PROPOSAL_COLUMNS, STATUSES
from ..intake import read_sources
from ..settings import Settings
from .stdout import Stdout

_WORDS_SHOWN = 90


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line asked for."""

    sources: tuple[str, ...]
    out: Path | None
    accept: Path | None
    min_reports: int | None
    official_only: bool
    table: Path | None


def run_learn(wish: Wish, output_format: str) -> int:
    """Do what was asked and print it. The exit status: 0, or 1 when some inputs failed. Raises OptionError."""
    _check(wish)
    stdout = Stdout()
    status = 0
    try:
        if wish.accept and wish.table:
            put, total = take_into(wish.table, read_accepted(wish.accept))
            print(f"dragoman: {put} accepted terms put into {wish.table}, which now has {total}", file=sys.stderr)
        if wish.sources:
            failures: list[SourceError] = []
            proposals = propose(_sightings(wish.sources, failures), load_known())
            _keep(wish, proposals)
            stdout.write(_PRINTERS[output_format](proposals, _taken(wish, proposals)))
            status = 1 if failures else 0
    except BrokenPipeError:
        stdout.abandon()
    return status


def _check(wish: Wish) -> None:
    if not wish.sources and not wish.accept:
        raise OptionError("gazetteer learn: nothing to read; name a SOURCE, or a proposals file with --accept")
    if wish.accept and not wish.table:
        raise OptionError("--accept: say with --table FILE where the accepted terms go")
    if wish.table and not wish.accept and wish.min_reports is None:
        raise OptionError("--table: say what is accepted, with --accept FILE or with --min-reports N")


def _sightings(sources: Sequence[str], failures: list[SourceError]) -> Iterator[Sighting]:
    """The sightings of all sources; what cannot be read is named on stderr, and the rest goes on."""
    gazetteer = load_gazetteer()
    for item in read_sources(sources, Settings()):
        if isinstance(item, SourceError):
            print(f"dragoman: {item}", file=sys.stderr, flush=True)
            failures.append(item)
        else:
            yield from find_sightings(item, gazetteer)


def _taken(wish: Wish, proposals: Sequence[Proposal]) -> tuple[Proposal, ...]:
    return choose(proposals, Choice(wish.min_reports, wish.official_only)) if wish.min_reports else ()


def _keep(wish: Wish, proposals: Sequence[Proposal]) -> None:
    """Write the files that were asked for."""
    taken = _taken(wish, proposals)
    if wish.out:
        write_proposals(wish.out, proposals, taken)
    if wish.table and wish.min_reports:
        put, total = take_into(wish.table, proposal_rows(taken, taken))
        print(f"dragoman: {put} accepted terms put into {wish.table}, which now has {total}", file=sys.stderr)


def _as_text(proposals: Sequence[Proposal], taken: Sequence[Proposal]) -> str:
    """A table for people: what is proposed, one citation each, and in a last line how many of each status."""
    counts = Counter(proposal.status for proposal in proposals)
    lines = [line for proposal in proposals if proposal.status != "known" for line in _lines(proposal)]
    told = ", ".join(f"{counts[status]} {status}" for status in STATUSES if counts[status])
    lines.append(f"{len(proposals)} proposals ({told or 'none'}); {len(taken)} accepted")
    return "\n".join(lines) + "\n"


def _lines(proposal: Proposal) -> Iterator[str]:
    until = f"…{proposal.end} (next holder)" if proposal.end else ""
    acting = ", acting" if proposal.is_acting else ""
    reports = f"{proposal.reports} report{'s' if proposal.reports > 1 else ''}"
    yield (
        f"{proposal.status:<8}{proposal.country:<12} {proposal.person}: {proposal.title} [{proposal.office}{acting}] "
        f"{proposal.first}–{proposal.last}{until}, {reports}"
    )
    if proposal.against:
        yield f"        but {proposal.against}"
    cited = proposal.citations[0]
    yield f"        {cited.day} “{cited.words[:_WORDS_SHOWN]}” {cited.report}"


def _as_csv(proposals: Sequence[Proposal], taken: Sequence[Proposal]) -> str:
    lines = io.StringIO()
    writer = csv.DictWriter(lines, PROPOSAL_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(proposal_rows(proposals, taken))
    return lines.getvalue()


def _as_json(proposals: Sequence[Proposal], taken: Sequence[Proposal]) -> str:
    return json.dumps(proposal_rows(proposals, taken), ensure_ascii=False, indent=2) + "\n"


_PRINTERS = {"text": _as_text, "csv": _as_csv, "json": _as_json}
