"""Records as JSON Lines: one record a line, the whole of it, as `dragoman schema` describes it. Nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..json import record_to_json
from .entry import Entry


def record_pieces(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The file, a record at a time."""
    return (record_to_json(entry.record).encode() + b"\n" for entry in entries)
