"""The commands that work on a ledger: ingest, watch, failures, diff, adopt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ..errors import OptionError
from ..settings import Settings
from .collector import hold_collector
from .options import (
    EventCoderChoice,
    EventCoderName,
    Floor,
    LanguageModelName,
    LedgerPlace,
    MaxBytes,
    OwnGazetteer,
    PublishedDay,
    ReadAll,
    Workers,
    checked_date,
)
from .own import chosen_gazetteer

_DEFAULTS = Settings()

Reports = Annotated[
    list[str] | None, typer.Argument(metavar="REPORT", help="Ids of reports, or how they begin. Without: all.")
]


def add_ledger_commands(app: typer.Typer) -> None:
    """Give the program its ledger commands."""
    commands: dict[str, Callable[..., None]] = {
        "ingest": _ingest,
        "watch": _watch,
        "failures": _failures,
        "diff": _diff,
        "adopt": _adopt,
    }
    for name, command in commands.items():
        app.command(name)(command)


def _ingest(
    sources: Annotated[
        list[str] | None,
        typer.Argument(metavar="SOURCE", help="As for read: files, folders, globs, web addresses, feeds, archives, -."),
    ] = None,
    ledger: LedgerPlace = None,
    retry: Annotated[bool, typer.Option("--retry", help="Try again what failed before.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read all kept reports that this version has not read yet.")
    ] = False,
    read_all: ReadAll = False,
    published: PublishedDay = None,
    language_model: LanguageModelName = _DEFAULTS.language_model,
    max_bytes: MaxBytes = _DEFAULTS.max_bytes,
    workers: Workers = 1,
    min_confidence: Floor = _DEFAULTS.min_confidence,
    gazetteer: OwnGazetteer = None,
    event_coder: EventCoderChoice = EventCoderName.MODEL,
) -> None:
    """Read reports into a ledger, each once, and say what became of every one."""
    if bool(sources) + retry + again != 1:
        raise OptionError("ingest: name what to read, or --retry what failed, or --again all that is kept")
    day = checked_date(published, "--published")
    settings = Settings(language_model, day, max_bytes, min_confidence, chosen_gazetteer(gazetteer), event_coder)
    hold_collector()
    from .ingest import make_reading, run_ingest

    reading = make_reading(settings, workers, read_all=read_all)
    raise typer.Exit(run_ingest(sources or [], ledger, reading, "retry" if retry else "again" if again else ""))


def _watch(
    feeds: Annotated[Path, typer.Argument(metavar="FEEDS.toml", help="The feeds, and how often each is asked.")],
    ledger: LedgerPlace = None,
    once: Annotated[bool, typer.Option("--once", help="Ask the feeds that are due and end, as cron wants it.")] = False,
    memory: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="What is remembered of feeds (default: NAME.watch.db beside the ledger)."),
    ] = None,
    read_all: ReadAll = False,
    max_bytes: MaxBytes = _DEFAULTS.max_bytes,
    min_confidence: Floor = _DEFAULTS.min_confidence,
    gazetteer: OwnGazetteer = None,
    event_coder: EventCoderChoice = EventCoderName.MODEL,
) -> None:
    """Ask feeds for what is new, again and again, and read it into a ledger. Ctrl-C ends it."""
    settings = Settings(
        max_bytes=max_bytes,
        min_confidence=min_confidence,
        gazetteer=chosen_gazetteer(gazetteer),
        event_coder=event_coder,
    )
    from .ingest import make_reading
    from .watch import run_watch

    reading = make_reading(settings, 1, read_all=read_all)
    raise typer.Exit(run_watch(feeds, ledger, memory, once, reading))


def _failures(
    ledger: LedgerPlace = None,
    mended: Annotated[bool, typer.Option("--mended", help="Those that a later run could do.")] = False,
) -> None:
    """List what could not be read, and why."""
    from .failures import print_failures

    raise typer.Exit(print_failures(ledger, mended))


def _diff(reports: Reports = None, ledger: LedgerPlace = None) -> None:
    """Tell what the newest reading of reports changes, where it is not the current one."""
    from .diff import print_changes

    raise typer.Exit(print_changes(reports or [], ledger))


def _adopt(reports: Reports = None, ledger: LedgerPlace = None) -> None:
    """Make the newest reading of reports the current one."""
    from .diff import adopt_newest

    raise typer.Exit(adopt_newest(reports or [], ledger))
