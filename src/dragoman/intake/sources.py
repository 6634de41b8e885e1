"""What a person names as SOURCE to reports, in the order named: files, folders, globs, addresses, `-`.

Each broken input is a SourceError among the reports, in its place; the rest go on.
"""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from glob import glob
from typing import BinaryIO, cast

from ..errors import FetchError, SourceError
from ..model import Report, Source
from ..settings import Settings
from .dates import parse_day
from .fetch import Fetcher
from .media import is_readable_type
from .raw import Found, make_outcome
from .stream import find_in_stream, open_stream
from .web import fetch_whole, source_of

_READABLE = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".jsonl", ".ndjson", ".warc", ".xml", ".rss", ".atom")
_URL = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def read_sources(sources: Sequence[str], settings: Settings) -> Iterator[Report | SourceError]:
    """Every report among `sources`, in order; a SourceError stands where one could not be read.

    Raises OptionError at the first step when the settings' publication date is no date.
    """
    if settings.published:
        parse_day(settings.published)
    for found in find_sources(sources, settings):
        yield make_outcome(found, settings)


def find_sources(sources: Sequence[str], settings: Settings, fetcher: Fetcher | None = None) -> Iterator[Found]:
    """The same before any report is made: the raw bytes of each. `fetcher` gets what has a web address."""
    fetcher = fetcher or Fetcher()
    for source in sources:
        yield from _find_source(source, settings, fetcher)


def _find_source(source: str, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    if source == "-":
        opened = open_stream(cast(BinaryIO, sys.stdin.buffer), _at_path("-"), "-")
        yield from find_in_stream(opened, settings, fetcher)
        return
    if _URL.match(source):
        yield from _find_at_address(source, settings, fetcher)
        return
    try:
        paths = list(_expand(source))
    except SourceError as error:
        yield error
        return
    for path in paths:
        yield from _find_in_file(path, settings, fetcher)


def _find_at_address(address: str, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    try:
        answer = fetch_whole(address, settings, fetcher, accept=is_readable_type)
    except FetchError as error:
        yield error
        return
    opened = open_stream(cast(BinaryIO, io.BytesIO(answer.data)), source_of(answer), address, answer.is_public)
    yield from find_in_stream(opened, settings, fetcher)


def _at_path(path: str) -> Source:
    return Source(None, path, None, None, "text/plain")


def _expand(source: str) -> Iterable[str]:
    """The files that a path, a folder or a glob names. Raises SourceError when there are none."""
    if "\x00" in source:
        raise SourceError(source.replace("\x00", "\\0"), "is no path; a path holds no NUL character")
    if os.path.isdir(source):
        return _files_below(source) or _none(
            source, "holds no readable files (.html, .txt, .md, .jsonl, .warc, .xml, also .gz)"
        )
    if os.path.exists(source) or not any(mark in source for mark in "*?["):
        return [source]
    found = [path for path in sorted(glob(source, recursive=True)) if os.path.isfile(path)]
    return found or _none(source, "matches no file; check the path")


def _none(source: str, reason: str) -> list[str]:
    raise SourceError(source, reason)


def _files_below(folder: str) -> list[str]:
    """Readable files of a folder and its folders, sorted; hidden ones are left alone."""
    found = []
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(parent, name) for name in files if _is_readable(name)]
    return sorted(found, key=lambda path: path.split(os.sep))


def _is_readable(name: str) -> bool:
    bare = name.lower().removesuffix(".gz")
    return not name.startswith(".") and (bare.endswith(_READABLE) or "." not in bare)


def _find_in_file(path: str, settings: Settings, fetcher: Fetcher) -> Iterator[Found]:
    try:
        with open(path, "rb", buffering=65_536) as file:
            yield from find_in_stream(open_stream(file, _at_path(path), path), settings, fetcher)
    except FileNotFoundError:
        yield SourceError(path, "no such file; check the path")
    except OSError as error:
        yield SourceError(path, f"cannot be read: {error.strerror or error}")
