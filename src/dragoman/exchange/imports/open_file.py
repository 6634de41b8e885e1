"""A file's bytes as DuckDB can read them: what is packed (.zip with one member, .gz) is unpacked beside the tables."""

from __future__ import annotations

import gzip
import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...errors import SourceError

_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Bytes:
    """`path` holds the plain bytes, `digest` is their SHA-256, `lines` counts those with anything on them.

    `not_utf_8` are the numbers of lines, counted from 1, whose bytes are no UTF-8.
    """

    path: Path
    digest: str
    lines: int
    not_utf_8: tuple[int, ...]


@contextmanager
def plain_file(path: Path, folder: Path) -> Iterator[Path]:
    """The file itself, or what is packed in it, unpacked in `folder` while the block lasts."""
    try:
        if not path.is_file():
            raise SourceError(str(path), "no such file")
        if path.suffix.lower() not in (".zip", ".gz"):
            yield path
            return
        unpacked = folder / f"{path.stem}.unpacked"
        try:
            _unpack(path, unpacked)
            yield unpacked
        finally:
            unpacked.unlink(missing_ok=True)
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise SourceError(str(path), f"cannot be read: {error}") from error


def _unpack(path: Path, to: Path) -> None:
    if path.suffix.lower() == ".gz":
        with gzip.open(path) as packed, to.open("wb") as plain:
            shutil.copyfileobj(packed, plain, _BLOCK)
        return
    with zipfile.ZipFile(path) as archive:
        members = [name for name in archive.namelist() if not name.endswith("/")]
        if len(members) != 1:
            raise SourceError(str(path), f"holds {len(members)} files where one is due; unpack it and name them")
        with archive.open(members[0]) as packed, to.open("wb") as plain:
            shutil.copyfileobj(packed, plain, _BLOCK)


def take_in(path: Path) -> Bytes:
    """Digest a plain file, count its lines and find those that are not UTF-8, a block at a time.

    A line counts when it holds more than its end.
    """
    digest, filled, before = hashlib.sha256(), 0, 0
    not_utf_8: list[int] = []
    for lines in _blocks_of_lines(path):
        digest.update(lines)
        filled += _filled(lines)
        not_utf_8 += _not_utf_8(lines, before)
        before += lines.count(b"\n")
    return Bytes(path, digest.hexdigest(), filled, tuple(not_utf_8))


def _blocks_of_lines(path: Path) -> Iterator[bytes]:
    """Some lines at a time, each whole."""
    with path.open("rb") as plain:
        rest = b""
        while block := plain.read(_BLOCK):
            whole, newline, rest = (rest + block).rpartition(b"\n")
            yield whole + newline
        if rest:
            yield rest


def _filled(lines: bytes) -> int:
    """How many of these lines hold anything."""
    if lines.startswith((b"\n", b"\r\n")) or b"\n\n" in lines or b"\n\r\n" in lines:
        return sum(bool(line.strip(b"\r")) for line in lines.split(b"\n"))
    return lines.count(b"\n") + (bool(lines) and not lines.endswith(b"\n"))


def _not_utf_8(lines: bytes, before: int) -> list[int]:
    """The numbers of those of these lines that are not UTF-8; so many lines came before them."""
    if _is_utf_8(lines):
        return []
    return [number for number, line in enumerate(lines.split(b"\n"), before + 1) if not _is_utf_8(line)]


def _is_utf_8(words: bytes) -> bool:
    try:
        words.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def without_lines(plain: Bytes, copy: Path) -> Path:
    """The file without the lines that are not UTF-8: a copy in which they are blank, so that all keep their numbers."""
    if not plain.not_utf_8:
        return plain.path
    left_out = set(plain.not_utf_8)
    with plain.path.open("rb") as lines, copy.open("wb") as kept:
        for number, line in enumerate(lines, start=1):
            kept.write(b"\n" if number in left_out else line)
    return copy
