"""`dragoman export`: a ledger to a file, a folder or standard output, never half a file under its own name."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from ..errors import OptionError
from ..exchange.formats import OUTGOING, Outgoing, outgoing_format
from ..exchange.out import Entry, Wanted
from ..ledger import View, open_view
from ..ledger.telling import tellings


def list_formats() -> int:
    """The formats that go out, one a line."""
    for format in OUTGOING:
        print(f"{format.name:14} {format.ending or 'folder':10} {format.about}")
    return 0


def run_export(
    name: str,
    out: Path | None,
    ledger: str | None,
    days: tuple[str | None, str | None],
    sides: Sequence[str],
    min_confidence: float,
) -> int:
    """Write the ledger in one format. Exit status 0, 2 when nothing makes sense."""
    format = outgoing_format(name)
    since, until = (date.fromisoformat(day) if day else None for day in days)
    wanted = Wanted(since, until, min_confidence, tuple(sides))
    if wanted != Wanted() and not format.selects:
        raise OptionError(
            f"--format {name}: writes whole records; leave out --since, --until, --side, --min-confidence"
        )
    to_stdout = out is None or str(out) == "-"
    if to_stdout and format.pieces is None:
        raise OptionError(f"--format {name}: is a folder of files; name it with --out")
    with open_view(ledger) as view:
        if to_stdout:
            return _print(format, _entries(view), wanted)
        assert out is not None
        _write(format, _entries(view), wanted, out)
    return 0


def _entries(view: View) -> Iterator[Entry]:
    return (Entry(one.record, one.story, one.retold) for one in tellings(view))


def _print(format: Outgoing, entries: Iterator[Entry], wanted: Wanted) -> int:
    assert format.pieces is not None
    try:
        for piece in format.pieces(entries, wanted):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _write(format: Outgoing, entries: Iterator[Entry], wanted: Wanted, out: Path) -> None:
    """Under another name first, so that what bears the name is whole. A folder must not be there yet."""
    if format.pieces is None and out.exists():
        raise OptionError(f"--out {out}: is there already; name a folder that is not")
    begun = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        if format.write_folder is not None:
            begun.mkdir(parents=True)
            format.write_folder(entries, wanted, begun)
        elif format.pieces is not None:
            with begun.open("wb") as file:
                for piece in format.pieces(entries, wanted):
                    file.write(piece)
        begun.replace(out)
    except OSError as error:
        raise OptionError(f"--out {out}: cannot be written: {error.strerror or error}") from error
    finally:
        if begun.is_dir():
            shutil.rmtree(begun)
        begun.unlink(missing_ok=True)
