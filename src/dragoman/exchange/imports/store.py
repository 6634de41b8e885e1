"""Where imported tables live: a folder beside the ledger, one table a file that came in, and its account.

    news.imported/gdelt-2/3f9a6c0d12ab.parquet        the rows, in the shape of `event_table`
    news.imported/gdelt-2/3f9a6c0d12ab.rejected.tsv   the lines that were not taken, when there are any
    news.imported/gdelt-2/3f9a6c0d12ab.json           the account, written last: without it the table counts for nothing

The name is the beginning of the digest of the file's bytes, so a file that came in before comes in no second time.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ...errors import SourceError
from ...version import __version__
from .account import Account, account_to_json, read_account
from .claims import chosen_layout, first_lines
from .formats import guessed_format, incoming_format
from .layout import Incoming
from .mapped import mapped_format
from .open_file import Bytes, plain_file, take_in
from .read import Taken, read_file
from .rejected import count_reasons, write_rejected

_NAME = 12
_WORK = ".work-"


@dataclass(frozen=True, slots=True)
class Imported:
    """An account, and whether the file came in just now or was there already; `rejected` is the side file."""

    account: Account
    is_new: bool
    rejected: Path | None


def import_file(path: Path, folder: Path, format: str | None = None, *, mapping: Path | None = None) -> Imported:
    """Take a file in. `format` is the name of one, or None when the file is to tell; `mapping` tells of your own CSV.

    Raises OptionError when name or mapping make no sense, SourceError when the file cannot be read or is not what it
    claims; nothing is left of it then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _work_folder(folder) as work, plain_file(path, work) as plain:
        lines = first_lines(plain)
        read_as = _format(str(path), lines, format, mapping)
        layout = chosen_layout(str(path), lines, read_as)
        taken_in = take_in(plain)
        home = folder / read_as.name / f"{taken_in.digest[:_NAME]}.parquet"
        if home.with_suffix(".json").exists():
            return Imported(read_account(home.with_suffix(".json")), False, _side_file(home))
        table = work / "table.parquet"
        taken = read_file(taken_in, str(path), read_as, layout, table)
        account = _account(path, taken_in, read_as, taken, layout.has_header, home)
        _settle(work, table, taken, account, home)
    return Imported(account, True, _side_file(home))


def _format(name: str, lines: Sequence[str], format: str | None, mapping: Path | None) -> Incoming:
    if mapping is not None:
        return mapped_format(mapping, lines[0] if lines else "")
    return guessed_format(name, lines) if format is None else incoming_format(format)


def accounts(folder: Path) -> Iterator[Account]:
    """What has come in, by source and table."""
    for path in sorted(folder.glob("*/*.json")):
        yield read_account(path)


def tables(folder: Path, source: str | None = None) -> list[Path]:
    """The tables that count, of one source or of all; give them to DuckDB's or Arrow's Parquet reader."""
    return [folder / one.source / one.table for one in accounts(folder) if source in (None, one.source)]


def _account(path: Path, plain: Bytes, format: Incoming, taken: Taken, has_header: bool, home: Path) -> Account:
    return Account(
        source=format.name,
        format=format.about,
        file=str(path),
        digest=plain.digest,
        table=home.name,
        lines=plain.lines - has_header,
        taken=taken.rows,
        not_taken=count_reasons(taken.rejected),
        without_counterpart=taken.without_counterpart,
        since=taken.since,
        until=taken.until,
        at=datetime.now(UTC).isoformat(timespec="seconds"),
        by=__version__,
    )


def _settle(work: Path, table: Path, taken: Taken, account: Account, home: Path) -> None:
    """Give everything its name, the account last, each in one step that cannot be half done."""
    home.parent.mkdir(exist_ok=True)
    if taken.rejected:
        side = work / "rejected.tsv"
        write_rejected(taken.rejected, side)
        _move(side, home.with_suffix(".rejected.tsv"))
    _move(table, home)
    written = work / "account.json"
    written.write_text(account_to_json(account), encoding="utf-8")
    _move(written, home.with_suffix(".json"))


def _move(path: Path, to: Path) -> None:
    with path.open("rb") as written:
        os.fsync(written.fileno())
    path.replace(to)


def _side_file(home: Path) -> Path | None:
    side = home.with_suffix(".rejected.tsv")
    return side if side.exists() else None


@contextmanager
def _work_folder(folder: Path) -> Iterator[Path]:
    """A folder within the same file system that is gone afterwards, whatever happens."""
    _sweep(folder)
    work = folder / f"{_WORK}{os.getpid()}"
    try:
        work.mkdir()
        yield work
    except OSError as error:
        raise SourceError(str(folder), f"cannot be written to: {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Remove what an import that was killed left behind; one that is under way keeps its own."""
    for left in folder.glob(f"{_WORK}*"):
        process = left.name.removeprefix(_WORK)
        if process.isdigit() and not _is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
