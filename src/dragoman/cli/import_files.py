"""`dragoman import`: event data of others into tables beside the ledger, with an account of each file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ..errors import OptionError, SourceError
from ..exchange.imports import Account, Imported, accounts, import_file
from ..ledger.place import chosen_place, find_place
from ..relations.imported import summarise_import

_NAMED = 5


def run_import(
    files: Sequence[Path], name: str | None, mapping: Path | None, ledger: str | None, into: Path | None
) -> int:
    """Take in each file. Exit status 1 when some could not be."""
    if name and mapping:
        raise OptionError("--format and --mapping: say one of them")
    folder, failed = imports_folder(ledger, into), 0
    for file in files:
        try:
            imported = import_file(file, folder, name, mapping=mapping)
            summarise_import(imported, folder)
            _tell(imported, folder)
        except SourceError as error:
            failed += 1
            print(f"dragoman: {error}", file=sys.stderr)
    return 1 if failed else 0


def list_imports(ledger: str | None, into: Path | None) -> int:
    """What has come in, a line each."""
    for one in accounts(imports_folder(ledger, into)):
        print(f"{one.source:20} {one.since or '-':10} {one.until or '-':10} {one.taken:>12,} rows  {one.file}")
    return 0


def imports_folder(ledger: str | None, into: Path | None) -> Path:
    """Where imported tables live: beside a ledger in a file; in the working folder, by its name, for a database."""
    if into is not None:
        return into
    place = find_place(chosen_place(ledger))
    path = place.path or Path(place.url.database or "dragoman")
    return path.with_name(f"{path.stem}.imported")


def _tell(imported: Imported, folder: Path) -> None:
    one = imported.account
    table = folder / one.source / one.table
    if not imported.is_new:
        print(f"{one.file}: came in before, as {table}")
        return
    print(f"{one.file}: {one.format}, {one.since or '-'} to {one.until or '-'}: {one.taken:,} rows → {table}")
    if one.not_taken:
        reasons = ", ".join(f"{count:,} {reason}" for reason, count in one.not_taken.items())
        print(f"  {one.failed:,} of {one.lines:,} lines not taken ({reasons}): {imported.rejected}")
    if one.without_counterpart:
        print(f"  {_without_counterpart(one)}")


def _without_counterpart(one: Account) -> str:
    codes = list(one.without_counterpart.items())
    named = ", ".join(f"{code} {count:,}" for code, count in codes[:_NAMED])
    more = f" and {len(codes) - _NAMED} codes more" if len(codes) > _NAMED else ""
    total = sum(count for _, count in codes)
    return f"{total:,} rows of {len(codes)} codes without a PLOVER counterpart, kept without a type: {named}{more}"
