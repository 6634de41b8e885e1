"""Places for ledgers that come to harm: empty ones without number, and ones on a disk with little room."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ledger.disks import fill_disk, small_disk
from postgresql import Server


@dataclass(frozen=True)
class Store:
    """One kind of ledger: `new` names an empty place, `full` one with so many bytes of room until the block ends."""

    name: str
    new: Callable[[], str]
    full: Callable[[int], Any]


def sqlite_store(folder: Path) -> Store:
    numbers = iter(range(10**9))
    return Store("sqlite", lambda: str(folder / f"{next(numbers)}.db"), lambda room: _full_file(folder, room))


@contextmanager
def _full_file(folder: Path, room: int) -> Iterator[tuple[str, Path, Callable[[], None]]]:
    with small_disk(folder) as disk:
        filler = fill_disk(disk, room)
        yield str(disk / "news.db"), disk, filler.unlink


def postgresql_store(server: Server, folder: Path) -> Store:
    return Store("postgresql", server.new_database, lambda room: _full_database(server, folder, room))


@contextmanager
def _full_database(server: Server, folder: Path, room: int) -> Iterator[tuple[str, Path, Callable[[], None]]]:
    """A database whose files lie on a small disk of their own."""
    with small_disk(folder) as disk:
        inner = disk / "space"
        inner.mkdir()
        subprocess.run(["chown", "postgres", inner], check=True)
        space = f"space_{disk.name.replace('-', '_')}"
        with server.connected() as connection:
            connection.run(f"CREATE TABLESPACE {space} LOCATION '{inner}'")
            url = server.new_database(tablespace=space)
            connection.run("CHECKPOINT")
        filler = fill_disk(disk, room)
        try:
            yield url, disk, filler.unlink
        finally:
            with server.connected() as connection:
                connection.run(f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")
                connection.run(f"DROP TABLESPACE {space}")
