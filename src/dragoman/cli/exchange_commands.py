"""The commands that move data between formats: export and import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from .options import LedgerPlace, MinConfidence, checked_date


def add_exchange_commands(app: typer.Typer) -> None:
    """Give the program its commands of exchange."""
    commands: dict[str, Callable[..., None]] = {"export": _export, "import": _import}
    for name, command in commands.items():
        app.command(name)(command)


def _export(
    output_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="The format; without one, they are listed.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="PATH", help="The file or folder to write; - or nothing: standard output.")
    ] = None,
    ledger: LedgerPlace = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Events of this day and after.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Events before this day.")] = None,
    side: Annotated[
        list[str] | None, typer.Option(metavar="ISO3|ID", help="Events this side has part in; twice: between the two.")
    ] = None,
    min_confidence: MinConfidence = 0.0,
) -> None:
    """Write what a ledger holds in a format of other programs."""
    days = checked_date(since, "--since"), checked_date(until, "--until")
    from .export import list_formats, run_export

    if output_format is None:
        raise typer.Exit(list_formats())
    raise typer.Exit(run_export(output_format, out, ledger, days, side or [], min_confidence))


def _import(
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="FILE", help="Event data: plain, .gz, or .zip with one file in it.")
    ] = None,
    input_format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="The format; without it, the file tells.")
    ] = None,
    mapping: Annotated[
        Path | None, typer.Option(metavar="FILE.yaml", help="What the columns of a CSV of your own mean.")
    ] = None,
    ledger: LedgerPlace = None,
    into: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the tables go (default: NAME.imported, by the ledger).")
    ] = None,
) -> None:
    """Take in event data of others, to lay beside a ledger's. Without a file, list what came in."""
    from .import_files import list_imports, run_import

    if not files:
        raise typer.Exit(list_imports(ledger, into))
    raise typer.Exit(run_import(files, input_format, mapping, ledger, into))
