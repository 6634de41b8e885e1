"""Long answers as they are made: a piece at a time, in a thread, given up as soon as nobody listens any more."""

from __future__ import annotations

import zipfile
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import IO, TypeVar, cast

from starlette.concurrency import run_in_threadpool

T = TypeVar("T")
LOT = 64 * 1024
# What bears no day of its own inside an archive: the same ledger gives the same bytes.
_DAY = (1980, 1, 1, 0, 0, 0)


class NobodyListens(Exception):
    """Who asked is gone; what was begun for them ends here."""


def while_heard(items: Iterable[T], is_gone: Event) -> Iterator[T]:
    """The items, until nobody listens. Raises NobodyListens then."""
    for item in items:
        if is_gone.is_set():
            raise NobodyListens
        yield item


async def in_lots(pieces: Iterator[bytes], is_gone: Event, done: Callable[[], None]) -> AsyncIterator[bytes]:
    """The pieces put together into lots of some 64 kB; `done` is called at the end, however that comes."""
    try:
        while lot := await run_in_threadpool(_lot, pieces):
            yield lot
    finally:
        is_gone.set()
        done()


def _lot(pieces: Iterator[bytes]) -> bytes:
    lot, size = [], 0
    for piece in pieces:
        lot.append(piece)
        size += len(piece)
        if size >= LOT:
            break
    return b"".join(lot)


def zipped(write: Callable[[Path], None], name: str) -> Iterator[bytes]:
    """A folder that `write` fills, as one .zip: it lies on the disk while it is made, and never in memory."""
    with TemporaryDirectory(prefix="dragoman-export-") as place:
        folder = Path(place) / name
        folder.mkdir()
        write(folder)
        sink = _Sink()
        with zipfile.ZipFile(cast(IO[bytes], sink), "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                yield from _packed(archive, path, str(path.relative_to(folder.parent)), sink)
        yield sink.taken()


def _packed(archive: zipfile.ZipFile, path: Path, name: str, sink: _Sink) -> Iterator[bytes]:
    about = zipfile.ZipInfo(name, _DAY)
    about.compress_type, about.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    with path.open("rb") as file, archive.open(about, "w", force_zip64=True) as packed:
        while part := file.read(LOT):
            packed.write(part)
            yield sink.taken()


class _Sink:
    """Where an archive is written to, and taken from before it grows."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self._parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def first_of(pieces: Iterator[bytes]) -> tuple[bytes, ...]:
    """The first piece, so that what fails at once fails before anything is sent."""
    return tuple(islice(pieces, 1))
