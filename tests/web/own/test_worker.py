"""The reader's process: its answers, its errors, and what happens when it hangs or breaks off."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dragoman.errors import OptionError
from dragoman.settings import Settings
from dragoman.web.own import Own
from dragoman.web.own.worker import Worker, Worn
from web.own import chores
from web.serving import serving


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    made = Worker(patience=90.0, turn=90.0)
    yield made
    made.close()


def test_jobs_are_done_in_one_other_process(worker: Worker) -> None:
    assert worker.do(chores.doubled, 21) == 42
    assert worker.do(chores.process) == worker.do(chores.process) != os.getpid()


def test_what_the_reader_tells_is_told(worker: Worker) -> None:
    with pytest.raises(OptionError, match="makes no sense"):
        worker.do(chores.refuse)


def test_what_nobody_foresaw_is_an_error_of_the_server(worker: Worker) -> None:
    with pytest.raises(RuntimeError, match="nobody foresaw this"):
        worker.do(chores.stumble)


def test_a_reader_that_breaks_off_is_followed_by_another(worker: Worker) -> None:
    with pytest.raises(Worn, match="broke off"):
        worker.do(chores.break_off)
    assert worker.do(chores.doubled, 1) == 2


def test_a_job_that_takes_too_long_is_given_up() -> None:
    hasty = Worker(patience=0.3)
    try:
        with pytest.raises(Worn, match="longer than"):
            hasty.do(chores.linger, 60.0)
    finally:
        hasty.close()


def test_who_waits_too_long_for_a_turn_is_told() -> None:
    busy = Worker(patience=2.0, turn=0.1)
    with ThreadPoolExecutor(1) as pool:
        lingering = pool.submit(busy.do, chores.linger, 1.0)
        while not busy.is_busy:
            pass
        with pytest.raises(Worn, match="try again"):
            busy.do(chores.doubled, 1)
        assert isinstance(lingering.exception(), Worn | None)
    busy.close()


def test_the_process_ends_with_the_server(example_ledger: Path) -> None:
    with serving(example_ledger) as room:
        reader = Worker(patience=90.0, turn=90.0)
        room.app.state.own = Own(Settings(), room.house.place, only_public=False, worker=reader)
        at = reader.do(chores.process)
        os.kill(at, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(at, 0)
