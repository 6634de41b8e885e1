"""Bytes to records, in this process or in several; what comes back comes in the order in which it was handed out."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import connection, get_context, parent_process
from signal import SIG_IGN, SIGINT, signal
from typing import Protocol, TypeVar

from ..errors import DragomanError, SourceError
from ..intake import Raw, make_report
from ..model import Record, Report
from ..reading import pipeline_for
from ..settings import Settings
from ..triage import load_triage

CHUNK_REPORTS = 8
CHUNK_BYTES = 60_000
CHUNK_ITEMS = 256
CHUNKS_AHEAD = 3

T = TypeVar("T")


class Verdict(Protocol):
    """What a quick look says of a report: whether it is worth reading, and why or why not."""

    @property
    def passes(self) -> bool: ...

    @property
    def why(self) -> str: ...


# Called in each worker process, so it must be a function of a module or a `QuickLook`. None: no opinion, read it.
Triage = Callable[[Report], Verdict | None]


@dataclass(frozen=True, slots=True)
class QuickLook:
    """The look of `triage`, with the user's own gazetteer beside the shipped one."""

    gazetteer: str | None = None

    def __call__(self, report: Report) -> Verdict:
        return load_triage(self.gazetteer).look(report)


@dataclass(frozen=True, slots=True)
class NotNews:
    """A report that was looked at and not read."""

    why: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Bytes that hold no report, or one that could not be read."""

    reason: str


Worked = Record | NotNews | Failed


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are read: `settings`, how many `workers` processes, and the `triage` before it, None for none."""

    settings: Settings
    workers: int = 1
    triage: Triage | None = None


def work_on(raw: Raw, reading: Reading) -> Worked:
    """Make the report of raw bytes, look at it, read it. Never raises because of what the bytes hold."""
    try:
        report = make_report(raw, reading.settings)
    except SourceError as error:
        return Failed(error.reason)
    try:
        look = reading.triage(report) if reading.triage and report.is_read else None
        if look is not None and not look.passes:
            return NotNews(look.why)
        return pipeline_for(reading.settings).read(report)
    except DragomanError:
        raise  # a model or a data file is missing: nothing could be read
    except Exception as error:
        # No text should get here; one that does is kept and named, and the rest goes on.
        return Failed(f"the reader failed on it ({type(error).__name__}: {error}); report it, then --retry")


def work_through(items: Iterable[Raw | T], reading: Reading) -> Generator[tuple[Raw, Worked] | T, None, None]:
    """Every raw report with what came of it; anything else among the items keeps its place."""
    if reading.workers <= 1:
        return ((item, work_on(item, reading)) if isinstance(item, Raw) else item for item in items)
    return _in_processes(items, reading)


def _in_processes(items: Iterable[Raw | T], reading: Reading) -> Generator[tuple[Raw, Worked] | T, None, None]:
    # Spawned, not forked: forking a process whose libraries run threads can hang.
    pool = ProcessPoolExecutor(reading.workers, get_context("spawn"), _begin_work)
    try:
        under_way: deque[tuple[list[Raw | T], Future[list[Worked]] | None]] = deque()
        for chunk in _chunks(items):
            raws = [item for item in chunk if isinstance(item, Raw)]
            # Where all is known, no process need start.
            under_way.append((chunk, pool.submit(_work_on_all, raws, reading) if raws else None))
            while len(under_way) > reading.workers * CHUNKS_AHEAD:
                yield from _finished(*under_way.popleft())
        while under_way:
            yield from _finished(*under_way.popleft())
    except BrokenProcessPool as error:
        raise DragomanError(_LOST_WORKER) from error
    finally:
        pool.shutdown(cancel_futures=True)


_LOST_WORKER = (
    "a worker process was lost, perhaps for want of memory; what was read is kept: run again, with fewer --workers"
)


def _finished(chunk: list[Raw | T], future: Future[list[Worked]] | None) -> Iterator[tuple[Raw, Worked] | T]:
    worked = iter(future.result() if future else ())
    for item in chunk:
        yield (item, next(worked)) if isinstance(item, Raw) else item


def _chunks(items: Iterable[Raw | T]) -> Iterator[list[Raw | T]]:
    """A chunk ends at whichever comes first, so that one long report does not wait behind another."""
    chunk: list[Raw | T] = []
    raws = size = 0
    for item in items:
        chunk.append(item)
        if isinstance(item, Raw):
            raws, size = raws + 1, size + len(item.data)
        if raws >= CHUNK_REPORTS or size >= CHUNK_BYTES or len(chunk) >= CHUNK_ITEMS:
            yield chunk
            chunk, raws, size = [], 0, 0
    if chunk:
        yield chunk


def _work_on_all(raws: list[Raw], reading: Reading) -> list[Worked]:
    return [work_on(raw, reading) for raw in raws]


def _begin_work() -> None:
    # Ctrl-C reaches every process of the terminal; only the parent decides what it means.
    signal(SIGINT, SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot tell its workers: they watch it, or they would wait for work forever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
