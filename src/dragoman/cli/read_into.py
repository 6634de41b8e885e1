"""`dragoman read --ledger`: what is read goes into a ledger, with its bytes, before it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from ..errors import SourceError
from ..intake import Raw, find_sources, make_outcome
from ..ledger import Writer, open_writer
from ..model import Report
from ..reading import Outcome, read_reports
from ..settings import Settings


@contextmanager
def read_into(ledger: str, sources: Sequence[str], settings: Settings, workers: int) -> Iterator[Iterator[Outcome]]:
    """The outcomes of `read_all`, each record kept when it comes out."""
    with open_writer(ledger) as writer:
        yield _kept(writer, sources, settings, workers)


def _kept(writer: Writer, sources: Sequence[str], settings: Settings, workers: int) -> Iterator[Outcome]:
    under_way: dict[str, Raw] = {}

    def reports() -> Iterator[Report | SourceError]:
        for found in find_sources(sources, settings):
            outcome = make_outcome(found, settings)
            if isinstance(found, Raw) and isinstance(outcome, Report):
                under_way[outcome.id] = found
            yield outcome

    for outcome in read_reports(reports(), settings, workers):
        if not isinstance(outcome, SourceError):
            writer.add(outcome, under_way.pop(outcome.report.id, None))
        yield outcome
