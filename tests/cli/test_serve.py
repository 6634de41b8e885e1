"""`dragoman serve` as a person runs it: it says where it is open, answers, and ends when it is told to."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from dragoman.ledger import open_ledger
from places import DRAGOMAN


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    place = tmp_path / "news.db"
    open_ledger(place).close()
    return place


@contextmanager
def run_serve(ledger: Path, *options: str) -> Iterator[subprocess.Popen[str]]:
    command = [str(DRAGOMAN), "serve", "--ledger", str(ledger), *options]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        yield server
        server.kill()


def test_it_says_where_and_answers_until_it_is_interrupted(ledger: Path) -> None:
    with run_serve(ledger, "--port", "0") as server:
        assert server.stderr is not None
        said = server.stderr.readline()
        found = re.search(r"open at (http://127\.0\.0\.1:\d+/); Ctrl-C ends it", said)
        assert found, said
        assert httpx2.get(found[1]).status_code == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 130
        assert server.stderr.read() == ""


def test_a_taken_port_is_one_sentence(ledger: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with run_serve(ledger, "--port", port) as server:
            assert server.wait(20) == 2
            assert server.stderr is not None
            said = server.stderr.read().splitlines()
    assert said[-1] == f"dragoman: --host 127.0.0.1 --port {port}: cannot listen there; is another server there?"


def test_a_ledger_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with run_serve(tmp_path / "none.db") as server:
        assert server.wait(20) == 2
        assert server.stderr is not None
        assert "no such ledger" in server.stderr.read()
