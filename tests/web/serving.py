"""A reading room on a port of its own, in a thread of the test's process."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI

from dragoman.web import House, make_app, open_house


@dataclass(frozen=True)
class Served:
    """An open reading room and where it is."""

    house: House
    app: FastAPI
    address: str


@contextmanager
def serving(ledger: Path | str, **choices: Any) -> Iterator[Served]:
    """A ledger served with the choices that `open_house` takes."""
    with open_house(str(ledger), **choices) as house, socket.create_server(("127.0.0.1", 0)) as listening:
        app = make_app(house)
        config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(house, app, f"http://127.0.0.1:{listening.getsockname()[1]}")
        server.should_exit = True
        thread.join()
