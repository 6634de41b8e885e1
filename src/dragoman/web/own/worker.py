"""A process of its own in which people's texts are read: started with the first, ended when one takes too long.

What is read there keeps no page waiting, and nothing that a text does to the reader does anything to the server. One
job at a time is done; whoever cannot have its turn soon is told so.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from signal import SIG_IGN, SIGINT, signal
from threading import Lock
from traceback import format_exc
from typing import Any, TypeVar

from ...errors import DragomanError

_LOG = logging.getLogger("dragoman.web")
T = TypeVar("T")

# Seconds: the first text waits for the language model too.
PATIENCE, TURN = 120.0, 60.0


class Worn(DragomanError):
    """The reader took too long, broke off, or has too much to do; the message says which."""


class Busy(Worn):
    """The one who asks has a text under way already."""


class Worker:
    """Does jobs, functions of this program with values that can travel, one after the other. Close it."""

    def __init__(self, patience: float = PATIENCE, turn: float = TURN) -> None:
        self._patience = patience
        self._turn = turn
        self._lock = Lock()
        self._process: BaseProcess | None = None
        self._way: Connection | None = None

    @property
    def is_busy(self) -> bool:
        return self._lock.locked()

    def do(self, job: Callable[..., T], *values: Any) -> T:
        """What the job gives. Raises the DragomanError that it raises, Worn when it gives nothing."""
        if not self._lock.acquire(timeout=self._turn):
            raise Worn("Others are having texts read; try again in a minute.")
        try:
            return self._ask(job, values)
        finally:
            self._lock.release()

    def _ask(self, job: Callable[..., T], values: tuple[Any, ...]) -> T:
        way = self._started()
        try:
            way.send((job, values))
            if not way.poll(self._patience):
                self._end()
                raise Worn(f"This took longer than {self._patience:.0f} seconds to read, and was given up.")
            kind, answer = way.recv()
        except (EOFError, OSError) as error:
            self._end()
            raise Worn("The reader broke off at this text; it may be too much for this machine's memory.") from error
        if kind == "done":
            done: T = answer
            return done
        if isinstance(answer, DragomanError):
            raise answer
        raise RuntimeError(f"the reader failed: {answer}")

    def _started(self) -> Connection:
        if self._way is not None and self._process is not None and self._process.is_alive():
            return self._way
        self._end()
        context = get_context("spawn")
        self._way, other = context.Pipe()
        self._process = context.Process(target=serve_jobs, args=(other,), daemon=True, name="dragoman-reader")
        self._process.start()
        other.close()
        return self._way

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._way is not None:
            self._way.close()
        self._process = self._way = None

    def close(self) -> None:
        """End the process; a later job starts another."""
        with self._lock:
            self._end()


def serve_jobs(way: Connection) -> None:
    """The process: jobs come, answers go, until the other end is gone."""
    signal(SIGINT, SIG_IGN)
    while True:
        try:
            job, values = way.recv()
        except (EOFError, OSError):
            return
        try:
            answer = ("done", job(*values))
        except DragomanError as error:
            answer = ("told", error)
        except Exception:
            answer = ("failed", format_exc())
        way.send(answer)
