"""Many sources to many records, in the order given, in this process or in several.

Order and content do not depend on the number of workers: reports are handed out in chunks and taken back
in the same order, and no more than a few chunks a worker are ever under way, so an archive of any size
is read in little memory.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from signal import SIG_IGN, SIGINT, signal

from .errors import OptionError, SourceError
from .intake import NOWHERE, read_bytes, read_sources, read_text
from .model import Record, Report
from .pipeline import Pipeline
from .settings import Settings

# A chunk ends at whichever comes first, so that one long report does not wait behind another.
CHUNK_REPORTS = 8
CHUNK_CHARACTERS = 60_000
CHUNKS_AHEAD = 3

Outcome = Record | SourceError

# The parts of a pipeline take seconds to load; one that was made serves every later call in its process.
pipeline_for = cache(Pipeline)


def read(
    source: str | Path | bytes | None = None, *, text: str | None = None, settings: Settings | None = None
) -> Record:
    """The record of one report: a path, a URL, the raw bytes of a page or story, or its plain `text`.

    Raises SourceError when it cannot be read, OptionError when not exactly one report is meant.
    """
    if (source is None) == (text is None):
        raise OptionError("read one report: either a source or text=")
    settings = settings or Settings()
    outcomes = list(islice(read_reports(_reports(source, text, settings), settings), 2))
    if len(outcomes) != 1:
        raise OptionError(f"{source!r} holds {'several reports: use read_all' if outcomes else 'no report'}")
    if isinstance(outcomes[0], SourceError):
        raise outcomes[0]
    return outcomes[0]


def _reports(source: str | Path | bytes | None, text: str | None, settings: Settings) -> Iterator[Report | SourceError]:
    if isinstance(source, bytes):
        return iter([read_bytes(source, NOWHERE, settings)])
    if text is not None:
        return iter([read_text(text, NOWHERE, settings)])
    return read_sources([str(source)], settings)


def read_all(sources: Sequence[str], settings: Settings | None = None, workers: int = 1) -> Iterator[Outcome]:
    """Every report among `sources`, read: a Record, or the SourceError saying why there is none."""
    settings = settings or Settings()
    return read_reports(read_sources(sources, settings), settings, workers)


def read_reports(reports: Iterable[Report | SourceError], settings: Settings, workers: int = 1) -> Iterator[Outcome]:
    """The same for reports that intake has already made; errors among them keep their place."""
    if workers <= 1:
        pipeline = pipeline_for(settings)
        return (item if isinstance(item, SourceError) else pipeline.read(item) for item in reports)
    return _read_in_processes(reports, settings, workers)


@dataclass(slots=True)
class _Chunk:
    """Reports that travel to a worker together."""

    reports: list[Report] = field(default_factory=list)
    characters: int = 0

    def add(self, report: Report) -> None:
        self.reports.append(report)
        self.characters += len(report.text)

    @property
    def is_full(self) -> bool:
        return len(self.reports) >= CHUNK_REPORTS or self.characters >= CHUNK_CHARACTERS


def _read_in_processes(reports: Iterable[Report | SourceError], settings: Settings, workers: int) -> Iterator[Outcome]:
    # Spawned, not forked: forking a process whose libraries run threads can hang.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), _ignore_interrupts)
    try:
        under_way: deque[Future[list[Record]] | SourceError] = deque()
        for item in _chunks(reports):
            under_way.append(
                item if isinstance(item, SourceError) else pool.submit(_read_chunk, item.reports, settings)
            )
            while len(under_way) > workers * CHUNKS_AHEAD:
                yield from _finished(under_way.popleft())
        while under_way:
            yield from _finished(under_way.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(item: Future[list[Record]] | SourceError) -> Iterable[Outcome]:
    return [item] if isinstance(item, SourceError) else item.result()


def _chunks(reports: Iterable[Report | SourceError]) -> Iterator[_Chunk | SourceError]:
    chunk = _Chunk()
    for item in reports:
        if isinstance(item, SourceError):
            if chunk.reports:
                yield chunk
                chunk = _Chunk()
            yield item
            continue
        chunk.add(item)
        if chunk.is_full:
            yield chunk
            chunk = _Chunk()
    if chunk.reports:
        yield chunk


def _ignore_interrupts() -> None:
    # Ctrl-C reaches every process of the terminal; only the parent decides what it means.
    signal(SIGINT, SIG_IGN)


def _read_chunk(reports: list[Report], settings: Settings) -> list[Record]:
    pipeline = pipeline_for(settings)
    return [pipeline.read(report) for report in reports]
